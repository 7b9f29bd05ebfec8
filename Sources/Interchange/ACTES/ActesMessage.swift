// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// A message of @CTES about one act: its transmission to the State's representative, or the
/// acknowledgement of its reception.
public struct ActesMessage: Sendable {
    /// The identifier of the act.
    public let identifier: ActesIdentifier
    /// What it is to the act: `transmitted` or `received`.
    public let event: String
    /// The day of the event; an envelope does not say it.
    public let date: CivilDate?
    /// The object of the act, as the message repeats it.
    public let object: String?
    /// Its matter in two levels.
    public let matter: String?
    /// The date of the classification that the matter is of.
    public let classification: CivilDate?
    /// What is not as it should be.
    public let diagnostics: [ImportDiagnostic]

    static let namespace = "http://www.interieur.gouv.fr/ACTES#v1.1-20040216"

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - root: the document.
    ///   - fileName: an envelope names its act only there.
    /// - Returns: nothing if the document is neither, or names no act.
    public init?(_ root: XMLElement, fileName: String) {
        guard root.namespace == Self.namespace else { return nil }
        let act: XMLElement
        switch root.name {
        case "ARActe":
            guard let identifier = ActesIdentifier(root.attributes["IDActe"] ?? "") else {
                return nil
            }
            self.identifier = identifier
            event = "received"
            date = root.attributes["DateReception"].flatMap { CivilDate($0) }
            act = root["ActeRecu"] ?? root["Acte"] ?? root
        case "Acte":
            guard let identifier = ActesIdentifier(Self.bare(fileName)) else { return nil }
            self.identifier = identifier
            event = "transmitted"
            date = nil
            act = root
        default: return nil
        }
        let object = act["Objet"].map { CellCleaner.trimmed($0.text) }
        self.object = object
        let codes = ["CodeMatiere1", "CodeMatiere2"].compactMap {
            act[$0]?.attributes["CodeMatiere"]
        }
        matter = codes.count == 2 ? codes.joined(separator: ".") : nil
        classification = act["ClassificationDateVersion"].flatMap { CivilDate($0.text) }
        diagnostics = Self.diagnostics(act, identifier, object)
    }

    /// The status entry of the act, on its day.
    public func status(on day: CivilDate, by office: String?) -> Record {
        var status = Record(kind: .status)
        status.set("event", [.string(event)])
        status.set("date", [.string(day.description)])
        status.set("reference", [.string(identifier.description)])
        status.set("by", office.map { [.string($0)] })
        return status
    }

    /// The name without its ending: `…-DE-1-1_0.xml` is that of an envelope.
    private static func bare(_ name: String) -> String {
        String(name.split(separator: ".").first ?? "")
    }

    /// What the message says of the act otherwise than its identifier.
    private static func diagnostics(
        _ act: XMLElement,
        _ identifier: ActesIdentifier,
        _ object: String?
    ) -> [ImportDiagnostic] {
        var found: [ImportDiagnostic] = []
        let stated: [(name: String, stated: String?, wanted: String)] = [
            ("Date", act.attributes["Date"], identifier.date.description),
            ("NumeroInterne", act.attributes["NumeroInterne"], identifier.number),
            ("CodeNatureActe", act.attributes["CodeNatureActe"], identifier.nature.code),
        ]
        for (name, stated, wanted) in stated {
            guard let stated, !stated.utf8.elementsEqual(wanted.utf8) else { continue }
            found.append(
                ImportDiagnostic(
                    .actIdentifier,
                    column: name,
                    value: stated,
                    "l'identifiant de l'acte dit autre chose : \(wanted)",
                    "the identifier of the act says something else: \(wanted)"
                )
            )
        }
        if let object, object.unicodeScalars.count > 499 {
            found.append(
                ImportDiagnostic(
                    .tooLong,
                    column: "Objet",
                    value: object,
                    "l'objet dépasse les 499 signes d'@CTES",
                    "the object exceeds the 499 characters of @CTES"
                )
            )
        }
        return found
    }
}
