// SPDX-License-Identifier: EUPL-1.2
public import Records

/// What an authority hands to a ledger: a sealed entry, and the documents that it names.
public struct Submission: Sendable {
    /// The longest document, in bytes: what @CTES transmits with an act.
    public static let maximumDocumentByteCount = 150_000_000

    /// The entry.
    public let sealed: SealedEntry
    /// The documents.
    public let documents: [[UInt8]]

    /// A submission.
    public init(_ sealed: SealedEntry, documents: [[UInt8]] = []) {
        self.sealed = sealed
        self.documents = documents
    }
}
