// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing

/// Changes in who may write that are sealed and in their place, and not allowed: each is refused for its own reason.
@Suite("Refused changes of keys and authorities") struct StructuralRefusalTests {
    private let ledger: SampleLedger
    private let commune: AuthorityIdentifier
    private let registrar: AuthorityIdentifier
    private let genesis: Digest

    init() throws {
        ledger = try SampleLedger()
        commune = try #require(SampleLedger.commune)
        registrar = try #require(SampleLedger.registrar)
        genesis = try #require(ledger.writer.state?.genesisHash)
        try ledger.append(try sealed(try key("add", "declarant", .declarant)))
    }

    // MARK: What is asked for

    private func enrolment(of authority: AuthorityIdentifier) throws -> Digest {
        try #require(ledger.writer.state?.issuers[authority]?.enrolment)
    }

    /// The record of a change of a key of the commune.
    private func key(
        _ action: String,
        _ name: String,
        _ role: KeyRole,
        replacing replaced: String? = nil
    ) throws -> [String: JSONValue] {
        let key = try SampleLedger.key(name)
        let proof = try KeyProof.make(genesis: genesis, authority: commune, role: role, key: key)
        var record: [String: JSONValue] = [
            "action": .string(action), "authority": .string(commune.text),
            "key": JSONWebKey.json(key.verificationKey), "proof": .string(proof),
            "role": .string(role.rawValue),
        ]
        if let replaced { record["replaces"] = .string(try thumbprint(replaced)) }
        return record
    }

    private func revocation(of name: String, from sequence: Int64 = 0) throws -> [String: JSONValue]
    {
        [
            "action": .string("revoke"), "authority": .string(commune.text),
            "from_seq": .integer(sequence), "reason": .string("lost"),
            "thumbprint": .string(try thumbprint(name)),
        ]
    }

    private func thumbprint(_ name: String) throws -> String {
        try SampleLedger.key(name).verificationKey.thumbprint
    }

    private func sealed(
        _ record: [String: JSONValue],
        as kind: Kind = .key,
        by issuer: AuthorityIdentifier? = nil,
        with key: String = "registrar",
        references: [String: [Digest]]? = nil
    ) throws -> SealedEntry {
        let members = record.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }
        let statement = try ledger.statement(
            by: issuer ?? registrar,
            kind: kind,
            subject: "\(kind.rawValue):\(ledger.writer.state?.size ?? 0)",
            references: try references ?? ["authority": [try enrolment(of: commune)]],
            record: .plain(.object(members))
        )
        return try SealedEntry(statement, key: try SampleLedger.key(key))
    }

    private func refusal(_ sealed: SealedEntry) throws -> AdmissionError? {
        let before = ledger.writer.state?.kept
        let error = #expect(throws: LedgerError.self) { try ledger.append(sealed) }
        #expect(ledger.writer.state?.kept == before)
        guard case .refused(let reason) = error else { return nil }
        return reason
    }

    private func requireRefused(
        _ record: [String: JSONValue],
        _ words: String,
        references: [String: [Digest]]? = nil
    ) throws {
        let reason = try #require(try refusal(try sealed(record, references: references)))
        #expect("\(reason.message.english)".contains(words), "\(reason.message.english)")
    }

    // MARK: Keys

    @Test func `a key change names the authority that it refers to`() throws {
        var other = try key("add", "new", .opinion)
        other["authority"] = .string(registrar.text)
        try requireRefused(other, "not the one that the reference names")
        other["authority"] = .string("NTRFR-000000307")
        try requireRefused(other, "not the one that the reference names")
        let add = try key("add", "new", .opinion)
        try requireRefused(
            add,
            "not the one that the reference names",
            references: ["authority": [try enrolment(of: registrar)]]
        )
        try requireRefused(add, "0", references: [:])
    }

    @Test(arguments: ["action", "role", "key", "proof"])
    func `what cannot be read of a key change is refused`(_ member: String) throws {
        var record = try key("add", "new", .opinion)
        record[member] = .string("other")
        if member == "proof" { record[member] = .integer(1) }
        try requireRefused(record, "cannot be read")
    }

    @Test func `a key seals what its role lets it seal`() throws {
        let act = try ledger.seal(
            SampleLedger.deliberation(1),
            subject: "act:2025-12-15:2025-1",
            key: "declarant"
        )
        guard case .wrongRole(.declarant, .deliberation) = try refusal(act) else {
            Issue.record("a declarant's key sealed a deliberation")
            return
        }
    }

    @Test func `an authority is enrolled once`() throws {
        let again = try ledger.enrolment(
            of: commune,
            name: "Commune (fictive)",
            key: try SampleLedger.key("new")
        )
        let reason = try refusal(again)
        #expect(
            reason?.message.english.contains("already") == true,
            "\(String(describing: reason))"
        )
    }

    @Test func `a role of the registrar is no role of an authority`() throws {
        try requireRefused(try key("add", "new", .registrar), "is not one of")
    }

    @Test func `a key is enrolled once`() throws {
        try requireRefused(try key("add", "register", .opinion), "already enrolled")
        try requireRefused(try key("recover", "declarant", .declarant), "already enrolled")
    }

    @Test func `a key that is replaced is one in force, of the same role and authority`() throws {
        func rotation(_ replaced: String) throws -> [String: JSONValue] {
            try key("rotate", "new", .declarant, replacing: replaced)
        }
        for replaced in ["register", "registrar", "unknown"] {
            try requireRefused(try rotation(replaced), "not a key in force of that role")
        }
        try ledger.append(
            try ledger.enrolment(
                of: try #require(AuthorityIdentifier("NTRFR-000000307")),
                name: "Syndicat (fictif)",
                key: try SampleLedger.key("syndicate")
            )
        )
        try requireRefused(
            try key("rotate", "new", .register, replacing: "syndicate"),
            "not a key in force of that role"
        )
        try ledger.append(try sealed(try revocation(of: "declarant")))
        try requireRefused(try rotation("declarant"), "not a key in force of that role")
    }

    @Test func `an authority rotates with the key of the role, or that of its register`() throws {
        try ledger.append(try sealed(try key("add", "opinion", .opinion)))
        let rotation = try key("rotate", "new", .opinion, replacing: "opinion")
        let reason = try refusal(try sealed(rotation, by: commune, with: "declarant"))
        guard case .wrongRole(.declarant, .key) = reason else {
            Issue.record("\(String(describing: reason))")
            return
        }
        let addition = try key("add", "another", .opinion)
        guard case .wrongRole = try refusal(try sealed(addition, by: commune, with: "register"))
        else {
            Issue.record("an authority added a key")
            return
        }
        try ledger.append(try sealed(rotation, by: commune, with: "opinion"))
    }

    @Test func `a revocation names a key of the authority, a place in its chain and a reason`()
        throws
    {
        try requireRefused(try revocation(of: "unknown"), "is not a key of")
        try requireRefused(try revocation(of: "registrar"), "is not a key of")
        try requireRefused(try revocation(of: "declarant", from: -1), "beyond the chain")
        let next = Int64(try #require(ledger.writer.state?.issuers[commune]?.nextSequence))
        try requireRefused(try revocation(of: "declarant", from: next + 1), "beyond the chain")
        var reasonless = try revocation(of: "declarant")
        reasonless["reason"] = .string("tired")
        try requireRefused(reasonless, "is not compromised")
        try ledger.append(try sealed(try revocation(of: "declarant", from: next)))
        let reason = try refusal(
            try ledger.seal(
                SampleLedger.deliberation(1),
                subject: "act:2025-12-15:2025-1",
                key: "declarant"
            )
        )
        guard case .keyNotInForce = reason else {
            Issue.record("a revoked key signed")
            return
        }
    }

    // MARK: Authorities and formats

    @Test func `an authority is enrolled once, and never the registrar`() throws {
        func enrolment(of authority: AuthorityIdentifier) throws -> SealedEntry {
            try ledger.enrolment(of: authority, name: "Encore", key: try SampleLedger.key("new"))
        }
        // Their subject is taken: whoever comes to the rule behind it took another.
        for (authority, words) in [(commune, "already"), (registrar, "keeps this ledger")] {
            let taken = try enrolment(of: authority)
            let record = try #require(taken.entry.statement.record.plain)
            let members = Dictionary(
                uniqueKeysWithValues: (record.members ?? []).map {
                    ($0.key, $0.value)
                }
            )
            let reason = try #require(
                try refusal(try sealed(members, as: .authority, references: [:]))
            )
            guard case .badSubject = reason else {
                Issue.record("\(reason)")
                continue
            }
            let second = try #require(try refusal(taken))
            #expect("\(second.message.english)".contains(words), "\(second.message.english)")
        }
    }

    @Test func `a format that this version does not know is refused`() throws {
        func format(_ record: [String: JSONValue]) throws -> AdmissionError? {
            try refusal(try sealed(record, as: .format, references: [:]))
        }
        guard case .notSupported = try format(["version": .integer(2)]) else {
            Issue.record("an unknown format was admitted")
            return
        }
        guard case .badStructure = try format([:]) else {
            Issue.record("a format without a version was admitted")
            return
        }
        try ledger.append(try sealed(["version": .integer(1)], as: .format, references: [:]))
    }

    @Test func `an erasure names the entries that it refers to`() throws {
        try ledger.fill(2)
        let (first, second) = (
            try ledger.writer.summary(3).leafHash, try ledger.writer.summary(4).leafHash
        )
        let target = Erasure.Target(entry: first, field: "rapporteur", elements: [0])
        let erasure = Erasure(reason: .objection, targets: [target])
        let members = Dictionary(
            uniqueKeysWithValues: (erasure.record.members ?? []).map {
                ($0.key, $0.value)
            }
        )
        for references in [[second], [first, second]] {
            let reason = try #require(
                try refusal(try sealed(members, as: .erasure, references: ["entries": references]))
            )
            #expect("\(reason.message.english)".contains("other entries than its references"))
        }
    }

    /// U+212A is a K for Unicode, and so for texts in Swift.
    @Test func `a thumbprint with a look-alike letter is none`() throws {
        let number = try #require(
            (0..<40).first { try thumbprint("key \($0)").contains("K") }
        )
        let name = "key \(number)"
        try ledger.append(try sealed(try key("add", name, .declarant)))
        func lookAlike(_ text: String) -> JSONValue {
            .string(
                text.split(separator: "K", omittingEmptySubsequences: false)
                    .joined(separator: "\u{212A}")
            )
        }
        let real = try thumbprint(name)
        var revoked = try revocation(of: name)
        revoked["thumbprint"] = lookAlike(real)
        try requireRefused(revoked, "is not a key of")
        var rotated = try key("rotate", "new", .declarant, replacing: name)
        rotated["replaces"] = lookAlike(real)
        try requireRefused(rotated, "not a key in force")
        #expect(ledger.writer.state?.enrolledKey(real) != nil)
        #expect(ledger.writer.state?.enrolledKey(lookAlike(real).string ?? "") == nil)
    }
}
