// SPDX-License-Identifier: EUPL-1.2

/// A value in a YAML file, with its scalars as they were written.
///
/// Nothing is guessed from a scalar: `no`, `012` and `12:30` are the texts "no", "012" and
/// "12:30", and the schema that reads them decides what they mean.
public struct YAMLNode: Sendable, Equatable {
    /// What a node can be.
    public enum Content: Sendable, Equatable {
        /// A text, and whether it stood in quotes or in a block.
        case scalar(String, quoted: Bool)
        /// Values in order.
        case sequence([YAMLNode])
        /// Keys and values, in the order of the file; no key twice.
        case mapping([YAMLMember])
    }

    /// The value.
    public let content: Content
    /// Where its first character stands: the opening quote of a quoted scalar.
    public let position: Position

    /// A node.
    public init(content: Content, position: Position) {
        self.content = content
        self.position = position
    }

    /// The text of a scalar.
    public var text: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// The members of a mapping.
    public var members: [YAMLMember]? {
        guard case .mapping(let members) = content else { return nil }
        return members
    }

    /// The elements of a sequence.
    public var elements: [YAMLNode]? {
        guard case .sequence(let elements) = content else { return nil }
        return elements
    }

    /// What a mapping holds under a key, compared byte by byte.
    public subscript(key: String) -> YAMLNode? {
        members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }
}
