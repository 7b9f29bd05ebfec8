// SPDX-License-Identifier: EUPL-1.2

/// What is known of one field.
public enum Fact: Sendable, Hashable {
    /// It was answered.
    case known(FactValue)
    /// It was not, or the answer is "unknown".
    case unknown
    /// The question does not arise: its `relevant_if` is false.
    case irrelevant

    /// The answer, if there is one.
    public var value: FactValue? {
        guard case .known(let value) = self else { return nil }
        return value
    }
}
