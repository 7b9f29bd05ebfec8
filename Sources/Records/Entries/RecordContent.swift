// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// The record of an entry, as its leaf holds it.
public enum RecordContent: Sendable, Equatable {
    /// Field names, and for each value, or each item of a list, the digest of its disclosure.
    case hidden([HiddenField])
    /// Values in clear, in structural entries.
    case plain(JSONValue)

    /// A field whose values are hidden.
    public struct HiddenField: Sendable, Equatable {
        /// The field.
        public let name: String
        /// One digest per value.
        public let digests: [Digest]

        package init(name: String, digests: [Digest]) {
            self.name = name
            self.digests = digests
        }
    }

    /// The digests in the order of the leaf.
    public var digests: [Digest] {
        guard case .hidden(let fields) = self else { return [] }
        return fields.flatMap(\.digests)
    }

    /// The value in clear, if there is one.
    public var plain: JSONValue? {
        guard case .plain(let value) = self else { return nil }
        return value
    }
}
