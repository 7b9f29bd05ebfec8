// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// Signs checkpoints with one key, as a log or as a cosigner.
///
/// It signs a ``Checkpoint`` and nothing else: no one can have it sign bytes of their choice.
public final class NoteSigner: Sendable {
    /// The public key and its name.
    public let noteKey: NoteKey
    private let key: SigningKey

    /// Takes the key, which no one else can then use.
    public init?(name: String, algorithm: NoteKey.Algorithm, key: consuming SigningKey) {
        guard let noteKey = NoteKey(name: name, algorithm: algorithm, key: key.verificationKey)
        else { return nil }
        self.noteKey = noteKey
        self.key = key
    }

    /// Signs a checkpoint.
    ///
    /// - Parameters:
    ///   - checkpoint: what to sign.
    ///   - time: POSIX seconds, which only a cosignature states.
    public func sign(_ checkpoint: Checkpoint, time: UInt64) throws(OpenSSLError) -> SignedNote.Line
    {
        let text = checkpoint.text
        let signature =
            switch noteKey.algorithm {
            case .cosignature: try Cosignature.sign(checkpoint: text, time: time, with: key)
            case .ed25519, .other: try key.sign(Array(text.utf8))
            }
        return SignedNote.Line(name: noteKey.name, keyID: noteKey.keyID, signature: signature)
    }
}
