// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// A checkpoint, with the signatures that were verified on it.
public struct SignedCheckpoint: Sendable, Equatable {
    /// The note it was read from.
    public let note: SignedNote
    /// What the log commits to.
    public let checkpoint: Checkpoint
    /// When each cosigner stated that it had seen it, in POSIX seconds.
    public let cosignatures: [NoteKey: UInt64]

    /// Reads a note and verifies it.
    ///
    /// Lines by keys that are unknown are ignored. A line by a known key that does not verify
    /// refuses the whole note.
    ///
    /// - Parameters:
    ///   - bytes: the note.
    ///   - log: the key of the log, which must have signed; its name must be the origin.
    ///   - cosigners: keys whose cosignatures are verified if they are there.
    public init(_ bytes: [UInt8], log: NoteKey, cosigners: [NoteKey]) throws(NoteError) {
        let note = try SignedNote(bytes)
        let checkpoint = try Checkpoint(note.text)
        guard checkpoint.origin.utf8.elementsEqual(log.name.utf8) else {
            throw .malformed(
                "le point de contrôle est de `\(checkpoint.origin)`, pas de `\(log.name)`",
                "the checkpoint is of `\(checkpoint.origin)`, not of `\(log.name)`"
            )
        }
        // A key of cosignatures signs nothing but those, whatever it could sign.
        guard let key = log.key, log.algorithm == .ed25519 else { throw .unsigned }
        let signatures = note.lines(by: log)
        guard !signatures.isEmpty else { throw .unsigned }
        guard signatures.allSatisfy({ key.verifies($0.signature, of: Array(note.text.utf8)) })
        else { throw .badSignature(name: log.name) }
        var times: [NoteKey: UInt64] = [:]
        for cosigner in cosigners where cosigner.algorithm == .cosignature {
            guard let key = cosigner.key else { continue }
            for line in note.lines(by: cosigner) {
                guard let time = Cosignature.time(in: line.signature, of: note.text, by: key)
                else { throw .badSignature(name: cosigner.name) }
                // Of several lines by one cosigner the first counts.
                if times[cosigner] == nil { times[cosigner] = time }
            }
        }
        self.note = note
        self.checkpoint = checkpoint
        cosignatures = times
    }
}
