// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Reads the facts of a project file against the schema.
struct DeclarationReader {
    /// What heads a file beside its facts, by what files may call it.
    private static let headers = [
        "authority": "authority", "autorite": "authority", "about": "about", "sources": "sources",
    ]

    private let schema: UseSchema
    private let takesAnyWord: Bool
    private var facts: [FieldPath: DeclaredFact] = [:]
    private var authority: String?
    private var name = ""
    private(set) var problems: [Diagnostic] = []

    init(schema: UseSchema, takesAnyWord: Bool = false) {
        self.schema = schema
        self.takesAnyWord = takesAnyWord
    }

    var declaration: Declaration {
        Declaration(name: name, authority: authority, facts: facts)
    }

    /// Reads a whole file.
    mutating func read(_ node: YAMLNode) {
        guard let members = node.mapping(&problems) else { return }
        for member in members {
            // A field of the schema wins over a header key of the same name.
            if schema.place(of: member.key) == nil,
                let header = Self.headers[FrenchWord.fold(member.key)]
            {
                read(header, member)
            } else {
                read(member, under: "")
            }
        }
        nameFromFacts()
    }

    /// Reads facts only.
    mutating func read(facts node: YAMLNode) {
        for member in node.mapping(&problems) ?? [] { read(member, under: "") }
        nameFromFacts()
    }

    private mutating func read(_ header: String, _ member: YAMLMember) {
        switch header {
        case "authority": authority = member.value.scalar(&problems)
        case "about": _ = member.value.localized(&problems)
        default: _ = member.value.items(&problems)
        }
    }

    /// Nested keys add up to a name: `hosting: {countries: …}` is `hosting.countries`.
    private mutating func read(_ member: YAMLMember, under prefix: String) {
        let name = prefix.utf8.isEmpty ? member.key : "\(prefix).\(member.key)"
        if let field = schema.field(name) ?? schema.field(FrenchWord.fold(name)) {
            read(member, of: field)
        } else if let nested = member.value.members,
            isPrefix(name) || isPrefix(FrenchWord.fold(name))
        {
            for member in nested { read(member, under: name) }
        } else {
            problems.append(
                Diagnostic(
                    .unknownFact,
                    at: member.position,
                    on: member.key,
                    french: "le schéma n'a pas de champ « \(name) »",
                    english: "the schema has no field `\(name)`",
                    hint: Suggestion.nearest(to: name, among: schema.names).map { near in
                        Localized(
                            french: "vouliez-vous dire « \(near) » ?",
                            english: "did you mean `\(near)`?"
                        )
                    }
                )
            )
        }
    }

    private func isPrefix(_ name: String) -> Bool {
        schema.names.contains { $0.utf8.starts(with: "\(name).".utf8) }
    }

    private mutating func read(_ member: YAMLMember, of field: Field) {
        guard facts[field.path] == nil else {
            problems.append(
                Diagnostic(
                    .factGivenTwice,
                    at: member.position,
                    on: member.key,
                    french: "« \(field.path) » est déjà donné plus haut",
                    english: "`\(field.path)` was already given above"
                )
            )
            return
        }
        let reader = FactReader(field: field, takesAnyWord: takesAnyWord)
        let fact = reader.read(member.value, &problems)
        facts[field.path] = DeclaredFact(fact, at: member.value.position)
    }

    /// The schema's own `name` field, if it has one, names the project in reports.
    private mutating func nameFromFacts() {
        guard let path = FieldPath("name"), case .word(let text)? = facts[path]?.fact.value
        else { return }
        name = text
    }
}
