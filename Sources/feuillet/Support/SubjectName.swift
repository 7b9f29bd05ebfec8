// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Records

/// The subject that a record gets by itself.
enum SubjectName {
    /// The subject of a record.
    ///
    /// - Parameters:
    ///   - record: its values.
    ///   - reader: the ledger, to find the first `:n` that is free; nothing offline.
    ///   - issuer: whose chain it goes into.
    static func of(
        _ record: Record,
        slug: String?,
        in reader: LedgerReader?,
        issuer: AuthorityIdentifier
    ) throws -> String {
        let isTranscriber = reader?.state.issuers[issuer]?.capacity == .transcriber
        let prefix = isTranscriber ? record.text("authority").map { $0 + "/" } ?? "" : ""
        let base = prefix + base(record, slug: slug)
        func isFree(_ subject: String) throws -> Bool {
            try reader?.latest(record.kind, subject: subject, issuer: issuer) == nil
        }
        // An act without a number, and a second event of one day, take the next free place.
        let needsNumber =
            [.deliberation, .decision].contains(record.kind) && record.text("number") == nil
        if !needsNumber,
            try isFree(base) || ![.status, .opinion, .assessment, .waiver].contains(record.kind)
        {
            return base
        }
        var number = needsNumber ? 1 : 2
        while try !isFree("\(base):\(number)") { number += 1 }
        return "\(base):\(number)"
    }

    /// The subject without what tells it from others of the same base, and the authority that a
    /// transcriber copies before it.
    static func base(_ record: Record, slug: String?) -> String {
        let date = record.text("date") ?? ""
        switch record.kind {
        case .sitting:
            let time = record.text("time").map { "T" + $0 } ?? ""
            return "sitting:\(date)\(time):" + Subject.escape(body(record.text("body") ?? ""))
        case .deliberation, .decision:
            return "act:\(date):" + Subject.escape(record.text("number") ?? "")
        case .status:
            let act = slug.map { ":" + $0 } ?? ""
            return "status:\(date):" + (record.text("event") ?? "") + act
        case .charter, .framework:
            return "\(record.kind.rawValue):"
                + Subject.escape(slug ?? body(record.text("title") ?? ""))
        case .declaration:
            return "use:" + Subject.escape(slug ?? body(record.text("name") ?? ""))
        default:
            return "\(record.kind.rawValue):\(date)" + (slug.map { ":" + Subject.escape($0) } ?? "")
        }
    }

    /// What a status says of the act it is about: a decision may have the number of a deliberation.
    static func slug(ofAct subject: some StringProtocol, _ kind: Kind) -> String {
        String(subject.dropFirst("act:".utf8.count)) + (kind == .decision ? ":decision" : "")
    }

    /// A short name of a text: letters without accents, `-` for spaces, at most 60 bytes.
    private static func body(_ text: String) -> String {
        let name = FrenchWord.fold(text).unicodeScalars.map { scalar -> Character in
            let isPlain =
                (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value)
            return isPlain ? Character(scalar) : "-"
        }
        let words = String(name).split(separator: "-")
        return String(words.joined(separator: "-").prefix(60))
    }
}
