// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// A declared AI use with what registers of other shapes want beside the declaration.
public struct PublishedUse: Sendable {
    /// What is declared.
    public let declaration: Declaration
    /// The schema that it answers.
    public let schema: UseSchema
    /// The name of the authority whose use it is.
    public let authority: String
    /// Its name in the register: `use:canteen`.
    public let identifier: String
    /// The day of the entry.
    public let updated: CivilDate?
    /// Whether it was copied from a public source and not sealed by its authority.
    public let isTranscribed: Bool

    /// A use.
    public init(
        _ declaration: Declaration,
        schema: UseSchema,
        authority: String,
        identifier: String,
        updated: CivilDate?,
        isTranscribed: Bool = false
    ) {
        self.declaration = declaration
        self.schema = schema
        self.authority = authority
        self.identifier = identifier
        self.updated = updated
        self.isTranscribed = isTranscribed
    }

    /// The answer to a question, if it was given.
    func value(_ path: String) -> FactValue? {
        FieldPath(path).flatMap { declaration[$0].value }
    }

    /// A text, or one word.
    func word(_ path: String) -> String? {
        guard case .word(let word)? = value(path) else { return nil }
        return word
    }

    /// The words of a set.
    func words(_ path: String) -> [String] {
        guard case .words(let words)? = value(path) else { return [] }
        return words
    }

    /// Yes or no.
    func answer(_ path: String) -> Bool? {
        guard case .boolean(let yes)? = value(path) else { return nil }
        return yes
    }

    /// The identifier of a reference that was given.
    func reference(_ path: String) -> String? {
        guard case .evidence(let evidence)? = value(path) else { return nil }
        return evidence.identifier
    }

    /// The answer as people read it.
    func text(_ path: String, in language: Language) -> String? {
        guard let field = schema.field(path), let value = value(path) else { return nil }
        if case .evidence(let evidence) = value, let identifier = evidence.identifier {
            return identifier
        }
        return field.text(of: value, in: language)
    }

    /// The fields that another register puts under one of its names, in the order of the schema, with
    /// what is answered.
    func answers(
        mappedTo name: String,
        of register: String,
        in language: Language
    ) -> [(label: String, text: String)] {
        schema.fields.compactMap { field in
            guard field.maps[register] == name, let text = text(field.path.text, in: language),
                !text.utf8.isEmpty
            else { return nil }
            return (field.label[language], text)
        }
    }
}
