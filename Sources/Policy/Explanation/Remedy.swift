// SPDX-License-Identifier: EUPL-1.2

/// Changes that, made together, mend a rule without breaking one that held.
public struct Remedy: Sendable, Hashable {
    /// One change, or two.
    public let changes: [Change]
}
