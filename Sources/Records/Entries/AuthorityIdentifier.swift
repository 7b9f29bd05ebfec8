// SPDX-License-Identifier: EUPL-1.2

/// An authority, as ETSI EN 319 412-1 §5.1.4 writes legal persons: `NTR`, a country, a number in
/// its national register. `NTRFR-243100518` is Toulouse Métropole, by its SIREN.
public struct AuthorityIdentifier: Sendable, Hashable {
    /// The identifier, in ASCII.
    public let text: String

    /// Reads an identifier; a French one must hold a SIREN.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (7...64).contains(bytes.count), bytes.starts(with: "NTR".utf8), bytes[5] == 0x2D,
            bytes[3...4].allSatisfy({ (0x41...0x5A).contains($0) }),
            bytes[6...].allSatisfy(Self.isNumberByte)
        else { return nil }
        if bytes[3...4].elementsEqual("FR".utf8) {
            guard SIREN.isValid(bytes[6...]) else { return nil }
        }
        self.text = text
    }

    /// The number in the national register.
    public var number: String { String(text.dropFirst(6)) }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x2D
    }
}

extension AuthorityIdentifier: CustomStringConvertible {
    /// The identifier.
    public var description: String { text }
}
