// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// What a log commits to: its name, its size and its root (C2SP tlog-checkpoint).
public struct Checkpoint: Sendable, Equatable {
    /// The name of the log.
    public let origin: String
    /// How many entries it has.
    public let size: UInt64
    /// The root of their tree.
    public let root: Digest
    /// Further lines, which we never write and nobody can audit.
    public let extensions: [String]

    /// A checkpoint of a log.
    public init(origin: String, size: UInt64, root: Digest) {
        precondition(NoteKey.isName(origin), "an origin is a key name")
        self.origin = origin
        self.size = size
        self.root = root
        extensions = []
    }

    /// Reads the text of a note.
    public init(_ text: String) throws(NoteError) {
        guard text.utf8.last == 0x0A else {
            throw .malformed(
                "le point de contrôle n'a pas de dernière ligne",
                "the checkpoint has no last line"
            )
        }
        let lines = text.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: Array($0), as: UTF8.self) }
        guard lines.count >= 3, !lines[0].isEmpty else {
            throw .malformed(
                "un point de contrôle a une origine, une taille et une racine",
                "a checkpoint has an origin, a size and a root"
            )
        }
        guard let size = UInt64(lines[1]), lines[1].utf8.elementsEqual(String(size).utf8) else {
            throw .malformed("`\(lines[1])` n'est pas une taille", "`\(lines[1])` is not a size")
        }
        guard let root = Digest(base64: lines[2]) else {
            throw .malformed("`\(lines[2])` n'est pas une racine", "`\(lines[2])` is not a root")
        }
        guard lines[3...].allSatisfy({ !$0.isEmpty }) else {
            throw .malformed("une ligne d'extension est vide", "an extension line is empty")
        }
        origin = lines[0]
        self.size = size
        self.root = root
        extensions = Array(lines[3...])
    }

    /// The text that is signed.
    public var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }
}
