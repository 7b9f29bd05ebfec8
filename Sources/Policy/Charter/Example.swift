// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// A project, some facts changed, and the verdict that the rule must give.
public struct Example: Sendable, Hashable {
    /// The name of the project, among the charter's `projects`.
    public let project: String
    /// The facts that differ from the project's.
    public let changes: [FieldPath: DeclaredFact]
    /// The verdict announced.
    public let expected: VerdictKind
    /// The facts that must be reported missing; nothing if the example does not say.
    public let missing: [FieldPath]?
    /// The day of the check; the first day of the charter if the example does not say.
    public let date: CivilDate?
    /// Where it stands in the charter.
    public let position: Position
}
