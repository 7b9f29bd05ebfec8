// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What is known of a document or a reference that was given.
public struct Evidence: Sendable, Hashable {
    /// The SHA-256 of the document's bytes: 64 lower-case hexadecimal digits.
    public let sha256: String?
    /// The date of the document.
    public let date: CivilDate?
    /// Its identifier: the number of a deliberation, of a contract.
    public let identifier: String?

    /// Evidence; everything about it may be left out.
    public init(sha256: String? = nil, date: CivilDate? = nil, identifier: String? = nil) {
        self.sha256 = sha256
        self.date = date
        self.identifier = identifier
    }

    /// Whether `text` is 64 lower-case hexadecimal digits.
    package static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
