// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// An AI use that a file of another register describes.
public struct ImportedUse: Sendable {
    /// Which one of the file it is, from 1.
    public let number: Int
    /// What the file says, in our fields.
    public internal(set) var facts: [FieldPath: FactValue] = [:]
    /// The authority whose use it is, where the file identifies it.
    public internal(set) var authority: String?
    /// The name of that authority, as the file writes it.
    public internal(set) var authorityName: String?
    /// The object as it was read, for what has no place among our fields.
    public internal(set) var source: JSONValue?
    /// What has no place, or was read only in part.
    public internal(set) var diagnostics: [ImportDiagnostic] = []

    init(number: Int) { self.number = number }

    /// What is declared.
    public var declaration: Declaration {
        var name = ""
        if case .word(let text)? = FieldPath("name").flatMap({ facts[$0] }) { name = text }
        return Declaration(name: name, facts: facts)
    }

    /// Whether too little is known for an entry.
    public var isRefused: Bool { diagnostics.contains { $0.severity == .refusal } }

    mutating func set(_ path: String, _ value: FactValue?) {
        guard let path = FieldPath(path), let value else { return }
        facts[path] = value
    }

    /// Takes what names an act, a contract or a page.
    mutating func setReference(_ path: String, _ text: String, key: String) {
        guard Evidence.isIdentifier(text) else { return noPlace(key, text) }
        set(path, .evidence(Evidence(identifier: text)))
    }

    mutating func note(
        _ rule: ImportRule,
        _ column: String,
        _ value: String,
        _ french: String,
        _ english: String,
        severity: ImportDiagnostic.Severity = .warning
    ) {
        var diagnostic = ImportDiagnostic(
            rule,
            column: column,
            value: value,
            french,
            english,
            severity: severity
        )
        diagnostic.row = number
        diagnostics.append(diagnostic)
    }

    /// Notes a value that no field of ours has a place for.
    mutating func noPlace(_ column: String, _ value: String) {
        note(
            .noPlace,
            column,
            value,
            "cette valeur n'a pas de place dans une déclaration : seul le fichier d'origine la garde",
            "this value has no place in a declaration: the original file alone keeps it"
        )
    }

    /// Takes a generic address. One that seems to name a person is not taken into a register, nor left in
    /// what goes with the declaration.
    mutating func setContact(_ text: String, key: String) {
        let local = text.split(separator: "@").first.map(String.init) ?? ""
        let isPersonal =
            text.utf8.contains(UInt8(ascii: "@"))
            && local.utf8.contains { $0 == 0x2E || $0 == 0x5F }
        guard isPersonal else { return set("contact", .word(text)) }
        source = source.map { Self.without(key, $0) }
        note(
            .noPlace,
            key,
            "",
            "l'adresse semble nommer une personne ; elle n'est pas reprise",
            "the address seems to name a person; it is not kept"
        )
    }

    /// A value without a member, at any depth.
    private static func without(_ key: String, _ value: JSONValue) -> JSONValue {
        if let members = value.members {
            return .object(
                members.filter { $0.key != key }.map {
                    JSONMember($0.key, without(key, $0.value))
                }
            )
        }
        return value.elements.map { .array($0.map { without(key, $0) }) } ?? value
    }

    /// Whether a text is a word for « none »: it answers that there is nothing, and is no answer itself.
    static func isNothing(_ text: String) -> Bool {
        let folded = FrenchWord.fold(text.lowercased())
        return nothings.contains(folded)
            || ["geen_", "niet_van_toepassing", "not_applicable", "sans_objet"].contains {
                folded.hasPrefix($0)
            }
    }

    private static let nothings: Set<String> = [
        "nvt", "n.v.t", "n.v.t.", "geen", "no", "none", "n/a", "na", "nil", "non", "neant", "aucun",
        "aucune", "sans_objet", "-", "nee",
    ]

    /// Takes prose, and says when markup was taken off it.
    mutating func plain(_ text: String, key: String) -> String? {
        let plain = PlainText.of(text)
        if PlainText.isMarkup(text) {
            note(
                .markup,
                key,
                "",
                "le balisage est ôté du texte",
                "the markup is taken off the text"
            )
        }
        return plain.utf8.isEmpty ? nil : plain
    }

    /// Refuses a use without a name or a state, which the ledger wants of every declaration.
    mutating func requireIdentity() {
        for path in ["name", "state"] where FieldPath(path).map({ facts[$0] == nil }) == true {
            note(
                .empty,
                path,
                "",
                "le champ `\(path)` manque, et rien ne peut être déclaré sans lui",
                "the field `\(path)` is missing, and nothing can be declared without it",
                severity: .refusal
            )
        }
    }
}
