// SPDX-License-Identifier: EUPL-1.2
import Notation

extension RegisterState {
    /// Everything wrong or odd about the values of an entry, by the rules of admission.
    ///
    /// - Parameters:
    ///   - record: the values, all of them.
    ///   - statement: the entry that they are of.
    public func issues(_ record: Record, of statement: Statement) -> [RecordIssue] {
        guard let issuer = issuers[statement.issuer] else { return [] }
        return Self.issues(record, of: statement, by: issuer)
    }

    /// Everything wrong or odd about the values of an entry of an authority.
    public static func issues(
        _ record: Record,
        of statement: Statement,
        by issuer: Issuer
    ) -> [RecordIssue] {
        var issues = valueIssues(record)
        guard issues.isEmpty else { return issues }
        issues += copying(record, by: issuer, subject: statement.subject)
        let type = AuthorityType(rawValue: issuer.type)
        issues += ActRules.issues(
            record,
            type: issuer.capacity == .transcriber ? nil : type,
            issuedOn: statement.issuedAt.latestDate
        )
        if statement.kind == .deliberation, statement.references["sitting"] == nil {
            issues.append(
                ActRules.irregular(
                    "date",
                    "aucune séance n'est inscrite pour cette délibération",
                    "no sitting is recorded for this deliberation"
                )
            )
        }
        return issues
    }

    /// Everything wrong with the fields and types of values, whoever records them.
    public static func valueIssues(_ record: Record) -> [RecordIssue] {
        RecordSchema.of(record.kind).map { RecordChecker.issues(record, $0) }
            ?? DeclarationFields.issues(record)
    }

    /// A transcriber names whom it copies and from what; an authority speaks for itself.
    private static func copying(_ record: Record, by issuer: Issuer, subject: String)
        -> [RecordIssue]
    {
        guard issuer.capacity == .transcriber else {
            guard record["authority"] != nil, record.text("authority") != issuer.identifier.text
            else { return [] }
            return [
                ActRules.impossible(
                    "authority",
                    "une autorité n'inscrit que ses propres actes",
                    "an authority records only its own acts"
                )
            ]
        }
        guard record.text("authority") == Subject.copiedAuthority(in: subject)?.text else {
            return [
                ActRules.impossible(
                    "authority",
                    "une transcription nomme l'autorité qu'elle copie",
                    "a transcription names the authority that it copies"
                )
            ]
        }
        guard
            record.values["sources"]?.isEmpty == false || record.kind.namesNoAuthority
                || record.kind == .assessment
        else {
            return [
                ActRules.irregular(
                    "sources",
                    "une transcription sans source publique",
                    "a transcription without a public source"
                )
            ]
        }
        return []
    }
}
