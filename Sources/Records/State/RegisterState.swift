// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// What a ledger's entries amount to so far: who may write, and where each chain stands. Entries are
/// admitted to it one by one; the writer and every verifier use this same code.
///
/// It grows with the authorities and their keys, not with the entries: what it must know of earlier
/// entries comes with each, as an ``EntryContext``.
public struct RegisterState: Sendable {
    /// How far an entry may be dated ahead of the ledger's clock, in seconds.
    public static let clockToleranceSeconds: Int64 = 300
    /// The format that this code knows.
    public static let formatVersion: Int64 = 1

    /// What the first entry fixed.
    public let genesis: Genesis
    /// The leaf hash of the first entry.
    public let genesisHash: Digest
    /// Who writes.
    public private(set) var issuers: [AuthorityIdentifier: Issuer]
    /// Every key there ever was, by thumbprint.
    public private(set) var keys: [String: EnrolledKey]
    /// How many entries there are.
    public private(set) var size: UInt64

    /// The state after the first entry.
    ///
    /// - Parameters:
    ///   - entry: the genesis, whose signature is verified here.
    ///   - leafHash: its hash in the tree.
    public init(genesis entry: Entry, leafHash: Digest) throws(AdmissionError) {
        let statement = entry.statement
        guard statement.kind == .genesis, statement.sequence == 0, statement.references.isEmpty,
            statement.previous.array.allSatisfy({ $0 == 0 }), statement.subject == "genesis:0"
        else {
            throw .badStructure(
                Localized(
                    french: "la première inscription n'est pas une genèse",
                    english: "the first entry is not a genesis"
                )
            )
        }
        let genesis = try Genesis(statement)
        guard entry.keyID == genesis.registrarKey.thumbprint else { throw .unknownKey(entry.keyID) }
        guard entry.isSigned(by: genesis.registrarKey) else { throw .badSignature }
        self.genesis = genesis
        genesisHash = leafHash
        issuers = [
            statement.issuer: Issuer(
                identifier: statement.issuer,
                name: genesis.registrarName,
                capacity: .registrar,
                type: "registrar",
                enrolment: leafHash,
                nextSequence: 1,
                head: entry.signingInputDigest,
                lastIssuedAt: statement.issuedAt
            )
        ]
        keys = [
            entry.keyID: EnrolledKey(
                key: genesis.registrarKey,
                authority: statement.issuer,
                role: .registrar,
                enrolledAt: 0
            )
        ]
        size = 1
    }

    /// A state that was kept: see ``init(kept:genesis:leafHash:)``.
    init(
        genesis: RegisterState,
        issuers: [AuthorityIdentifier: Issuer],
        keys: [String: EnrolledKey],
        size: UInt64
    ) {
        self.genesis = genesis.genesis
        genesisHash = genesis.genesisHash
        self.issuers = issuers
        self.keys = keys
        self.size = size
    }

    // MARK: Admission

    /// Checks that an entry may come next, and takes it in.
    ///
    /// - Parameters:
    ///   - entry: the entry.
    ///   - leafHash: its hash in the tree.
    ///   - context: what it refers to, and what has its subject already.
    ///   - clock: the ledger's clock, where it is known: entries may not be dated after it.
    ///   - verifySignature: false if the caller verifies it against the key that is returned.
    /// - Returns: the key that must have signed.
    @discardableResult
    public mutating func admit(
        _ entry: Entry,
        leafHash: Digest,
        context: EntryContext,
        clock: Timestamp?,
        verifySignature: Bool = true
    ) throws(AdmissionError) -> VerificationKey {
        let statement = entry.statement
        guard statement.log.utf8.elementsEqual(genesis.origin.utf8) else {
            throw .otherLedger(statement.log)
        }
        guard statement.kind != .genesis else {
            throw .badStructure(
                Localized(
                    french: "un registre n'a qu'une genèse, sa première inscription",
                    english: "a ledger has one genesis, its first entry"
                )
            )
        }
        let (issuer, enrolled) = try signer(of: entry)
        try requirePlace(statement, in: issuer, clock: clock)
        if verifySignature, !entry.isSigned(by: enrolled.key) { throw .badSignature }
        let kind = try context.requireKind()
        try requireRole(enrolled.role, for: kind, statement)
        try requireReferences(statement, as: kind, context)
        try requireSubject(statement, kind: kind, of: issuer, context)
        let change = try structuralChange(statement, by: enrolled)
        if kind == .erasure { try requireErasable(statement, context) }
        advance(statement.issuer, past: entry)
        apply(change, of: entry, leafHash: leafHash)
        return enrolled.key
    }

    /// Takes in an entry that was admitted before, and that a root vouches for: only what a state needs
    /// to go on from is checked again, its key and its place in the chain.
    public mutating func follow(_ entry: Entry, leafHash: Digest) throws(AdmissionError) {
        let (issuer, enrolled) = try signer(of: entry)
        try requirePlace(entry.statement, in: issuer, clock: nil)
        let change = try structuralChange(entry.statement, by: enrolled)
        advance(entry.statement.issuer, past: entry)
        apply(change, of: entry, leafHash: leafHash)
    }

    func signer(of entry: Entry) throws(AdmissionError) -> (Issuer, EnrolledKey) {
        guard let enrolled = enrolledKey(entry.keyID) else { throw .unknownKey(entry.keyID) }
        guard enrolled.authority == entry.statement.issuer,
            let issuer = issuers[enrolled.authority]
        else { throw .keyOfAnother(enrolled.authority.text) }
        guard enrolled.endedAt == nil else { throw .keyNotInForce(entry.keyID) }
        return (issuer, enrolled)
    }

    private func requirePlace(
        _ statement: Statement,
        in issuer: Issuer,
        clock: Timestamp?
    ) throws(AdmissionError) {
        guard statement.sequence == issuer.nextSequence else {
            throw .wrongPlace(expected: issuer.nextSequence, found: statement.sequence)
        }
        guard statement.previous == issuer.head else {
            throw .wrongPredecessor(sequence: statement.sequence)
        }
        guard statement.issuedAt >= issuer.lastIssuedAt else {
            throw .datedBefore(statement.issuedAt, previous: issuer.lastIssuedAt)
        }
        if let clock, statement.issuedAt.seconds > clock.seconds + Self.clockToleranceSeconds {
            throw .datedAhead(statement.issuedAt, clock: clock)
        }
    }

    func requireRole(
        _ role: KeyRole,
        for kind: Kind,
        _ statement: Statement
    ) throws(AdmissionError) {
        guard kind.roles.contains(role) else { throw .wrongRole(role, kind) }
        // An authority may rotate its own keys; everything else about keys is the registrar's.
        if kind == .key, role != .registrar, statement.record.plain?["action"]?.string != "rotate" {
            throw .wrongRole(role, kind)
        }
    }

    private mutating func advance(_ issuer: AuthorityIdentifier, past entry: Entry) {
        issuers[issuer]?.nextSequence += 1
        issuers[issuer]?.head = entry.signingInputDigest
        issuers[issuer]?.lastIssuedAt = entry.statement.issuedAt
    }

    /// Makes the change of an entry, and counts it.
    mutating func apply(
        _ change: StructuralChange,
        of entry: Entry,
        leafHash: Digest
    ) {
        let index = size
        size += 1
        switch change {
        case .none: break
        case .enrol(let enrolment):
            issuers[enrolment.authority] = Issuer(
                identifier: enrolment.authority,
                name: enrolment.name,
                capacity: enrolment.capacity,
                type: enrolment.type,
                enrolment: leafHash,
                nextSequence: 0,
                head: entry.signingInputDigest,
                lastIssuedAt: entry.statement.issuedAt
            )
            keys[enrolment.key.thumbprint] = EnrolledKey(
                key: enrolment.key,
                authority: enrolment.authority,
                role: enrolment.role,
                enrolledAt: index
            )
        case .add(let key, let authority, let role, let replaced):
            keys[key.thumbprint] = EnrolledKey(
                key: key,
                authority: authority,
                role: role,
                enrolledAt: index
            )
            if let replaced { keys[replaced]?.endedAt = index }
        case .revoke(let thumbprint, let sequence):
            keys[thumbprint]?.endedAt = index
            // A later revocation can contest more, never less.
            let earlier = keys[thumbprint]?.contestedFrom ?? sequence
            keys[thumbprint]?.contestedFrom = min(sequence, earlier)
        }
    }
}
