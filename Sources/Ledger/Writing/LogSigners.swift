// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Transparency

/// The two keys that a ledger's server holds: the log's, which signs checkpoints, and its clock's,
/// which adds the time. It holds no authority's key, nor the registrar's.
public struct LogSigners: Sendable {
    /// Signs checkpoints.
    public let log: NoteSigner
    /// Cosigns them with the time.
    public let clock: NoteSigner

    /// The signers of a ledger by its origin, or nothing if that is not a name.
    public init?(origin: String, log: consuming SigningKey, clock: consuming SigningKey) {
        guard let log = NoteSigner(name: origin, algorithm: .ed25519, key: log),
            let clock = NoteSigner(name: origin + "/clock", algorithm: .cosignature, key: clock)
        else { return nil }
        self.log = log
        self.clock = clock
    }

    /// Signs a checkpoint with both.
    package func sign(_ checkpoint: Checkpoint, time: UInt64) throws -> SignedNote {
        SignedNote(
            text: checkpoint.text,
            lines: [
                try log.sign(checkpoint, time: time), try clock.sign(checkpoint, time: time),
            ]
        )
    }
}
