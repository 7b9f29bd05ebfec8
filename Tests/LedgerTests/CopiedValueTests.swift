// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Disclosures and documents are public, so anyone can seal another's again: what becomes of the copy must not touch
/// the original, nor the original's erasure depend on the copy.
@Suite("Copied values") struct CopiedValueTests {
    private let ledger: SampleLedger
    private let other: AuthorityIdentifier
    private let document = Array("le document de la commune".utf8)
    private let text = "Texte voté, que la commune ne peut pas effacer. "

    /// A ledger whose entry 2 is the commune's deliberation, with a long text and a document; another authority is
    /// enrolled as entry 3.
    init() throws {
        ledger = try SampleLedger()
        other = try #require(AuthorityIdentifier("NTRFR-000000307"))
        try ledger.append(
            try ledger.seal(
                SampleLedger.deliberation(1, text: text, document: document),
                subject: "act:2025-12-15:2025-1"
            ),
            documents: [document]
        )
        try ledger.append(
            try ledger.enrolment(of: other, name: "Autre", key: try SampleLedger.key("other"))
        )
    }

    /// The other's deliberation, whose text and documents are the commune's own disclosures.
    private func copy() throws -> SealedEntry {
        let original = try LedgerReader(ledger.store).item(2)
        let record = try #require(hidden(original.entry))
        let mine = try ledger.seal(
            SampleLedger.deliberation(2),
            by: other,
            subject: "act:2025-12-15:2025-2",
            key: "other"
        )
        let own = try #require(hidden(mine.entry))
        var fields: [RecordContent.HiddenField] = []
        var disclosures: [Disclosure] = []
        let names = Set(own.map(\.name)).union(["text", "documents"]).sorted()
        for name in names {
            let isCopied = ["text", "documents"].contains(name)
            let field = try #require((isCopied ? record : own).first { $0.name == name })
            fields.append(field)
            let all = isCopied ? original.disclosures.compactMap { $0 } : mine.disclosures
            disclosures += all.filter { field.digests.contains($0.digest) }
        }
        let statement = mine.entry.statement.changing(record: .hidden(fields))
        let entry = try Entry(signing: statement, with: try SampleLedger.key("other"))
        return try SealedEntry(entry: entry, disclosures: disclosures.map(\.text))
    }

    private func hidden(_ entry: Entry) -> [RecordContent.HiddenField]? {
        guard case .hidden(let fields) = entry.statement.record else { return nil }
        return fields
    }

    private func erase(
        _ index: UInt64,
        _ fields: [String],
        by issuer: AuthorityIdentifier?,
        key: String
    ) throws {
        let hash = try ledger.writer.summary(index).leafHash
        let erasure = Erasure(
            reason: .courtOrder,
            targets: fields.map { .init(entry: hash, field: $0, elements: [0]) }
        )
        let statement = try ledger.statement(
            by: try #require(issuer),
            kind: .erasure,
            subject: "erasure:2026-01-01",
            references: ["entries": [hash]],
            record: .plain(erasure.record)
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key(key)))
    }

    private func verify() throws -> VerificationResult {
        try LedgerVerifier(ledger.store, policy: try ledger.policy()).run()
    }

    private func originalFields() throws -> Set<String> {
        let reader = try LedgerReader(ledger.store)
        return Set(try reader.record(try reader.item(2)).values.keys)
    }

    @Test func `erasing a copy leaves the original, its long text and its document`() throws {
        let whole = try originalFields()
        try ledger.append(try copy(), documents: [document])
        let before = try #require((ledger.store as? MemoryStore)?.contents)
        try erase(4, ["text", "documents"], by: other, key: "other")
        #expect(try originalFields() == whole)
        let result = try verify()
        #expect(result.faults == [] && result.exitCode == 0)
        #expect(result.erasedCount == 2 && result.documentCount == 1)
        #expect(result.pendingErasureCount == 0)
        let reader = try LedgerReader(ledger.store)
        #expect(try reader.document(MemoryDigest.text(document)) == document)
        // Nor does the next start destroy it, nor a repair.
        try ledger.reopen()
        #expect(try verify().faults == [])
        let outcome = try LedgerRepair(
            ledger.store,
            guardedBy: ledger.guardStore,
            from: MemoryStore(before),
            signers: try SampleLedger.signers()
        ).run()
        #expect(outcome.left == [])
        #expect(try verify().faults == [])
        #expect(try originalFields() == whole)
    }

    @Test func `erasing the original leaves the copy, and the file goes with the last`() throws {
        try ledger.append(try copy(), documents: [document])
        try erase(2, ["documents"], by: SampleLedger.commune, key: "register")
        #expect(try verify().faults == [])
        #expect(try !originalFields().contains("documents"))
        let reader = try LedgerReader(ledger.store)
        #expect(try reader.document(MemoryDigest.text(document)) == document)
        try erase(4, ["documents"], by: other, key: "other")
        let result = try verify()
        #expect(result.faults == [] && result.documentCount == 0 && result.erasedCount == 2)
        #expect(try reader.document(MemoryDigest.text(document)) == nil)
    }

    @Test
    func `who only names a document does not keep it from being erased, and can erase it too`()
        throws
    {
        var record = Record(kind: .declaration)
        record.set("name", [.string("projet")])
        record.set("state", [.string("planned")])
        record.set("note", [.string("vu par Mme Exemple")])
        record.set(
            "documents",
            [
                .object([
                    JSONMember("name", .string("a.pdf")),
                    JSONMember("sha256", .string(MemoryDigest.text(document))),
                ])
            ]
        )
        let use = try ledger.seal(record, by: other, subject: "use:projet", key: "other")
        try ledger.append(use, documents: [document])
        try erase(2, ["documents"], by: SampleLedger.commune, key: "register")
        #expect(try verify().faults == [])
        try erase(4, ["documents", "note"], by: other, key: "other")
        let result = try verify()
        #expect(result.faults == [] && result.erasedCount == 3 && result.documentCount == 0)
        let reader = try LedgerReader(ledger.store)
        #expect(try reader.document(MemoryDigest.text(document)) == nil)
    }

    @Test func `a value that is gone is not explained by the erasure of its copy`() throws {
        try ledger.append(try copy(), documents: [document])
        try erase(4, ["text"], by: other, key: "other")
        let name = "disclosure/000.p/6"
        let store = try #require(ledger.store as? MemoryStore)
        var contents = store.contents
        // The same values, without the original's: the slot of entry 2 is emptied.
        let entry = try LedgerReader(store).item(2)
        let file = try #require(contents[name])
        let slot = try #require(
            entry.disclosures.compactMap { $0 }.first {
                $0.value.string?.hasPrefix("Texte") == true
            }
        )
        let large = "disclosure/large/\(slot.digest)"
        #expect(contents[large] != nil && !file.isEmpty)
        contents[large] = nil
        let result = try LedgerVerifier(MemoryStore(contents)).run()
        #expect(result.faults.contains { $0.entry == 2 && $0.field == "text" }, "\(result.faults)")
    }

    @Test func `what a crash tore off is gone with an erasure, whatever is left of it`() throws {
        let store = try #require(ledger.store as? MemoryStore)
        // Neither half of the leaf, and the value with another salt: nothing knows it.
        let torn = Array("rest of an entry, and Mme Exemple".utf8)
        let name = "quarantine/0-\(SHA256.hash(torn))"
        store.put(torn, as: name, durably: true)
        let left = try verify()
        #expect(left.faults == [] && left.leftovers == [name])
        for other in [
            "quarantine/Mme Exemple-\(SHA256.hash(torn))", "quarantine/00-\(SHA256.hash(torn))",
        ] {
            store.put(torn, as: other, durably: true)
            #expect(try verify().faults.map(\.file) == [other])
            store.remove(other, durably: true)
        }
        try erase(2, ["documents"], by: SampleLedger.commune, key: "register")
        #expect(store.contents.keys.filter { $0.hasPrefix("quarantine/") } == [])
        #expect(try verify().faults == [])
    }
}
