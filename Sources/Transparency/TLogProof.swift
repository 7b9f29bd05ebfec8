// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// A receipt: an entry's place in a log, provable offline (C2SP tlog-proof).
public struct TLogProof: Sendable, Equatable {
    private static let header = "c2sp.org/tlog-proof@v1"

    /// Bytes beside the proof, which nothing authenticates.
    public let extra: [UInt8]?
    /// The entry's place, from 0.
    public let index: UInt64
    /// That the entry is there.
    public let inclusion: InclusionProof
    /// The checkpoint with its signatures, as the log published it.
    public let checkpoint: [UInt8]

    /// A receipt.
    public init(index: UInt64, inclusion: InclusionProof, checkpoint: [UInt8]) {
        extra = nil
        self.index = index
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    /// Reads a receipt. Nothing is verified but the form.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        guard let split = Self.firstBlankLine(bytes), bytes.count <= SignedNote.maximumByteCount,
            let head = String(validating: bytes[..<split], as: UTF8.self)
        else {
            throw .malformed(
                "le reçu n'a pas de point de contrôle sous une ligne vide",
                "the receipt has no checkpoint below a blank line"
            )
        }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst().map(String.init) == Self.header else {
            throw .malformed(
                "le reçu ne commence pas par `\(Self.header)`",
                "the receipt does not begin with `\(Self.header)`"
            )
        }
        if let line = lines.first, line.hasPrefix("extra ") {
            guard let extra = Base64.standard.decode(String(line.dropFirst(6))) else {
                throw .malformed("`\(line)` n'est pas en base64", "`\(line)` is not base64")
            }
            self.extra = extra
            lines.removeFirst()
        } else {
            extra = nil
        }
        guard let line = lines.popFirst(), line.hasPrefix("index "),
            let index = UInt64(line.dropFirst(6)), String(index) == line.dropFirst(6)
        else { throw .malformed("le reçu n'a pas de rang", "the receipt has no index") }
        var hashes: [Digest] = []
        for line in lines {
            guard hashes.count < 64, let hash = Digest(base64: String(line)) else {
                throw .malformed(
                    "`\(line)` n'est pas une empreinte de la preuve",
                    "`\(line)` is not a hash of the proof"
                )
            }
            hashes.append(hash)
        }
        self.index = index
        inclusion = InclusionProof(hashes: hashes)
        checkpoint = Array(bytes[(split + 2)...])
        _ = try Checkpoint(try SignedNote(checkpoint).text)
    }

    /// The receipt as bytes.
    public var bytes: [UInt8] {
        var text = Self.header + "\n"
        if let extra { text += "extra \(Base64.standard.encode(extra))\n" }
        text += "index \(index)\n"
        for hash in inclusion.hashes { text += hash.base64 + "\n" }
        return Array(text.utf8) + [0x0A] + checkpoint
    }

    private static func firstBlankLine(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 2 else { return nil }
        return (0..<(bytes.count - 1)).first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
    }
}
