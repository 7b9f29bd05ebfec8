// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// A text and the signatures below it (C2SP signed-note).
public struct SignedNote: Sendable, Equatable {
    /// A line below the text.
    public struct Line: Sendable, Equatable {
        /// The name of the key that signed.
        public let name: String
        /// The first bytes of its hash, which tell keys of one name apart.
        public let keyID: [UInt8]
        /// What follows: the signature, in the form of the key's type.
        public let signature: [UInt8]

        package init(name: String, keyID: [UInt8], signature: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.signature = signature
        }

        /// The line, with its line feed.
        public var text: String {
            "\u{2014} \(name) \(Base64.standard.encode(keyID + signature))\n"
        }
    }

    /// The most signatures that are read: checkpoints have a handful.
    public static let maximumSignatureCount = 100
    /// The longest note that is read, in bytes.
    public static let maximumByteCount = 1 << 20

    /// What is signed, with its final line feed.
    public let text: String
    /// The signatures, in order.
    public let lines: [Line]

    /// A note that is being made.
    public init(text: String, lines: [Line]) {
        self.text = text
        self.lines = lines
    }

    /// Reads a note. No signature is verified.
    public init(_ bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.maximumByteCount else {
            throw .malformed("la note est trop longue", "the note is too long")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .malformed("la note n'est pas en UTF-8", "the note is not UTF-8")
        }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
            throw .malformed(
                "la note contient un caractère de commande",
                "the note holds a control character"
            )
        }
        guard let split = Self.lastBlankLine(bytes), bytes.last == 0x0A else {
            throw .malformed(
                "la note n'a pas de signatures sous une ligne vide",
                "the note has no signatures below a blank line"
            )
        }
        text = String(decoding: bytes[...split], as: UTF8.self)
        guard split + 2 < bytes.count else {
            throw .malformed("la note n'a pas de signatures", "the note has no signatures")
        }
        let below = String(decoding: bytes[(split + 2)..<(bytes.count - 1)], as: UTF8.self)
        var lines: [Line] = []
        for line in below.split(separator: "\n", omittingEmptySubsequences: false) {
            guard lines.count < Self.maximumSignatureCount, let line = Self.line(line) else {
                throw .malformed(
                    "`\(line)` n'est pas une ligne de signature",
                    "`\(line)` is not a signature line"
                )
            }
            lines.append(line)
        }
        self.lines = lines
    }

    /// The note as bytes.
    public var bytes: [UInt8] {
        Array((text + "\n" + lines.map(\.text).joined()).utf8)
    }

    /// The lines by a key.
    public func lines(by key: NoteKey) -> [Line] {
        lines.filter { $0.name.utf8.elementsEqual(key.name.utf8) && $0.keyID == key.keyID }
    }

    private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 2 else { return nil }
        return (0..<(bytes.count - 1)).last { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
    }

    private static func line(_ text: Substring) -> Line? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", NoteKey.isName(String(parts[1])),
            let blob = Base64.standard.decode(String(parts[2])), blob.count > 4
        else { return nil }
        return Line(
            name: String(parts[1]),
            keyID: Array(blob[..<4]),
            signature: Array(blob[4...])
        )
    }
}
