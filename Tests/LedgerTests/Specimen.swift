// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Foundation
import Ledger
import Notation
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Makes the ledger of `Ledger/Specimen`: a fictitious commune, and one entry of each kind.
///
/// Ed25519 signs the same bytes at each run. ES256 does not, so what its one authority signed is
/// kept in `Fixtures`, and must fit the statements that are made here.
struct Specimen {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized
    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")
    static let isUpdating = ProcessInfo.processInfo.environment["FEUILLET_UPDATE_GOLDEN"] == "1"

    let ledger: SampleLedger
    private let commune: AuthorityIdentifier
    private let registrar: AuthorityIdentifier
    private let syndicate: AuthorityIdentifier

    private let variant: SpecimenVariant

    init(_ variant: SpecimenVariant = SpecimenVariant()) throws {
        self.variant = variant
        ledger = try SampleLedger()
        commune = try #require(SampleLedger.commune)
        registrar = try #require(SampleLedger.registrar)
        syndicate = try #require(AuthorityIdentifier("NTRFR-000000307"))
        try keys()
        try acts()
        try declarations()
        // What follows rests on fixtures that only the true specimen fits.
        guard variant == SpecimenVariant() else { return }
        try secondAuthority()
        try rotation()
        try erasure()
    }

    private func hash(_ index: UInt64) throws -> Digest {
        try ledger.writer.summary(index).leafHash
    }

    @discardableResult
    private func add(
        _ kind: Kind,
        _ values: [String: [JSONValue]],
        _ subject: String,
        _ references: [String: [Digest]] = [:],
        key: String = "register",
        as recordKind: Kind? = nil,
        documents: [[UInt8]] = []
    ) throws -> Digest {
        let record = Record(kind: recordKind ?? kind, values: values)
        let sealed = try ledger.seal(
            record,
            kind: kind,
            subject: subject,
            references: references,
            key: key
        )
        return try hash(try ledger.append(sealed, documents: documents).index)
    }

    private func structural(_ kind: Kind, _ subject: String, _ record: JSONValue, refers: Bool)
        throws
    {
        let enrolment = try #require(ledger.writer.state?.issuers[commune]?.enrolment)
        let statement = try ledger.statement(
            by: registrar,
            kind: kind,
            subject: subject,
            references: refers ? ["authority": [enrolment]] : [:],
            record: .plain(record)
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("registrar")))
    }

    private func keys() throws {
        for role in [KeyRole.declarant, .opinion] {
            try structural(
                .key,
                "key:\(role.rawValue)",
                try keyRecord("add", role, role.rawValue),
                refers: true
            )
        }
        try structural(
            .format,
            "format:1",
            .object([JSONMember("version", .integer(1))]),
            refers: false
        )
    }

    /// One of the members of the sitting, and its secretary, are erased by the registrar.
    private func erasure() throws {
        let sitting = try #require(
            try ledger.writer.sittings("sitting:2025-12-15", issuer: commune).first
        )
        let hash = try hash(sitting)
        let erasure = Erasure(
            reason: .objection,
            targets: [
                Erasure.Target(entry: hash, field: "members", elements: [1]),
                Erasure.Target(entry: hash, field: "secretaries", elements: [0]),
            ]
        )
        let statement = try ledger.statement(
            by: registrar,
            kind: .erasure,
            subject: "erasure:2026-01-01",
            references: ["entries": [hash]],
            record: .plain(erasure.record)
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("registrar")))
    }

    private func keyRecord(_ action: String, _ role: KeyRole, _ name: String) throws -> JSONValue {
        let key = try SampleLedger.key(name)
        let genesis = try #require(ledger.writer.state?.genesisHash)
        let proof = try KeyProof.make(genesis: genesis, authority: commune, role: role, key: key)
        return .object([
            JSONMember("action", .string(action)),
            JSONMember("authority", .string(commune.text)),
            JSONMember("key", JSONWebKey.json(key.verificationKey)),
            JSONMember("proof", .string(proof)),
            JSONMember("role", .string(role.rawValue)),
        ])
    }

    private func acts() throws {
        let sitting = try add(
            .sitting,
            [
                "body": [.string("conseil municipal")], "date": [.string("2025-12-15")],
                "time": [.string("18:30")], "members_in_office": [.integer(23)],
                "present": [.integer(21)], "proxies": [.integer(2)], "quorum": [.integer(12)],
                "convocation_date": [.string("2025-12-08")], "closed": [.boolean(false)],
                "secretaries": [.string("Dominique Fictive")],
                "members": [
                    .object([
                        JSONMember("name", .string("Camille Fictive")),
                        JSONMember("presence", .string("present")),
                    ]),
                    .object([
                        JSONMember("name", .string("Sacha Imaginaire")),
                        JSONMember("presence", .string("represented")),
                        JSONMember("proxy", .string("Camille Fictive")),
                    ]),
                ],
            ],
            "sitting:2025-12-15T18:30:conseil-municipal"
        )
        let document = Array("Texte fictif de la délibération 2025-1.\n".utf8)
        var values = SampleLedger.deliberation(1).values
        values["documents"] = [
            .object([
                JSONMember("name", .string("2025-1.txt")),
                JSONMember("sha256", .string(MemoryDigest.text(document))),
                JSONMember("bytes", .integer(Int64(document.count))),
            ])
        ]
        let subject = "act:2025-12-15:2025-1"
        let act = try add(
            .deliberation,
            values,
            subject,
            ["sitting": [sitting]],
            documents: [document]
        )
        values["for"] = [.integer(21)]
        values["against"] = [.integer(2)]
        try add(.correction, values, subject, ["corrects": [act]], as: .deliberation)
        try add(
            .decision,
            [
                "number": [.string("D-7")], "date": [.string("2025-12-20")],
                "object": [.string("Achat fictif de capteurs d'énergie")],
                "delegation": [.string("2025-3")],
            ],
            "act:2025-12-20:D-7"
        )
        for (event, date) in [("transmitted", "2025-12-16"), ("published", "2025-12-17")] {
            try add(
                .status,
                ["event": [.string(event)], "date": [.string(date)]],
                "status:\(date):\(event)",
                ["act": [act]]
            )
        }
    }

    private func declarations() throws {
        let act = try hash(6)
        let schema = try add(
            .framework,
            [
                "title": [.string("ai-use")], "version": [.integer(1)],
                "text": [.string(SpecimenTexts.schema)],
            ],
            "framework:ai-use"
        )
        let charter = try add(
            .charter,
            [
                "title": [.string("Charte fictive de l'IA")], "version": [.integer(1)],
                "in_force_from": [.string("2025-12-15")], "text": [.string(variant.charter)],
            ],
            "charter:ai",
            ["deliberation": [act]]
        )
        let facts: [String: [JSONValue]] = [
            "name": [.string("Chaufferies de l'école")], "state": [.string("planned")],
            "data.personal": [.boolean(false)], "hosting.countries": [.string("FR")],
        ]
        let first = try add(
            .declaration,
            facts,
            "use:chaufferies",
            ["deliberation": [act]],
            key: "declarant"
        )
        var later = facts
        later["state"] = [.string("pilot")]
        later.merge(variant.facts) { $1 }
        let declaration = try add(
            .declaration,
            later,
            "use:chaufferies:2",
            ["supersedes": [first]],
            key: "declarant"
        )
        try add(
            .opinion,
            [
                "by": [.string("dpo")], "answer": [.string("favourable")],
                "date": [.string("2025-12-22")],
            ],
            "opinion:2025-12-22:dpo",
            ["declaration": [declaration]],
            key: "opinion"
        )
        let rule: JSONValue = .object([
            JSONMember("charter", .string("feuillet-sur-loire/ai")),
            JSONMember("rule", .string("HOSTING-1")),
            JSONMember("verdict", .string(variant.ruleVerdict)),
        ])
        var assessment: [String: [JSONValue]] = [
            "evaluator": [.string(variant.evaluator)], "date": [.string("2025-12-23")],
            "verdict": [.string(variant.verdict)],
        ]
        var charters = [charter]
        if let text = variant.otherCharter {
            let values: [String: [JSONValue]] = [
                "title": [.string("Autre charte fictive")], "version": [.integer(1)],
                "in_force_from": [.string("2025-12-15")], "text": [.string(text)],
            ]
            charters.append(try add(.charter, values, "charter:autre", ["deliberation": [act]]))
        }
        if variant.namesRules { assessment["rules"] = [rule] }
        if let groups = variant.groups { assessment["groups"] = [.string(groups)] }
        try add(
            .assessment,
            assessment,
            "assessment:2025-12-23:chaufferies",
            ["declaration": [declaration], "charters": charters, "schema": [schema]],
            key: "declarant"
        )
        try add(
            .waiver,
            [
                "rule": [.string("HOSTING-1")], "reason": [.string("Essai fictif de trois mois")],
                "from": [.string("2026-01-01")], "to": [.string("2026-03-31")],
            ],
            "waiver:HOSTING-1",
            ["declaration": [declaration], "charter": [charter], "deliberation": [act]]
        )
    }

    // MARK: ES256

    private func secondAuthority() throws {
        let key = try Self.syndicateKey()
        let genesis = try #require(ledger.writer.state?.genesisHash)
        let proof = try Self.fixture("proof") {
            try KeyProof.make(genesis: genesis, authority: syndicate, role: .register, key: key)
        }
        let enrolment = Enrolment(
            authority: syndicate,
            name: "Syndicat des eaux (fictif)",
            capacity: .authority,
            type: "establishment",
            key: key.verificationKey,
            role: .register,
            proof: proof
        )
        let statement = try ledger.statement(
            by: registrar,
            kind: .authority,
            subject: "authority:\(syndicate)",
            record: .plain(enrolment.record)
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("registrar")))
        try ledger.append(try syndicateDeliberation(key))
    }

    private func syndicateDeliberation(_ key: borrowing SigningKey) throws -> SealedEntry {
        let base = try ledger.statement(
            by: syndicate,
            kind: .deliberation,
            subject: "act:2025-12-18:12",
            record: .hidden([])
        )
        let record = Record(
            kind: .deliberation,
            values: [
                "number": [.string("12")], "date": [.string("2025-12-18")],
                "object": [.string("Prix fictif de l'eau")], "outcome": [.string("adopted")],
                "unanimous": [.boolean(true)],
            ]
        )
        let fresh = try SealedEntry(
            record: record,
            statement: { base.changing(record: $0) },
            key: key,
            random: ledger.random
        )
        let leaf = try Self.fixture("leaf") { String(decoding: fresh.entry.leaf, as: UTF8.self) }
        let kept = try Entry(leaf: Array(leaf.utf8))
        #expect(
            kept.signingInput == fresh.entry.signingInput,
            "the fixture is of another statement"
        )
        return try SealedEntry(entry: kept, disclosures: fresh.disclosures.map(\.text))
    }

    private static func syndicateKey() throws -> SigningKey {
        let pem = try fixture("key") {
            let key = try SigningKey.generate(.es256)
            return try key.pem(passphrase: nil).withSpan { span in
                String(decoding: (0..<span.count).map { span[$0] }, as: UTF8.self)
            }
        }
        return try SigningKey(pem: SecretBytes(copying: Array(pem.utf8)), passphrase: nil)
    }

    /// A text that is made once and kept.
    private static func fixture(_ name: String, _ make: () throws -> String) throws -> String {
        let url = fixtures.appending(path: "es256.\(name)")
        if !FileManager.default.fileExists(atPath: url.path), isUpdating {
            try Data(try make().utf8).write(to: url)
        }
        return try String(contentsOf: url, encoding: .utf8)
    }

    private func rotation() throws {
        let replaced = try SampleLedger.key("declarant").verificationKey.thumbprint
        var members = try #require(try keyRecord("rotate", .declarant, "declarant 2").members)
        members.append(JSONMember("replaces", .string(replaced)))
        let enrolment = try #require(ledger.writer.state?.issuers[commune]?.enrolment)
        let statement = try ledger.statement(
            by: commune,
            kind: .key,
            subject: "key:declarant-2",
            references: ["authority": [enrolment]],
            record: .plain(.object(members))
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("register")))
        let opinion = try SampleLedger.key("opinion").verificationKey.thumbprint
        let next = try #require(ledger.writer.state?.issuers[commune]?.nextSequence)
        try structural(
            .key,
            "key:revoke:opinion",
            .object([
                JSONMember("action", .string("revoke")),
                JSONMember("authority", .string(commune.text)),
                JSONMember("from_seq", .integer(Int64(next))),
                JSONMember("reason", .string("ceased")),
                JSONMember("thumbprint", .string(opinion)),
            ]),
            refers: true
        )
    }
}
