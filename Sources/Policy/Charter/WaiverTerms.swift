// SPDX-License-Identifier: EUPL-1.2
public import Records

/// Under which terms the council lets a rule be waived. A rule without terms cannot be.
public struct WaiverTerms: Sendable, Hashable {
    /// The kind of act that grants it: `deliberation`.
    public let by: String
    /// The longest it may last.
    public let longest: CivilDuration?
    /// Whether the act must give a reason.
    public let needsReason: Bool
}
