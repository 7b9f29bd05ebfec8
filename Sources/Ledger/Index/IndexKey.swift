// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records

/// What entries are found by: the first sixteen bytes of a hash. What is found is an entry's number, and
/// whoever asked compares the entry itself with what was asked for.
struct IndexKey: Hashable, Comparable, Sendable {
    static let byteCount = 16

    private let high: UInt64
    private let low: UInt64

    /// The key with those bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        high = BigEndian.value(bytes[start..<(start + 8)])
        low = BigEndian.value(bytes[(start + 8)..<(start + 16)])
    }

    private init(_ digest: Digest) { self.init(digest.array[..<Self.byteCount]) }

    /// Hashes a purpose and its parts, none of which holds a zero byte.
    private init(_ purpose: String, _ parts: [String]) {
        self.init(SHA256.hash(Array(([purpose] + parts).joined(separator: "\0").utf8)))
    }

    /// Its two halves, each as good as random.
    var words: [UInt64] { [high, low] }

    var bytes: [UInt8] { BigEndian.bytes(high) + BigEndian.bytes(low) }

    static func < (a: IndexKey, b: IndexKey) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }

    // MARK: Purposes

    /// A text that is no name of an entry.
    static func text(_ text: String) -> IndexKey { IndexKey("text", [text]) }

    /// The entry with a leaf hash.
    static func leaf(_ hash: Digest) -> IndexKey { IndexKey(hash) }

    /// The latest entry of a subject.
    static func subject(_ kind: Kind, _ subject: String, _ issuer: AuthorityIdentifier) -> IndexKey
    {
        IndexKey("subject", [issuer.text, kind.rawValue, subject])
    }

    /// The entry of a place in the chain of an authority.
    static func place(_ sequence: UInt64, _ issuer: AuthorityIdentifier) -> IndexKey {
        IndexKey("place", [issuer.text, String(sequence)])
    }

    /// The entry that took the place of another: `corrects` it or `supersedes` it.
    static func replacement(_ role: String, of hash: Digest) -> IndexKey {
        IndexKey(role, [hash.base64URL])
    }

    /// The entry that a chain of corrections began with, of which the one with that leaf hash is the last.
    static func original(of correction: Digest) -> IndexKey {
        IndexKey("original", [correction.base64URL])
    }

    /// The entry whose references count for a correction that gives none.
    static func source(of correction: Digest) -> IndexKey {
        IndexKey("source", [correction.base64URL])
    }

    /// A list of entries: how many there are under 0, and each under its number from 1.
    static func member(_ number: UInt64, of list: IndexList) -> IndexKey {
        IndexKey("list", [list.name, String(number)])
    }
}
