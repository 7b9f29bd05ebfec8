// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// A project against charters, on a date. Every rule of every charter appears.
public struct Report: Sendable, Hashable {
    /// The name of the project.
    public let project: String
    /// The date of the check: an input, never the clock.
    public let date: CivilDate
    /// One report per charter, in the order they were given.
    public let charters: [CharterReport]
    /// From whom the use comes, layer by layer.
    public let sovereignty: SovereigntyView
    /// What is odd in the declaration, such as an answer to a question that does not arise.
    public let remarks: [Diagnostic]

    /// The exit status: the worst of 1, 4 and 0. Nothing to check is never success.
    public var exitCode: Int {
        let codes = charters.map(\.overall.exitCode)
        if codes.contains(1) { return 1 }
        return codes.isEmpty || codes.contains(4) ? 4 : 0
    }

    /// The verdict over all charters: the worst there is.
    public var overall: OverallVerdict { Self.worst(charters.map(\.overall)) }

    /// The verdict over all charters as an evaluator gives it.
    public func overall(by evaluator: Evaluator) -> OverallVerdict {
        Self.worst(
            charters.map { OverallVerdict($0.results, trustsInferred: evaluator.trustsInferred) }
        )
    }

    private static func worst(_ verdicts: [OverallVerdict]) -> OverallVerdict {
        let worstFirst: [OverallVerdict] = [
            .nonCompliant, .undetermined, .toJudge, .nothingToCheck, .compliantWithWaiver,
            .compliant,
        ]
        return worstFirst.first(where: verdicts.contains)
            ?? .nothingToCheck
    }

    /// The missing facts, the one that most undetermined rules wait for first.
    public var nextQuestions: [Field] {
        var (fields, counts) = ([Field](), [FieldPath: Int]())
        for result in charters.flatMap(\.results) {
            for field in result.explanation?.questions.flatMap(\.fields) ?? [] {
                if counts[field.path] == nil { fields.append(field) }
                counts[field.path, default: 0] += 1
            }
        }
        // Ties keep the order of the charters: the sort is by count, then by first mention.
        let ranked = fields.enumerated().sorted { a, b in
            let (x, y) = (counts[a.element.path] ?? 0, counts[b.element.path] ?? 0)
            return x == y ? a.offset < b.offset : x > y
        }
        return ranked.map(\.element)
    }
}
