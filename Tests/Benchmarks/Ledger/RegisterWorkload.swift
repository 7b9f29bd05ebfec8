// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Storage
import Transparency

/// A register of realistic deliberations: leaves of two to three kilobytes, twenty values in each, sealed
/// with ES256 by sixty-four authorities in turn.
///
/// The statements are the same at each run. Keys and signatures are not: OpenSSL signs with fresh nonces.
final class RegisterWorkload {
    static let authorityCount = 64
    static let start = Timestamp(seconds: 1_767_258_000)
    private static let origin = "bench.example/register"

    let writer: LedgerWriter
    private let authorities: [AuthorityIdentifier]
    private let keys: [SigningKeyBox]
    private let random = RandomSource.system
    private var chains: [(sequence: UInt64, head: Digest)]
    private var number = 0

    /// Makes a register with its authorities enrolled.
    init(in store: any ObjectStore, guardedBy guardStore: any ObjectStore) throws {
        let registrar = try Self.identifier("NTRXX-REGISTRAR")
        let key = try SigningKey.generate(.es256)
        let signers = LogSigners(
            origin: Self.origin,
            log: try SigningKey.generate(.ed25519),
            clock: try SigningKey.generate(.ed25519)
        )
        guard let signers else { throw Failure(what: "the origin") }
        let genesis = Genesis.record(
            origin: Self.origin,
            registrarName: "Registrar",
            registrarKey: key.verificationKey,
            logKey: signers.log.noteKey.text,
            clockKey: signers.clock.noteKey.text,
            random: random.bytes(32)
        )
        func statement(
            _ kind: Kind,
            _ subject: String,
            _ chain: (sequence: UInt64, head: Digest),
            _ record: JSONValue
        ) -> Statement {
            Statement(
                log: Self.origin,
                issuer: registrar,
                sequence: chain.sequence,
                previous: chain.head,
                issuedAt: Self.start,
                kind: kind,
                subject: subject,
                references: [:],
                record: .plain(record)
            )
        }
        let nothing = Digest([32 of UInt8](repeating: 0))
        writer = try LedgerWriter.create(
            in: store,
            guardedBy: guardStore,
            signers: signers,
            genesis: try Entry(
                signing: statement(.genesis, "genesis:0", (0, nothing), genesis),
                with: key
            ),
            now: { Self.start }
        )
        var (authorities, keys): ([AuthorityIdentifier], [SigningKeyBox]) = ([], [])
        for number in 0..<Self.authorityCount {
            let authority = try Self.identifier("NTRXX-AUTHORITY-\(number)")
            let own = SigningKeyBox(try SigningKey.generate(.es256))
            let record = try Self.enrolment(authority, own, in: writer)
            guard let chain = writer.state?.issuers[registrar] else { throw Failure(what: "chain") }
            let sealed = try SealedEntry(
                statement(
                    .authority,
                    "authority:\(authority)",
                    (chain.nextSequence, chain.head),
                    record
                ),
                key: key
            )
            for outcome in try writer.append([Submission(sealed)]) { _ = try outcome.get() }
            authorities.append(authority)
            keys.append(own)
        }
        (self.authorities, self.keys) = (authorities, keys)
        let state = writer.state
        chains = authorities.map { authority in
            let issuer = state?.issuers[authority]
            return (issuer?.nextSequence ?? 0, issuer?.head ?? nothing)
        }
    }

    /// A trust file that names the register.
    func policy() throws -> TLogPolicy {
        guard let state = writer.state else { throw Failure(what: "state") }
        let text =
            "# genesis \(state.genesisHash.base64URL)\nlog \(state.genesis.logKey)\nquorum none\n"
        return try TLogPolicy(Array(text.utf8))
    }

    /// Seals that many deliberations, each of the next authority.
    func seal(_ count: Int) throws -> [Submission] {
        var submissions: [Submission] = []
        for _ in 0..<count {
            let place = number % Self.authorityCount
            let (authority, chain, number) = (authorities[place], chains[place], number)
            let sealed = try SealedEntry(
                record: Self.deliberation(number),
                statement: { content in
                    Statement(
                        log: Self.origin,
                        issuer: authority,
                        sequence: chain.sequence,
                        previous: chain.head,
                        issuedAt: Self.start,
                        kind: .deliberation,
                        subject: "act:2025-12-15:DEL-2025-\(number)",
                        references: [:],
                        record: content
                    )
                },
                key: keys[place].key,
                random: random
            )
            chains[place] = (chain.sequence + 1, sealed.entry.signingInputDigest)
            submissions.append(Submission(sealed))
            self.number += 1
        }
        return submissions
    }

    /// Appends that many, in batches of one bundle.
    func fill(_ count: Int) throws {
        var left = count
        while left > 0 {
            let batch = try seal(min(256, left))
            for outcome in try writer.append(batch) { _ = try outcome.get() }
            left -= batch.count
        }
    }

    private static func identifier(_ text: String) throws -> AuthorityIdentifier {
        guard let identifier = AuthorityIdentifier(text) else { throw Failure(what: text) }
        return identifier
    }

    private static func enrolment(
        _ authority: AuthorityIdentifier,
        _ own: SigningKeyBox,
        in writer: LedgerWriter
    ) throws -> JSONValue {
        guard let genesis = writer.state?.genesisHash else { throw Failure(what: "genesis") }
        return Enrolment(
            authority: authority,
            name: "Authority \(authority)",
            capacity: .authority,
            type: "commune",
            prefecture: "PREF000",
            publication: "electronic",
            key: own.key.verificationKey,
            role: .register,
            proof: try KeyProof.make(
                genesis: genesis,
                authority: authority,
                role: .register,
                key: own.key
            )
        ).record
    }

    /// Twenty values, as the register of a council holds them.
    private static func deliberation(_ number: Int) -> Record {
        let yes = Int64(20 + number % 40)
        let text =
            "Le conseil, après en avoir délibéré, approuve le projet n° \(number) et autorise sa mise en œuvre."
        return Record(
            kind: .deliberation,
            values: [
                "number": [.string("DEL-2025-\(number)")], "date": [.string("2025-12-15")],
                "order": [.integer(Int64(number % 90 + 1))],
                "object": [
                    .string("Approbation du projet n° \(number) pour les données de la commune")
                ],
                "nature": [.string("deliberation")], "matter": [.string("8.4")],
                "matter_label": [.string("Aménagement du territoire")],
                "budget_year": [.string("2025")], "budget_name": [.string("Budget principal")],
                "url": [.string("https://example.org/actes/2025/DEL-2025-\(number).pdf")],
                "outcome": [.string("adopted")], "ballot": [.string("public")],
                "members_in_office": [.integer(69)], "present": [.integer(69)],
                "voters": [.integer(yes + 5)], "for": [.integer(yes)], "against": [.integer(3)],
                "abstentions": [.integer(2)], "rapporteur": [.string("Camille Fictive")],
                "text": [.string(text)],
            ]
        )
    }
}

/// A signing key that can stand in an array.
final class SigningKeyBox {
    let key: SigningKey

    init(_ key: consuming SigningKey) { self.key = key }
}

/// Something to measure could not be made.
struct Failure: Error { let what: String }
