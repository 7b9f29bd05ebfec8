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

    /// Whether `text` can name an act, a contract or a page.
    package static func isIdentifier(_ text: String) -> Bool { ReferenceName.isOne(text) }

    /// Whether `text` is 64 lower-case hexadecimal digits.
    package static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }

    /// Whether a digest stands for no document: one digit over and over, or that of an empty file.
    static func isOfNothing(_ digest: String) -> Bool {
        Set(digest.utf8).count == 1
            || digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    }
}
