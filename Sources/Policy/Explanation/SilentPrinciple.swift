// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A principle that has no rule, so that a report can say that nothing checked it.
public struct SilentPrinciple: Sendable, Hashable {
    /// Its identifier.
    public let id: String
    /// Its title.
    public let title: Localized
    /// Whether that is because no public source gives its text.
    public let isTextUnavailable: Bool
}
