// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing

/// Entries that refer to what they may not refer to, or copy whom they may not copy.
@Suite("Refused references and transcriptions") struct ReferenceRefusalTests {
    private let ledger: SampleLedger

    init() throws {
        ledger = try SampleLedger()
        try ledger.fill(3)
    }

    private func hash(_ index: UInt64) throws -> Digest {
        try ledger.writer.summary(index).leafHash
    }

    private func status(
        _ references: [String: [Digest]],
        key: String = "register",
        subject: String = "status:2025-12-16:transmitted"
    ) throws -> SealedEntry {
        try ledger.seal(
            Record(
                kind: .status,
                values: [
                    "event": [.string("transmitted")], "date": [.string("2025-12-16")],
                ]
            ),
            subject: subject,
            references: references,
            key: key
        )
    }

    private func requireRefused(_ sealed: SealedEntry, _ words: String) throws {
        let error = #expect(throws: LedgerError.self) { try ledger.append(sealed) }
        guard case .refused(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect("\(reason.message.english)".contains(words), "\(reason.message.english)")
    }

    @Test func `a reference is there as often as it must be, and no other`() throws {
        try requireRefused(try status([:]), "there are 0")
        try requireRefused(try status(["act": [try hash(2), try hash(3)]]), "there are 2")
        try requireRefused(
            try status(["act": [try hash(2)], "sitting": [try hash(2)]]),
            "has no such reference"
        )
    }

    @Test func `a reference is an entry of this ledger, of the right kind and authority`() throws {
        let nothing = SHA256.hash(Array("nothing".utf8))
        try requireRefused(try status(["act": [nothing]]), "no such entry")
        try requireRefused(try status(["act": [try hash(1)]]), "entry 1 is a authority")
        let other = try #require(AuthorityIdentifier("NTRXX-OTHER"))
        try ledger.append(
            try ledger.enrolment(of: other, name: "Autre", key: try SampleLedger.key("other"))
        )
        let act = try transcribed(by: other, key: "other", ["authority": .string(other.text)])
        let index = try ledger.append(act).index
        try requireRefused(try status(["act": [try hash(index)]]), "is by NTRXX-OTHER")
    }

    private func framework(
        _ version: Int64,
        _ references: [String: [Digest]],
        correcting: Int64? = nil
    ) throws -> SealedEntry {
        try ledger.seal(
            Record(
                kind: .framework,
                values: [
                    "title": [.string("cadre")], "version": [.integer(version)],
                    "text": [.string("texte \(version)")],
                ]
            ),
            kind: correcting == nil ? nil : .correction,
            subject: "framework:cadre:\(correcting ?? version)",
            references: references
        )
    }

    @Test func `what was superseded does not come back into force by being corrected`() throws {
        let first = try hash(try ledger.append(try framework(1, [:])).index)
        let second = try ledger.append(try framework(2, ["supersedes": [first]])).index
        let corrected = try ledger.append(
            try framework(1, ["corrects": [first]], correcting: 1)
        ).index
        let reader = try LedgerReader(ledger.store)
        for lookup in [reader, ledger.writer] as [any EntryLookup] {
            #expect(try lookup.successor(of: try hash(corrected)) == second)
            #expect(try !lookup.isCurrent(try hash(corrected)))
            #expect(try !lookup.isCurrent(first))
            #expect(try lookup.isCurrent(try hash(second)))
            #expect(try lookup.successor(of: try hash(second)) == nil)
        }
        // A series has one latest version.
        try requireRefused(
            try framework(3, ["supersedes": [try hash(corrected)]]),
            "\(second) already supersedes entry"
        )
        #expect(try LedgerVerifier(ledger.store).run().faults == [])
    }

    @Test func `only the latest version is corrected or superseded, once`() throws {
        let first = try hash(try ledger.append(try framework(1, [:])).index)
        try ledger.append(try framework(2, ["supersedes": [first]]))
        try requireRefused(try framework(3, ["supersedes": [first]]), "already supersedes entry")
        func correction(_ number: Int, of index: UInt64) throws -> SealedEntry {
            try ledger.seal(
                SampleLedger.deliberation(number, votes: (21, 2)),
                kind: .correction,
                subject: "act:2025-12-15:2025-\(number)",
                references: ["corrects": [try hash(index)]]
            )
        }
        // It takes the subject of what it corrects.
        try requireRefused(try correction(1, of: 3), "act:2025-12-15:2025-1")
        try ledger.append(try correction(1, of: 2))
        try requireRefused(try correction(1, of: 2), "not the latest version")
    }

    @Test func `what is contested is referred to no more`() throws {
        let commune = try #require(SampleLedger.commune)
        let thumbprint = try SampleLedger.key("register").verificationKey.thumbprint
        let registrar = try #require(SampleLedger.registrar)
        let enrolment = try #require(ledger.writer.state?.issuers[commune]?.enrolment)
        let genesis = try #require(ledger.writer.state?.genesisHash)
        let key = try SampleLedger.key("register 2")
        let proof = try KeyProof.make(
            genesis: genesis,
            authority: commune,
            role: .register,
            key: key
        )
        for (number, members) in [
            [
                JSONMember("action", .string("add")),
                JSONMember("authority", .string(commune.text)),
                JSONMember("key", JSONWebKey.json(key.verificationKey)),
                JSONMember("proof", .string(proof)), JSONMember("role", .string("register")),
            ],
            [
                JSONMember("action", .string("revoke")),
                JSONMember("authority", .string(commune.text)),
                JSONMember("from_seq", .integer(1)), JSONMember("reason", .string("compromised")),
                JSONMember("thumbprint", .string(thumbprint)),
            ],
        ].enumerated() {
            let statement = try ledger.statement(
                by: registrar,
                kind: .key,
                subject: "key:\(number)",
                references: ["authority": [enrolment]],
                record: .plain(.object(members))
            )
            try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("registrar")))
        }
        func status(of index: UInt64) throws -> SealedEntry {
            try self.status(["act": [try hash(index)]], key: "register 2")
        }
        try requireRefused(try status(of: 3), "entry 3 is contested")
        try ledger.append(try status(of: 2))
        #expect(try LedgerVerifier(ledger.store).run().contestedCount == 2)
        // But a correction by a key in force puts it right, and can be referred to.
        let contested = try ledger.writer.summary(3)
        let place = try ledger.append(
            try ledger.seal(
                SampleLedger.deliberation(1),
                kind: .correction,
                subject: contested.subject,
                references: ["corrects": [contested.leafHash]],
                key: "register 2"
            )
        ).index
        try ledger.append(
            try self.status(
                ["act": [try hash(place)]],
                key: "register 2",
                subject: "status:2025-12-16:transmitted:2"
            )
        )
        let result = try LedgerVerifier(ledger.store).run()
        #expect(result.faults == [] && result.contestedCount == 2)
    }

    // MARK: Transcriptions

    private func transcribed(
        by issuer: AuthorityIdentifier,
        key: String,
        _ values: [String: JSONValue],
        subject: String = "act:2025-12-15:2025-9"
    ) throws -> SealedEntry {
        var record = SampleLedger.deliberation(9)
        for (name, value) in values { record.set(name, [value]) }
        return try ledger.seal(record, by: issuer, subject: subject, key: key)
    }

    @Test func `an authority speaks for itself, and a transcriber names whom it copies`() throws {
        let commune = try #require(SampleLedger.commune)
        try requireRefused(
            try transcribed(by: commune, key: "register", ["authority": .string("NTRXX-OTHER")]),
            "records only its own acts"
        )
        let copier = try #require(AuthorityIdentifier("NTRXX-COPIER"))
        try ledger.append(
            try ledger.enrolment(
                of: copier,
                name: "Copiste",
                capacity: .transcriber,
                key: try SampleLedger.key("copier")
            )
        )
        let subject = "NTRXX-OTHER/act:2025-12-15:2025-9"
        try requireRefused(
            try transcribed(by: copier, key: "copier", [:]),
            "act:2025-12-15:2025-9"
        )
        try requireRefused(
            try transcribed(by: copier, key: "copier", [:], subject: subject),
            "names the authority that it copies"
        )
        // Without a source it is odd, which is said and admitted.
        let sourceless = try transcribed(
            by: copier,
            key: "copier",
            ["authority": .string("NTRXX-OTHER")],
            subject: subject
        )
        let warnings = try ledger.append(sourceless).warnings
        #expect(warnings.contains { $0.field == "sources" })
    }
}
