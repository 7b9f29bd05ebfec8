// SPDX-License-Identifier: EUPL-1.2
public import Records

/// What running the examples of a charter gave.
public struct ExampleRun: Sendable, Hashable {
    /// How many examples ran: a run of none proves nothing.
    public let count: Int
    /// The examples that did not give the verdict they announce, at their place in the charter.
    public let failures: [Diagnostic]
}
