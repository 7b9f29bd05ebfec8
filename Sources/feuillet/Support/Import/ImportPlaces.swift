// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// Finds the place of each record of a file in the ledger: there already, there otherwise, or free.
///
/// It remembers sixteen bytes a row, to tell a row that stands twice from two acts with one number.
struct ImportPlaces {
    /// Where a record belongs.
    enum Place {
        /// A subject that nothing has; `ordinal` is above 1 when others of the file have its number.
        case free(subject: String, ordinal: Int)
        /// An earlier row of the file says the same.
        case repeated
        /// The ledger holds it; a later correction counts.
        case recorded(UInt64, Digest, subject: String)
        /// The ledger holds another record under its number.
        case otherwise(UInt64)
    }

    /// Finds the latest entry of a kind and subject in the ledger.
    typealias Lookup = (Kind, String) -> (index: UInt64, entry: EntrySummary)?

    private let lookup: Lookup
    private let open: () throws -> LedgerReader
    private var reader: LedgerReader?
    /// The subjects of this file, and what their records say, as hashes.
    private var seen: [Int: Int] = [:]

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
    mutating func place(of record: Record, base: String, isNumbered: Bool) throws -> Place {
        let content = Self.hash(of: record)
        var ordinal = 1
        while true {
            let subject = ordinal == 1 && !isNumbered ? base : "\(base):\(ordinal)"
            if let other = seen[subject.hashValue] {
                if other == content { return .repeated }
                ordinal += 1
                continue
            }
            seen[subject.hashValue] = content
            guard let (index, entry) = lookup(record.kind, subject) else {
                return .free(subject: subject, ordinal: ordinal)
            }
            let isThere = try entry.kind == .correction || isSame(record, index)
            guard isThere else {
                seen[subject.hashValue] = nil
                return .otherwise(index)
            }
            return .recorded(index, entry.leafHash, subject: subject)
        }
    }

    /// Whether the ledger has a subject.
    func has(_ kind: Kind, _ subject: String) -> Bool { lookup(kind, subject) != nil }

    private mutating func isSame(_ record: Record, _ index: UInt64) throws -> Bool {
        let reader = try self.reader ?? open()
        self.reader = reader
        let recorded = reader.record(try reader.item(index))
        return Self.content(of: recorded) == Self.content(of: record)
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
    private static func content(of record: Record) -> [UInt8] {
        var members: [JSONMember] = []
        for name in record.sortedFields where name != "sources" {
            members.append(JSONMember(name, .array(record.values[name] ?? [])))
        }
        return JSONValue.object(members).canonical()
    }
}
