// SPDX-License-Identifier: EUPL-1.2

/// What a store holds under a name.
public struct StoredObject: Sendable, Equatable {
    /// The name.
    public let name: String
    /// How many bytes.
    public let byteCount: Int
    /// Whether it is a plain file: not a link, a pipe or a device.
    public let isPlain: Bool

    /// An object.
    public init(name: String, byteCount: Int, isPlain: Bool) {
        self.name = name
        self.byteCount = byteCount
        self.isPlain = isPlain
    }
}
