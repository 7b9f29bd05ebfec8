// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// What a ledger's entries amount to so far: who may write, where each chain stands, what can be
/// referred to. Entries are admitted to it one by one; the writer and every verifier use this
/// same code.
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
    /// Every entry, by index.
    public private(set) var entries: [EntrySummary]
    /// The entry of each leaf hash.
    var indices: [Digest: UInt64]
    /// The latest entry of each kind and subject, by issuer: apart from ``issuers``, whose values are
    /// copied while an entry is looked at, and a copy of this would cost what the chain is long.
    var subjects: [AuthorityIdentifier: [String: UInt64]] = [:]

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
        entries = [Self.summary(entry, leafHash: leafHash, kind: .genesis)]
        indices = [leafHash: 0]
    }

    /// How many entries there are.
    public var size: UInt64 { UInt64(entries.count) }

    // MARK: Admission

    /// Checks that an entry may come next, and takes it in.
    ///
    /// - Parameters:
    ///   - entry: the entry.
    ///   - leafHash: its hash in the tree.
    ///   - clock: the ledger's clock, where it is known: entries may not be dated after it.
    ///   - verifySignature: false if the caller verifies it against the key that is returned.
    /// - Returns: the key that must have signed.
    @discardableResult
    public mutating func admit(
        _ entry: Entry,
        leafHash: Digest,
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
        guard indices[leafHash] == nil else {
            throw .badStructure(
                Localized(french: "l'inscription y est déjà", english: "the entry is already there")
            )
        }
        let (issuer, enrolled) = try signer(of: entry)
        try requirePlace(statement, in: issuer, clock: clock)
        if verifySignature, !entry.isSigned(by: enrolled.key) { throw .badSignature }
        let kind = try effectiveKind(of: statement)
        try requireRole(enrolled.role, for: kind, statement)
        try requireReferences(statement, as: kind)
        let earlier = try requireSubject(statement, kind: kind, of: issuer)
        let change = try structuralChange(statement, by: enrolled)
        apply(entry, leafHash: leafHash, kind: kind, replacing: earlier)
        apply(change, of: entry, leafHash: leafHash, index: size - 1)
        return enrolled.key
    }

    func signer(of entry: Entry) throws(AdmissionError) -> (Issuer, EnrolledKey) {
        guard let enrolled = keys[entry.keyID] else { throw .unknownKey(entry.keyID) }
        guard enrolled.authority == entry.statement.issuer,
            let issuer = issuers[enrolled.authority]
        else { throw .keyOfAnother(enrolled.authority.text) }
        guard enrolled.endedAt == nil else { throw .keyNotInForce(entry.keyID) }
        guard enrolled.key.algorithm == entry.algorithm else { throw .badSignature }
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

    func effectiveKind(of statement: Statement) throws(AdmissionError) -> Kind {
        guard statement.kind == .correction else { return statement.kind }
        guard let target = statement.references["corrects"]?.first, let index = indices[target]
        else {
            throw .badReference(
                role: "corrects",
                reason: Localized(
                    french: "aucune inscription de ce registre n'a cette empreinte",
                    english: "no such entry is in the ledger"
                )
            )
        }
        return entries[Int(index)].effectiveKind
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

    private func requireReferences(
        _ statement: Statement,
        as kind: Kind
    ) throws(AdmissionError) {
        var rest = statement.references
        // A correction is a whole new record, so it may refer to what its kind refers to.
        let carried = statement.kind == .correction ? kind.referenceRules.map(\.optional) : []
        for rule in statement.kind.referenceRules + carried {
            let hashes = rest.removeValue(forKey: rule.role) ?? []
            guard rule.count.contains(hashes.count) else {
                throw .badReference(
                    role: rule.role,
                    reason: Localized(
                        french:
                            "il y en a \(hashes.count), il en faut de \(rule.count.lowerBound) à \(rule.count.upperBound) ; donnez-la avec --refer",
                        english:
                            "there are \(hashes.count), and \(rule.count.lowerBound) to \(rule.count.upperBound) are needed; give it with --refer"
                    )
                )
            }
            for hash in hashes { try requireTarget(hash, rule, of: statement) }
        }
        if let role = rest.keys.min() {
            throw .badReference(
                role: role,
                reason: Localized(
                    french: "une inscription `\(statement.kind.rawValue)` n'a pas cette référence",
                    english: "a \(statement.kind.rawValue) entry has no such reference"
                )
            )
        }
    }

    private func requireTarget(
        _ hash: Digest,
        _ rule: ReferenceRule,
        of statement: Statement
    ) throws(AdmissionError) {
        guard let index = indices[hash] else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "aucune inscription de ce registre n'a cette empreinte",
                    english: "no such entry is in the ledger"
                )
            )
        }
        let target = entries[Int(index)]
        guard rule.kinds.contains(target.effectiveKind) else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) est de genre `\(target.kind.rawValue)`",
                    english: "entry \(index) is a \(target.kind.rawValue)"
                )
            )
        }
        guard rule.issuer == .any || target.issuer == statement.issuer else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) est de \(target.issuer)",
                    english: "entry \(index) is by \(target.issuer)"
                )
            )
        }
        guard !isContested(target) else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) est contestée",
                    english: "entry \(index) is contested"
                )
            )
        }
        guard rule.role != "corrects" && rule.role != "supersedes" || target.correctedBy == nil
        else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) n'est pas la dernière version",
                    english: "entry \(index) is not the latest version"
                )
            )
        }
        if rule.role == "supersedes", let next = target.supersededBy {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(next) remplace déjà l'inscription \(index)",
                    english: "entry \(next) already supersedes entry \(index)"
                )
            )
        }
    }

    /// - Returns: the entry that a correction takes the place of.
    private func requireSubject(
        _ statement: Statement,
        kind: Kind,
        of issuer: Issuer
    ) throws(AdmissionError) -> UInt64? {
        try requireSubjectForm(statement, kind: kind, of: issuer)
        let subject = statement.subject
        let taken = subjects[issuer.identifier]?[Self.key(kind, subject)]
        if statement.kind == .correction {
            guard let target = statement.references["corrects"]?.first, indices[target] == taken
            else { throw .badSubject(subject) }
            return taken
        }
        if let taken { throw .subjectTaken(subject, index: taken) }
        return nil
    }

    func requireSubjectForm(
        _ statement: Statement,
        kind: Kind,
        of issuer: Issuer
    ) throws(AdmissionError) {
        let subject = statement.subject
        let copied = issuer.capacity == .transcriber ? Subject.copiedAuthority(in: subject) : nil
        guard Subject.isValid(subject, kind: kind, copied: copied),
            issuer.capacity != .transcriber || kind.namesNoAuthority || copied != nil
        else { throw .badSubject(subject) }
    }

    mutating func remember(_ entry: Entry, leafHash: Digest, kind: Kind) {
        indices[leafHash] = size
        entries.append(Self.summary(entry, leafHash: leafHash, kind: kind))
    }

    private mutating func apply(
        _ entry: Entry,
        leafHash: Digest,
        kind: Kind,
        replacing earlier: UInt64?
    ) {
        let index = size
        let statement = entry.statement
        remember(entry, leafHash: leafHash, kind: kind)
        if let earlier { entries[Int(earlier)].correctedBy = index }
        if let target = statement.references["supersedes"]?.first, let old = indices[target] {
            entries[Int(old)].supersededBy = index
        }
        issuers[statement.issuer]?.nextSequence += 1
        issuers[statement.issuer]?.head = entry.signingInputDigest
        issuers[statement.issuer]?.lastIssuedAt = statement.issuedAt
        subjects[statement.issuer, default: [:]][Self.key(kind, statement.subject)] = index
    }

    mutating func apply(
        _ change: StructuralChange,
        of entry: Entry,
        leafHash: Digest,
        index: UInt64
    ) {
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

    private static func summary(_ entry: Entry, leafHash: Digest, kind: Kind) -> EntrySummary {
        EntrySummary(
            leafHash: leafHash,
            issuer: entry.statement.issuer,
            kind: entry.statement.kind,
            effectiveKind: kind,
            subject: entry.statement.subject,
            sequence: entry.statement.sequence,
            keyID: entry.keyID,
            issuedAt: entry.statement.issuedAt
        )
    }
}
