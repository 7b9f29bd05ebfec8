// SPDX-License-Identifier: EUPL-1.2
public import Records

/// Changes that, made together, mend a rule without breaking one that held.
public struct Remedy: Sendable, Hashable {
    /// One change, or two.
    public let changes: [Change]
    /// Answers to questions that do not arise any more: they go, or they would contradict the changes.
    public let removing: [Field]
}
