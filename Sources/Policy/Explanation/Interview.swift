// SPDX-License-Identifier: EUPL-1.2
import Notation
public import Records

/// Which question to ask next, so that the fewest answers settle what charters say of a project.
///
/// Only what can still change a verdict is asked; what most open rules wait for comes first.
public struct Interview: Sendable {
    /// A question, and how many rules are open while it waits.
    public struct Question: Sendable, Hashable {
        /// What is asked.
        public let field: Field
        /// How many rules wait for this answer.
        public let waitingCount: Int
        /// How many rules are open in all.
        public let openCount: Int
    }

    private let charters: [CompiledCharter]

    /// An interview for charters that were compiled for one date.
    public init(_ charters: [CompiledCharter]) {
        self.charters = charters
    }

    /// The next question, or nothing if no answer changes a verdict any more.
    ///
    /// - Parameters:
    ///   - declaration: what is known so far.
    ///   - skipped: what was asked and is not known.
    public func next(_ declaration: Declaration, skipping skipped: Set<FieldPath>) -> Question? {
        guard let date = charters.first?.date else { return nil }
        let report = Checker.check(
            declaration,
            compiled: charters,
            on: date,
            explaining: false
        )
        let open = report.charters.flatMap(\.results).map(\.verdict.missing)
            .filter { !$0.isEmpty }
        var counts: [FieldPath: Int] = [:]
        // What is answered and contradicted is not asked again: the report says which of two answers to correct.
        for path in open.joined() where !skipped.contains(path) && declaration[path] == .unknown {
            counts[path, default: 0] += 1
        }
        // Among equals the order of the form decides.
        let ranked = schema.fields.filter { counts[$0.path] != nil }
            .max { (counts[$0.path] ?? 0, -place($0)) < (counts[$1.path] ?? 0, -place($1)) }
        guard let ranked else { return nil }
        let field = firstOpenGuard(of: ranked, declaration, counts) ?? ranked
        return Question(
            field: field,
            waitingCount: counts[field.path] ?? 0,
            openCount: open.count
        )
    }

    private var schema: UseSchema { charters[0].charter.schema }

    private func place(_ field: Field) -> Int { schema.place(of: field.path.text) ?? 0 }

    /// Whether a question arises is asked before the question.
    private func firstOpenGuard(
        of field: Field,
        _ declaration: Declaration,
        _ counts: [FieldPath: Int]
    ) -> Field? {
        var fields: [Int] = []
        let vocabulary = charters[0].charter.vocabulary
        vocabulary.guards[place(field)]?.forEachTest { fields += $0.fields }
        let open = fields.map { schema.fields[$0] }
            .first { declaration[$0.path] == .unknown && counts[$0.path] != nil }
        return open.map { firstOpenGuard(of: $0, declaration, counts) ?? $0 }
    }
}
