// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// A public text that a charter was transcribed from.
public struct Source: Sendable, Hashable {
    /// What quotes call it.
    public let id: String
    /// Its title.
    public let title: String
    /// Where to read it.
    public let url: String?
    /// Who published it, when no address is stable.
    public let publisher: String?
    /// When it was read.
    public let read: CivilDate?
}
