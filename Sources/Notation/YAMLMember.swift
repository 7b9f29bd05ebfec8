// SPDX-License-Identifier: EUPL-1.2

/// A key of a YAML mapping and what it leads to.
public struct YAMLMember: Sendable, Equatable {
    /// The key, as written.
    public let key: String
    /// Where the key stands.
    public let position: Position
    /// What the key leads to.
    public let value: YAMLNode

    /// A member.
    public init(key: String, position: Position, value: YAMLNode) {
        self.key = key
        self.position = position
        self.value = value
    }
}
