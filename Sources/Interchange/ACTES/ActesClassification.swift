// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// The classification of matters that a prefecture gives to the authorities of its department, on a date.
public struct ActesClassification: Sendable {
    /// From when it is used.
    public let date: CivilDate
    /// The words of each matter, by its code of one to five levels.
    public let matters: [String: String]
    /// The natures that it admits.
    public let natures: [ActesNature]

    /// Reads a classification file.
    ///
    /// - Returns: nothing if the document is none.
    public init?(_ root: XMLElement) {
        guard root.name == "RetourClassification", root.namespace == ActesMessage.namespace,
            let date = root["DateClassification"].flatMap({ CivilDate($0.text) })
        else { return nil }
        self.date = date
        natures = (root["NaturesActes"]?.elements ?? []).compactMap {
            ActesNature(code: $0.attributes["CodeNatureActe"] ?? "")
        }
        var matters: [String: String] = [:]
        Self.collect(root["Matieres"]?.elements ?? [], under: "", level: 1, into: &matters)
        self.matters = matters
    }

    private static func collect(
        _ elements: [XMLElement],
        under prefix: String,
        level: Int,
        into matters: inout [String: String]
    ) {
        for element in elements where element.name == "Matiere\(level)" {
            guard let code = element.attributes["CodeMatiere"] else { continue }
            let path = prefix.utf8.isEmpty ? code : "\(prefix).\(code)"
            matters[path] = element.attributes["Libelle"] ?? ""
            collect(element.elements, under: path, level: level + 1, into: &matters)
        }
    }

    /// Whether a matter may be used on a day by an authority that this classification is for.
    public func has(_ code: String) -> Bool { matters[code] != nil }
}
