// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// An index that the log's own key signed and that lies: whoever has the key and the folder can make one.
@Suite("Forged index") struct ForgedIndexTests {
    /// A ledger that has a snapshot at each size: three acts, and as entry 5 either a correction of the first or
    /// another act; then some more.
    private func ledger(correcting: Bool, more: Int = 0) throws -> SampleLedger {
        let ledger = try SampleLedger(snapshotInterval: 1)
        try ledger.fill(3, batch: 1)
        let first = try ledger.writer.summary(2)
        try ledger.append(
            correcting
                ? try ledger.seal(
                    SampleLedger.deliberation(1, votes: (21, 2)),
                    kind: .correction,
                    subject: first.subject,
                    references: ["corrects": [first.leafHash]]
                )
                : try ledger.seal(
                    SampleLedger.deliberation(9),
                    subject: "act:2025-12-15:2025-9"
                )
        )
        if more > 0 { try ledger.fill(more, from: 100, batch: 1) }
        return ledger
    }

    private func contents(_ ledger: SampleLedger) throws -> [String: [UInt8]] {
        try #require((ledger.store as? MemoryStore)?.contents)
    }

    private func stateName(_ contents: [String: [UInt8]]) throws -> String {
        try #require(contents.keys.first { $0.hasPrefix("snapshot/state-") })
    }

    /// The contents with a snapshot of which some members are another ledger's, signed by the log.
    private func forge(
        _ contents: [String: [UInt8]],
        _ members: [String],
        of other: [String: [UInt8]]
    ) throws -> [String: [UInt8]] {
        var forged = contents
        let (name, otherName) = (try stateName(contents), try stateName(other))
        let state = try JSONValue.parse(try #require(contents[name]))
        let theirs = try JSONValue.parse(try #require(other[otherName]))
        let mixed = JSONValue.object(
            (state.members ?? []).map { member in
                members.contains(member.key)
                    ? JSONMember(member.key, theirs[member.key] ?? .null) : member
            }
        )
        for (file, bytes) in other where file.hasPrefix("snapshot/") && members.contains("runs") {
            forged[file] = bytes
        }
        for file in [name, otherName] { forged[file] = nil }
        let bytes = mixed.canonical()
        let size = members.contains("state") ? otherName : name
        let count = try #require(UInt64(size.dropFirst("snapshot/state-".utf8.count)))
        let log = try SampleLedger.signers().log
        let statement = Checkpoint(
            origin: SampleLedger.origin + "/snapshot",
            size: count,
            root: SHA256.hash(bytes)
        )
        forged["snapshot/state-\(count)"] = bytes
        forged["snapshot/signed"] =
            SignedNote(text: statement.text, lines: [try log.sign(statement, time: 0)]).bytes
        return forged
    }

    private func isCurrent(_ index: UInt64, _ contents: [String: [UInt8]]) throws -> Bool {
        let reader = try LedgerReader(MemoryStore(contents))
        return try reader.isCurrent(try reader.summary(index).leafHash)
    }

    @Test func `that hides a correction is named`() throws {
        let whole = try ledger(correcting: true)
        let (honest, other) = (try contents(whole), try contents(try ledger(correcting: false)))
        let policy = try whole.policy()
        #expect(try LedgerVerifier(MemoryStore(honest), policy: policy).run().faults == [])
        #expect(try !isCurrent(2, honest))
        let forged = try forge(honest, ["runs"], of: other)
        // It is good enough to lie to who lists.
        #expect(try isCurrent(2, forged))
        let result = try LedgerVerifier(MemoryStore(forged), policy: policy).run()
        #expect(result.exitCode == 1)
        #expect(result.faults.map(\.file) == [try stateName(forged)])
    }

    @Test func `in a mirror is not followed`() throws {
        let honest = try contents(try ledger(correcting: true))
        var forged = try forge(
            honest,
            ["runs"],
            of: try contents(try ledger(correcting: false))
        )
        forged["lock"] = nil
        #expect(try !isCurrent(2, forged))
    }

    @Test(arguments: [["state"], ["edge"], ["state", "edge"], ["state", "edge", "runs"]])
    func `that is ahead of the ledger is named, and not followed`(_ members: [String]) throws {
        let short = try ledger(correcting: true)
        let honest = try contents(short)
        let longer = try contents(try ledger(correcting: true, more: 2))
        let forged = try forge(honest, members, of: longer)
        let result = try LedgerVerifier(MemoryStore(forged), policy: try short.policy()).run()
        #expect(result.exitCode == 1)
        let isNamed = result.faults.allSatisfy { $0.file.hasPrefix("snapshot/") }
        #expect(isNamed && !result.faults.isEmpty, "\(result.faults)")
        #expect(try !isCurrent(2, forged))
        #expect(try LedgerReader(MemoryStore(forged)).state.size == 6)
    }
}
