// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// The entries that hold what a charter extends: a reference to a leaf pins version and bytes.
enum ExtendedTexts {
    /// The leaf hashes, in the order of `extends`.
    ///
    /// - Throws: if a text is not in the ledger, in that version.
    static func hashes(of record: Record, in reader: LedgerReader) throws -> [Digest] {
        let names = head(record)?["extends"]?.elements ?? []
        guard !names.isEmpty else { return [] }
        let known = try texts(in: reader)
        return try names.compactMap(\.text).map { name in
            guard let hash = known[name] else {
                throw CommandError(
                    .refused,
                    "la charte étend `\(name)`, qui n'est pas au registre ; consignez d'abord ce texte avec `feuillet consigner cadre` ou `charte`",
                    "the charter extends `\(name)`, which is not in the ledger; first record that text with `feuillet record framework` or `charter`"
                )
            }
            return hash
        }
    }

    /// The charters and frameworks of a ledger by identifier and version, the last of each.
    private static func texts(in reader: LedgerReader) throws -> [String: Digest] {
        var texts: [String: Digest] = [:]
        try reader.forEach([.charter, .framework]) { index, summary in
            guard try reader.replacement("corrects", of: summary.leafHash) == nil,
                let head = head(try reader.record(try reader.item(index))),
                let id = (head["framework"] ?? head["charter"])?.text,
                let version = head["version"]?.text
            else { return }
            texts["\(id)@\(version)"] = summary.leafHash
        }
        return texts
    }

    /// The text of a record as YAML; nothing for a text that is not, such as a scanned page.
    private static func head(_ record: Record) -> YAMLNode? {
        record.text("text").flatMap { try? YAMLNode.parse(Array($0.utf8)) }
    }
}
