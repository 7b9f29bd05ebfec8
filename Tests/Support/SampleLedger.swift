// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Ledger
public import Notation
public import Records
public import Storage
import Synchronization
import Testing
public import Transparency

/// A ledger of a fictitious commune, the same bytes at each run.
public final class SampleLedger {
    /// A fictitious commune, whose number is no one's: nine digits that check, all but one zero.
    public static let commune = AuthorityIdentifier("NTRFR-000000109")
    /// The registrar of the ledger.
    public static let registrar = AuthorityIdentifier("NTRFR-000000208")
    /// The name of the ledger.
    public static let origin = "specimen.example/registre"
    /// When it begins.
    public static let start = Timestamp(seconds: 1_767_258_000)

    /// What its entries are kept in.
    public let store: any ObjectStore
    /// What its guard is kept in.
    public let guardStore: any ObjectStore
    /// The writer.
    public private(set) var writer: LedgerWriter
    private let snapshotInterval: UInt64
    /// The salts.
    public let random = SampleLedger.deterministicRandom("salts")

    /// A ledger with the commune enrolled.
    public init(
        store: any ObjectStore = MemoryStore(),
        guardStore: any ObjectStore = MemoryStore(),
        snapshotInterval: UInt64 = LedgerWriter.defaultSnapshotInterval
    ) throws {
        self.store = store
        self.guardStore = guardStore
        self.snapshotInterval = snapshotInterval
        let registrar = try #require(Self.registrar)
        let signers = try Self.signers()
        let key = try Self.key("registrar")
        let record = Genesis.record(
            origin: Self.origin,
            registrarName: "Registre des communes fictives",
            registrarKey: key.verificationKey,
            logKey: signers.log.noteKey.text,
            clockKey: signers.clock.noteKey.text,
            random: random.bytes(32)
        )
        let genesis = try Entry(
            signing: Statement(
                log: Self.origin,
                issuer: registrar,
                sequence: 0,
                previous: Digest([32 of UInt8](repeating: 0)),
                issuedAt: Self.start,
                kind: .genesis,
                subject: "genesis:0",
                references: [:],
                record: .plain(record)
            ),
            with: key
        )
        writer = try LedgerWriter.create(
            in: store,
            guardedBy: guardStore,
            signers: signers,
            genesis: genesis,
            snapshotInterval: snapshotInterval,
            now: { Self.start }
        )
        try enrol()
    }

    /// The keys of the log.
    public static func signers() throws -> LogSigners {
        let signers = LogSigners(origin: origin, log: try key("log"), clock: try key("clock"))
        return try #require(signers)
    }

    /// The key of a name: its seed is the digest of the name.
    public static func key(_ name: String) throws -> SigningKey {
        try SigningKey(seed: SHA256.hash(Array("feuillet specimen: \(name)".utf8)).array.span)
    }

    /// The same bytes at each run.
    public static func deterministicRandom(_ name: String) -> RandomSource {
        let counter = Mutex(0)
        return RandomSource { count in
            var bytes: [UInt8] = []
            while bytes.count < count {
                let number = counter.withLock { value in
                    value += 1
                    return value
                }
                bytes += SHA256.hash(Array("\(name) \(number)".utf8)).array
            }
            return Array(bytes.prefix(count))
        }
    }

    private func enrol() throws {
        try append(
            try enrolment(
                of: try #require(Self.commune),
                name: "Commune de Feuillet-sur-Loire (fictive)",
                key: try Self.key("register")
            )
        )
    }

    /// The entry by which the registrar enrols an authority with its key.
    ///
    /// - Parameter proof: that the key was at hand; without it, the right one.
    public func enrolment(
        of authority: AuthorityIdentifier,
        name: String,
        capacity: Issuer.Capacity = .authority,
        key: borrowing SigningKey,
        proof: String? = nil
    ) throws -> SealedEntry {
        let genesis = try #require(writer.state?.genesisHash)
        let enrolment = Enrolment(
            authority: authority,
            name: name,
            capacity: capacity,
            type: "commune",
            prefecture: "PREF000",
            publication: "electronic",
            key: key.verificationKey,
            role: .register,
            proof: try proof
                ?? KeyProof.make(genesis: genesis, authority: authority, role: .register, key: key)
        )
        let statement = try self.statement(
            by: try #require(Self.registrar),
            kind: .authority,
            subject: "authority:\(authority)",
            record: .plain(enrolment.record)
        )
        return try SealedEntry(statement, key: try Self.key("registrar"))
    }

    /// The statement that comes next in a chain.
    public func statement(
        by issuer: AuthorityIdentifier,
        kind: Kind,
        subject: String,
        references: [String: [Digest]] = [:],
        record: RecordContent
    ) throws -> Statement {
        let chain = try #require(writer.state?.issuers[issuer])
        return Statement(
            log: Self.origin,
            issuer: issuer,
            sequence: chain.nextSequence,
            previous: chain.head,
            issuedAt: Self.start,
            kind: kind,
            subject: subject,
            references: references,
            record: record
        )
    }

    /// Seals a record as the next entry of a chain, which is the commune's unless said.
    public func seal(
        _ record: Record,
        by issuer: AuthorityIdentifier? = nil,
        kind: Kind? = nil,
        subject: String,
        references: [String: [Digest]] = [:],
        key name: String = "register"
    ) throws -> SealedEntry {
        let empty = try statement(
            by: try #require(issuer ?? Self.commune),
            kind: kind ?? record.kind,
            subject: subject,
            references: references,
            record: .hidden([])
        )
        return try SealedEntry(
            record: record,
            statement: { empty.changing(record: $0) },
            key: try Self.key(name),
            random: random
        )
    }

    /// Appends one entry, which must be admitted.
    @discardableResult
    public func append(_ sealed: SealedEntry, documents: [[UInt8]] = []) throws -> Acknowledgement {
        let outcomes = try writer.append([Submission(sealed, documents: documents)])
        return try #require(outcomes.first).get()
    }

    /// A deliberation with a number.
    public static func deliberation(_ number: Int, votes: (Int64, Int64) = (20, 3)) -> Record {
        Record(
            kind: .deliberation,
            values: [
                "number": [.string("2025-\(number)")],
                "date": [.string("2025-12-15")],
                "object": [.string("Délibération fictive n° \(number)")],
                "outcome": [.string("adopted")],
                "voters": [.integer(23)],
                "for": [.integer(votes.0)],
                "against": [.integer(votes.1)],
                "rapporteur": [.string("Camille Fictive")],
            ]
        )
    }

    /// Appends that many deliberations, in batches.
    public func fill(_ count: Int, from first: Int = 1, batch: Int = 50) throws {
        var number = first
        while number < first + count {
            var submissions: [Submission] = []
            for _ in 0..<min(batch, first + count - number) {
                submissions.append(Submission(try next(number, after: submissions.last?.sealed)))
                number += 1
            }
            for outcome in try writer.append(submissions) { _ = try outcome.get() }
        }
    }

    /// That many deliberations sealed one after the other, not yet appended.
    public func chain(_ count: Int, from first: Int = 1) throws -> [SealedEntry] {
        var chain: [SealedEntry] = []
        for number in first..<(first + count) { chain.append(try next(number, after: chain.last)) }
        return chain
    }

    /// A sealed deliberation that follows another which is not yet appended.
    private func next(_ number: Int, after last: SealedEntry?) throws -> SealedEntry {
        let sealed = last?.entry.statement
        let commune = try #require(Self.commune)
        let chain = try #require(writer.state?.issuers[commune])
        return try SealedEntry(
            record: Self.deliberation(number),
            statement: { content in
                Statement(
                    log: Self.origin,
                    issuer: commune,
                    sequence: sealed.map { $0.sequence + 1 } ?? chain.nextSequence,
                    previous: last?.entry.signingInputDigest ?? chain.head,
                    issuedAt: Self.start,
                    kind: .deliberation,
                    subject: "act:2025-12-15:2025-\(number)",
                    references: [:],
                    record: content
                )
            },
            key: try Self.key("register"),
            random: random
        )
    }

    /// Opens the ledger again, as after a crash.
    public func reopen() throws {
        writer = try Self.open(store, guardedBy: guardStore, snapshotInterval: snapshotInterval)
    }

    /// Opens a ledger of the sample's keys, as the next start does.
    public static func open(
        _ store: any ObjectStore,
        guardedBy guardStore: any ObjectStore,
        snapshotInterval: UInt64 = LedgerWriter.defaultSnapshotInterval
    ) throws -> LedgerWriter {
        try LedgerWriter.open(
            store,
            guardedBy: guardStore,
            signers: try signers(),
            snapshotInterval: snapshotInterval,
            now: { start }
        )
    }

    /// A trust file for the ledger.
    public func policy() throws -> TLogPolicy {
        let genesis = try #require(writer.state?.genesisHash)
        let log = try Self.signers().log.noteKey.text
        return try TLogPolicy(
            Array("# genesis \(genesis.base64URL)\nlog \(log)\nquorum none\n".utf8)
        )
    }
}
