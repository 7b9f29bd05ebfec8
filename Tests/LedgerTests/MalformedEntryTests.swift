// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Every entry of the specimen with one thing wrong in what it says: a member that is missing, of another type,
/// or unknown. Seals are not verified here, so nothing else refuses it.
@Suite("Malformed entries") struct MalformedEntryTests {
    /// The specimen before an entry.
    private struct Past: EntryLookup {
        var entries: [Entry] = []
        var kinds: [Kind] = []

        func index(of leafHash: Digest) -> UInt64? {
            entries.firstIndex { MerkleTree.leafHash($0.leaf) == leafHash }.map(UInt64.init)
        }

        func latest(_ kind: Kind, subject: String, issuer: AuthorityIdentifier) -> UInt64? {
            entries.indices.last { place in
                let statement = entries[place].statement
                return kinds[place] == kind && statement.issuer == issuer
                    && statement.subject.utf8.elementsEqual(subject.utf8)
            }.map(UInt64.init)
        }

        func replacement(_ role: String, of leafHash: Digest) -> UInt64? {
            entries.firstIndex { $0.statement.references[role]?.first == leafHash }.map(UInt64.init)
        }

        func summary(_ index: UInt64) -> EntrySummary {
            let entry = entries[Int(index)]
            return EntrySummary(
                entry,
                leafHash: MerkleTree.leafHash(entry.leaf),
                as: kinds[Int(index)]
            )
        }

        func content(_ index: UInt64) -> RecordContent { entries[Int(index)].statement.record }
    }

    private struct Change: Sendable {
        let name: String
        /// The new value; nothing to take the member away.
        let make: @Sendable (JSONValue) -> JSONValue?
    }

    private static let changes: [Change] = [
        Change(name: "gone") { _ in nil }, Change(name: "null") { _ in .null },
        Change(name: "boolean") { _ in .boolean(true) }, Change(name: "list") { _ in .array([]) },
        Change(name: "object") { _ in .object([]) }, Change(name: "text") { _ in .string("x") },
        Change(name: "nothing") { _ in .string("") },
        Change(name: "negative") { _ in .integer(-1) },
        Change(name: "huge") { _ in .integer(.max) },
        Change(name: "more") { value in
            guard case .object(let members) = value else { return value }
            return .object(members + [JSONMember("zz", .integer(1))])
        },
        Change(name: "twice") { value in
            guard case .array(let elements) = value, let first = elements.first else {
                return value
            }
            return .array(elements + [first])
        },
    ]

    /// Every value with that change at one place, with the path of the place.
    private func changed(_ value: JSONValue, _ change: Change, _ path: String) -> [(
        path: String, value: JSONValue?
    )] {
        var all: [(path: String, value: JSONValue?)] = [(path, change.make(value))]
        switch value {
        case .object(let members):
            for (place, member) in members.enumerated() {
                for inner in changed(member.value, change, "\(path).\(member.key)") {
                    var others = members
                    others.remove(at: place)
                    if let new = inner.value {
                        others.insert(JSONMember(member.key, new), at: place)
                    }
                    all.append((inner.path, .object(others)))
                }
            }
        case .array(let elements):
            for (place, element) in elements.enumerated() {
                for inner in changed(element, change, "\(path)[]") {
                    var others = elements
                    others.remove(at: place)
                    if let new = inner.value { others.insert(new, at: place) }
                    all.append((inner.path, .array(others)))
                }
            }
        default: break
        }
        return all
    }

    private func leaf(_ entry: Entry, _ payload: JSONValue) throws -> [UInt8] {
        let parts = entry.leaf.split(separator: UInt8(ascii: "."))
        let input = parts[0] + [UInt8(ascii: ".")] + Base64.url.encodedBytes(payload.canonical())
        // The genesis is sealed again: whoever reads it verifies that first.
        let seal =
            entry.statement.kind == .genesis
            ? Base64.url.encodedBytes(try SampleLedger.key("registrar").sign(Array(input)))
            : Array(parts[2])
        return Array(input) + [UInt8(ascii: ".")] + seal
    }

    /// What may be another way: what is optional, names, and what whoever verifies a checkpoint reads.
    private static let varying: Set<String> = [
        "authority.record.name text", "authority.record.prefecture gone",
        "authority.record.publication gone", "charter.refs object",
        "charter.refs.deliberation gone", "declaration.refs object",
        "declaration.refs.deliberation gone", "declaration.refs.supersedes gone",
        "deliberation.refs object", "deliberation.refs.sitting gone",
        "erasure.record.targets[] gone", "genesis.record.clock_key nothing",
        "genesis.record.clock_key text", "genesis.record.log_key nothing",
        "genesis.record.log_key text", "genesis.record.registrar_name text",
    ]

    /// Which fields a record has, where digests stand for them, the values decide.
    private static func isOfHiddenRecord(_ accepted: String) -> Bool {
        let isStructural = ["genesis", "authority", "key", "erasure"].contains {
            accepted.hasPrefix($0 + ".")
        }
        return !isStructural && accepted.contains(".record.")
            && (accepted.hasSuffix(" gone") || accepted.hasSuffix(" list"))
    }

    @Test func `nothing but what may vary passes`() throws {
        let store = try Specimen().ledger.store
        let reader = try LedgerReader(store)
        var (past, state) = (Past(), RegisterState?.none)
        var (accepted, refused) = (Set<String>(), 0)
        for index in 0..<reader.state.size {
            let entry = try reader.item(index).entry
            let parts = entry.leaf.split(separator: UInt8(ascii: "."))
            let payload = try JSONValue.parse(try #require(Base64.url.decode(parts[1])))
            let kind = entry.statement.kind.rawValue
            for change in Self.changes {
                for (path, value) in changed(payload, change, kind) {
                    guard let value, value != payload else { continue }
                    do {
                        try admit(try Entry(leaf: try leaf(entry, value)), after: past, state)
                        accepted.insert("\(path) \(change.name)")
                    } catch is EntryError {
                        refused += 1
                    } catch is AdmissionError {
                        refused += 1
                    }
                }
            }
            past.kinds.append(try past.effectiveKind(of: entry.statement) ?? entry.statement.kind)
            state = try admit(entry, after: past, state)
            past.entries.append(entry)
        }
        #expect(refused > 1000)
        #expect(accepted.filter { !Self.isOfHiddenRecord($0) } == Self.varying)
    }

    /// The state after an entry, whose seal is not verified.
    @discardableResult
    private func admit(_ entry: Entry, after past: Past, _ state: RegisterState?) throws
        -> RegisterState
    {
        let hash = MerkleTree.leafHash(entry.leaf)
        guard var state else { return try RegisterState(genesis: entry, leafHash: hash) }
        try state.admit(
            entry,
            leafHash: hash,
            context: try EntryContext(of: entry.statement, in: past),
            clock: nil,
            verifySignature: false
        )
        return state
    }
}
