// SPDX-License-Identifier: EUPL-1.2
public import Records

/// What every charter may speak of: the schema with its guards compiled, and the groups.
public struct Vocabulary: Sendable {
    /// The fields.
    public let schema: UseSchema
    /// The groups of countries.
    public let groups: CountryGroups
    /// The `relevant_if` of each field, by place.
    let guards: [Condition?]
    /// The fields that have a guard, each after the fields that its guard reads.
    let guardedFields: [Int]

    /// Compiles the guards of a schema, and says what is wrong with them; positions are those
    /// of the schema file.
    public static func compile(
        schema: UseSchema,
        groups: CountryGroups
    ) -> (vocabulary: Vocabulary, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let bare = Vocabulary(schema: schema, groups: groups, guards: [], guardedFields: [])
        var checker = TypeChecker(vocabulary: bare)
        var guards: [Condition?] = []
        for field in schema.fields {
            guard let text = field.relevantIf,
                let expression = ConditionParser.parse(text, &problems)
            else {
                guards.append(nil)
                continue
            }
            guards.append(checker.check(expression))
        }
        problems += checker.problems
        let order = order(of: &guards, schema, &problems)
        let vocabulary = Vocabulary(
            schema: schema,
            groups: groups,
            guards: guards,
            guardedFields: order
        )
        return (vocabulary, problems)
    }

    /// The same with the groups of one charter.
    func adding(_ groups: CountryGroups) -> Vocabulary {
        Vocabulary(schema: schema, groups: groups, guards: guards, guardedFields: guardedFields)
    }

    /// Sorts guarded fields so that a guard is decided before what it guards. A guard in a
    /// circle is dropped and reported.
    private static func order(
        of guards: inout [Condition?],
        _ schema: UseSchema,
        _ problems: inout [Diagnostic]
    ) -> [Int] {
        var (order, done) = ([Int](), Set<Int>())
        var waiting = guards.indices.filter { guards[$0] != nil }
        while !waiting.isEmpty {
            let ready = waiting.filter { field in
                fields(of: guards[field]).allSatisfy { guards[$0] == nil || done.contains($0) }
            }
            guard !ready.isEmpty else { break }
            order += ready
            done.formUnion(ready)
            waiting.removeAll(where: done.contains)
        }
        for field in waiting {
            let path = schema.fields[field].path
            guard let text = schema.fields[field].relevantIf else { continue }
            problems.append(
                Diagnostic(
                    .circularRelevance,
                    at: text.position,
                    on: text.text,
                    french: "la pertinence de « \(path) » dépend d'elle-même",
                    english: "the relevance of `\(path)` depends on itself"
                )
            )
            guards[field] = nil
        }
        return order
    }

    private static func fields(of condition: Condition?) -> [Int] {
        var fields: [Int] = []
        condition?.forEachTest { fields += $0.fields }
        return fields
    }
}
