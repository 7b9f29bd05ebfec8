// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What a project says of itself: the facts, each with the place that states it.
///
/// A field that is not there is unknown.
public struct Declaration: Sendable, Equatable {
    /// What the project is called in reports.
    public var name: String
    /// The authority whose project it is, as the file names it.
    public var authority: String?
    /// What was declared, by field.
    public private(set) var facts: [FieldPath: DeclaredFact]

    /// A declaration.
    public init(
        name: String = "",
        authority: String? = nil,
        facts: [FieldPath: DeclaredFact] = [:]
    ) {
        self.name = name
        self.authority = authority
        self.facts = facts
    }

    /// A declaration from answers that come from no file.
    public init(name: String = "", facts: [FieldPath: FactValue]) {
        self.init(name: name, facts: facts.mapValues { DeclaredFact(.known($0)) })
    }

    /// What is known of a field.
    public subscript(path: FieldPath) -> Fact { facts[path]?.fact ?? .unknown }

    /// The same declaration with some facts replaced, as an example's `with` does.
    public func replacing(_ changes: [FieldPath: DeclaredFact]) -> Declaration {
        var copy = self
        copy.facts.merge(changes) { _, new in new }
        return copy
    }

    /// The answers in the form a ledger record stores: field names and values, in alphabetical
    /// order. Unknown and irrelevant fields are absent.
    public var json: [JSONMember] {
        facts.sorted { $0.key < $1.key }.compactMap { path, declared in
            declared.fact.value.map { JSONMember(path.text, $0.json) }
        }
    }
}
