// SPDX-License-Identifier: EUPL-1.2
public import Cryptography

/// A key that signs notes, by name: a "vkey" (C2SP signed-note).
public struct NoteKey: Sendable, Hashable {
    /// How a signature is made.
    public enum Algorithm: Sendable, Hashable {
        /// 0x01: Ed25519 over the text.
        case ed25519
        /// 0x04: Ed25519 over a time and a checkpoint (C2SP tlog-cosignature).
        case cosignature
        /// Another type, whose signatures are not verified here.
        case other(UInt8)

        var byte: UInt8 {
            switch self {
            case .ed25519: 0x01
            case .cosignature: 0x04
            case .other(let byte): byte
            }
        }

        init(byte: UInt8) {
            self =
                switch byte {
                case 0x01: .ed25519
                case 0x04: .cosignature
                default: .other(byte)
                }
        }
    }

    /// The name beside its signatures.
    public let name: String
    /// How it signs.
    public let algorithm: Algorithm
    /// The public key, as the type defines it.
    public let bytes: [UInt8]
    /// The same, ready to verify; absent when the type is another.
    public let key: VerificationKey?

    /// A key of a name.
    public init?(name: String, algorithm: Algorithm, key: VerificationKey) {
        guard Self.isName(name), key.algorithm == .ed25519 else { return nil }
        self.name = name
        self.algorithm = algorithm
        self.bytes = key.bytes
        self.key = key
    }

    /// Reads `name+keyid+base64(type‖key)`.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, Self.isName(String(parts[0])),
            let keyID = Hexadecimal.decode(String(parts[1])),
            let blob = Base64.standard.decode(String(parts[2])), blob.count > 1
        else { return nil }
        name = String(parts[0])
        algorithm = Algorithm(byte: blob[0])
        bytes = Array(blob[1...])
        switch algorithm {
        case .ed25519, .cosignature:
            guard let key = try? VerificationKey(algorithm: .ed25519, bytes: bytes) else {
                return nil
            }
            self.key = key
        case .other: key = nil
        }
        guard keyID == self.keyID else { return nil }
    }

    /// The first four bytes of `SHA256(name ‖ "\\n" ‖ type ‖ key)`.
    public var keyID: [UInt8] {
        let input = Array(name.utf8) + [0x0A, algorithm.byte] + bytes
        return Array(SHA256.hash(input).array[..<4])
    }

    /// The key as one word: `name+keyid+base64(type‖key)`.
    public var text: String {
        let blob = Base64.standard.encode([algorithm.byte] + bytes)
        return "\(name)+\(Hexadecimal.encode(keyID))+\(blob)"
    }

    /// Whether a text can be a name: not empty, no space of any kind, no `+`.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
            }
    }
}
