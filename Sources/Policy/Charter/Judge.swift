// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A question that a person answers, because no fact could.
public struct Judge: Sendable, Hashable {
    /// The role that answers: `ethics_committee`.
    public let role: String
    /// What is asked.
    public let question: Localized
}
