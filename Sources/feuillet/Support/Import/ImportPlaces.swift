// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// Finds the place of each record of a file in the ledger: there already, there otherwise, or free.
///
/// It remembers eight bytes a row, on disk where there are many, to tell a row that stands twice from two acts with one number.
struct ImportPlaces {
    /// Where a record belongs.
    enum Place {
        /// A subject that nothing has; `ordinal` is above 1 when others of the file have its number.
        case free(subject: String, ordinal: Int)
        /// An earlier row of the file says the same; if not wholly, of what came afterwards.
        case repeated(isWhole: Bool)
        /// The ledger holds it; a later correction counts.
        case recorded(UInt64, Digest, subject: String)
        /// The ledger holds another record under its number.
        case otherwise(UInt64)
    }

    /// Finds the latest entry of a kind and subject in the ledger.
    typealias Lookup = (Kind, String) throws -> (index: UInt64, entry: EntrySummary)?

    private let lookup: Lookup
    private let open: () throws -> LedgerReader
    private var reader: LedgerReader?
    /// What a row said, as hashes in eight bytes, for there may be a million: forty bits of its act, and
    /// twenty-four of that with what followed.
    private struct Seen {
        let bits: UInt64

        init(bits: UInt64) { self.bits = bits }

        init(content: Int, whole: Int) {
            bits = Self.head(content) | UInt64(truncatingIfNeeded: whole) & Self.tail
        }

        func hasContent(of other: Seen) -> Bool { (bits ^ other.bits) & ~Self.tail == 0 }
        func isWhole(of other: Seen) -> Bool { bits == other.bits }

        private static let tail: UInt64 = 0xFF_FFFF
        private static func head(_ hash: Int) -> UInt64 {
            UInt64(truncatingIfNeeded: hash) & ~tail
        }
    }

    /// The rows of this file by their subjects.
    private let seen = OverflowMap()

    /// Places in the chain of an authority.
    ///
    /// - Parameters:
    ///   - lookup: finds nothing in a rehearsal without a ledger.
    ///   - open: opens the ledger for reading, when a record must be compared.
    init(lookup: @escaping Lookup, open: @escaping () throws -> LedgerReader) {
        self.lookup = lookup
        self.open = open
    }

    /// The place of a record.
    ///
    /// - Parameters:
    ///   - base: its subject; a number after a colon tells others of the same base apart.
    ///   - isNumbered: whether the first already has a number, for an act without one of its own.
    ///   - followers: what the same row says besides, such as a registration.
    mutating func place(
        of record: Record,
        base: String,
        isNumbered: Bool,
        followers: [Record] = []
    ) throws -> Place {
        let content = Self.hash(of: record)
        let whole = followers.reduce(content) { $0 &* 31 &+ Self.hash(of: $1) }
        let row = Seen(content: content, whole: whole)
        var ordinal = 1
        var other: UInt64?
        while true {
            let subject = ordinal == 1 && !isNumbered ? base : "\(base):\(ordinal)"
            let key = "\(record.kind.rawValue) \(subject)"
            defer { ordinal += 1 }
            if let seen = try seen.value(key).map({ Seen(bits: $0) }) {
                guard seen.hasContent(of: row) else { continue }
                return .repeated(isWhole: seen.isWhole(of: row))
            }
            guard let (index, entry) = try lookup(record.kind, subject) else {
                // An act without a number is no other act for standing in another row.
                if let other, !isNumbered { return .otherwise(other) }
                try seen.set(key, to: row.bits)
                return .free(subject: subject, ordinal: ordinal)
            }
            // Rows may come in another order than they once did.
            if try isSame(record, index) {
                try seen.set(key, to: row.bits)
                return .recorded(index, entry.leafHash, subject: subject)
            }
            other = other ?? index
        }
    }

    /// Whether the ledger has a subject.
    func has(_ kind: Kind, _ subject: String) throws -> Bool { try lookup(kind, subject) != nil }

    /// The statuses that the ledger has of an act: a status names the version of its day.
    mutating func statuses(of act: Digest) throws -> [Record] {
        let reader = try openReader()
        guard let index = try reader.index(of: act) else { return [] }
        return try reader.statuses(of: index).map { try reader.record(try reader.item($0)) }
    }

    /// The record of an entry that was there before the import.
    mutating func record(_ index: UInt64) throws -> Record {
        let reader = try openReader()
        return try reader.record(try reader.item(index))
    }

    /// Whether an entry, or an earlier version of it, says the same.
    private mutating func isSame(_ record: Record, _ index: UInt64) throws -> Bool {
        let reader = try openReader()
        var version: UInt64? = index
        while let index = version {
            let item = try reader.item(index)
            // What was erased cannot be compared: the rest decides.
            let missing = DisclosedRecord.missing(
                item.entry.statement.record,
                item.disclosures
            )
            let recorded = try reader.record(item)
            if Self.content(of: recorded, without: missing)
                == Self.content(of: record, without: missing)
            {
                return true
            }
            version = try item.entry.statement.references["corrects"]?.first.flatMap {
                try reader.index(of: $0)
            }
        }
        return false
    }

    private mutating func openReader() throws -> LedgerReader {
        let reader = try self.reader ?? open()
        self.reader = reader
        return reader
    }

    /// A hash of what a record says, whatever the order of its fields.
    private static func hash(of record: Record) -> Int {
        var sum = 0
        for (name, values) in record.values where name != "sources" {
            var hasher = Hasher()
            hasher.combine(name)
            for value in values {
                if let text = value.string {
                    hasher.combine(text)
                } else {
                    hasher.combine(value.canonical())
                }
            }
            sum ^= hasher.finalize()
        }
        return sum
    }

    /// What a record says, but for the source, whose date is that of the reading.
    private static func content(of record: Record, without missing: [String]) -> [UInt8] {
        var members: [JSONMember] = []
        for name in record.sortedFields where name != "sources" && !missing.contains(name) {
            members.append(JSONMember(name, .array(record.values[name] ?? [])))
        }
        return JSONValue.object(members).canonical()
    }
}
