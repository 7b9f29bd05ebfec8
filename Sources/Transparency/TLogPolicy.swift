// SPDX-License-Identifier: EUPL-1.2

/// Whom a verifier trusts: logs, witnesses, and how many must have signed (C2SP tlog-policy).
public struct TLogPolicy: Sendable, Equatable {
    /// A log.
    public struct Log: Sendable, Equatable {
        /// Its key.
        public let key: NoteKey
        /// Where it is published.
        public let url: String?
    }

    /// Who must have cosigned a checkpoint.
    public indirect enum Quorum: Sendable, Equatable {
        /// Nobody.
        case none
        /// One witness.
        case witness(NoteKey)
        /// At least that many of these.
        case threshold(Int, of: [Quorum])

        /// Whether cosigners fulfil it.
        public func isMet(by cosigners: Set<NoteKey>) -> Bool {
            switch self {
            case .none: true
            case .witness(let key): cosigners.contains(key)
            case .threshold(let count, let members):
                members.count { $0.isMet(by: cosigners) } >= count
            }
        }
    }

    /// The logs.
    public let logs: [Log]
    /// The witnesses.
    public let witnesses: [NoteKey]
    /// Who must have cosigned.
    public let quorum: Quorum
    /// The leaf hash of the genesis, from our own comment line `# genesis <base64url>`: the
    /// format has no place for it, and other tools must be able to read the file.
    public let genesis: String?

    /// Reads a policy.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        var reader = TLogPolicyReader()
        try reader.read(bytes)
        guard let quorum = reader.quorum else {
            throw .malformed(
                "le fichier de confiance ne nomme pas de quorum",
                "the policy names no quorum"
            )
        }
        logs = reader.logs
        witnesses = reader.witnesses
        genesis = reader.genesis
        self.quorum = quorum
    }
}
