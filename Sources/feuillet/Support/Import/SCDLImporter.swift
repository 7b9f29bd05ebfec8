// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Interchange
import Ledger
import Notation
import Records

/// Brings the rows of an SCDL file into a ledger.
final class SCDLImporter {
    private let run: ImportRun
    init(_ run: ImportRun) { self.run = run }

    /// Takes one row: its act, unless the ledger has it, then what happened to it afterwards.
    func take(_ row: SCDLRow) throws {
        var act = row.act
        guard !row.isRefused else { return try run.note(.refused, row.diagnostics) }
        if let name = run.target.foreignName(act.text("authority_name")),
            act.text("authority") == nil
        {
            let reason = Localized(
                french:
                    "la ligne nomme « \(name) » sans SIRET, et la clé est d'un autre nom : donnez COLL_SIRET",
                english:
                    "the row names `\(name)` without a SIRET, and the key is of another name: give COLL_SIRET"
            )
            return try refuse(row, .otherAuthority, "COLL_NOM", reason)
        }
        if let reason = run.adopt(&act, publisher: act.text("authority_name")) {
            return try refuse(row, .otherAuthority, "COLL_SIRET", reason)
        }
        let base = run.target.prefix(act) + SubjectName.base(act, slug: nil)
        guard base.utf8.count <= Self.longestBase else {
            let reason = Localized(
                french: "l'identifiant est trop long pour un sujet du registre",
                english: "the identifier is too long for a subject of the ledger"
            )
            return try refuse(row, .tooLong, "DELIB_ID", reason)
        }
        let place = try run.target.places.place(
            of: act,
            base: base,
            isNumbered: act.text("number") == nil,
            followers: row.statuses
        )
        try take(row, act, at: place)
    }

    /// Takes an act to its place.
    private func take(_ row: SCDLRow, _ act: Record, at place: ImportPlaces.Place) throws {
        switch place {
        case .repeated(isWhole: false):
            let reason = Localized(
                french:
                    "la même délibération figure plus haut avec un autre enregistrement ou une autre publication ; gardez la bonne ligne",
                english:
                    "the same deliberation stands above with another registration or publication; keep the right row"
            )
            try refuse(row, .recordedOtherwise, "PREF_DATE", reason)
        case .repeated:
            let note = ImportDiagnostic(
                .repeatedRow,
                "la même ligne figure déjà plus haut ; elle n'est inscrite qu'une fois",
                "the same row stands above; it is recorded once only"
            )
            try run.note(.repeated, row.diagnostics + [note.at(row)])
        case .otherwise(let index):
            let reason = Localized(
                french:
                    "l'inscription \(index) porte ce numéro et dit autre chose ; corrigez-la avec `feuillet consigner correction FICHIER --refer corrige=\(index)`",
                english:
                    "entry \(index) has this number and says something else; correct it with `feuillet record correction FILE --refer corrects=\(index)`"
            )
            try refuse(row, .recordedOtherwise, "DELIB_ID", reason)
        case .recorded(_, let hash, let subject):
            try complete(act, row, subject: subject, hash: hash)
        case .free(let subject, let ordinal):
            try add(row, act, subject: subject, ordinal: ordinal)
        }
    }

    /// Adds to an act of the ledger what happened to it since; refuses what the ledger has otherwise.
    private func complete(_ act: Record, _ row: SCDLRow, subject: String, hash: Digest) throws {
        var missing: [Record] = []
        for status in row.statuses {
            let event = status.text("event")
            let recorded = try run.target.places.statuses(of: hash).filter {
                $0.text("event") == event
            }
            if recorded.contains(where: { Self.isSame($0, status) }) { continue }
            guard recorded.isEmpty else {
                let date = recorded[0].text("date") ?? "?"
                return try refuse(
                    row,
                    .recordedOtherwise,
                    event == "received" ? "PREF_DATE" : "PUBLICATION_DATE",
                    Localized(
                        french:
                            "le registre a cet événement au \(date), par \(recorded[0].text("by") ?? "—") ; corrigez-le là s'il est faux",
                        english:
                            "the ledger has this event on \(date), by \(recorded[0].text("by") ?? "—"); correct it there if it is wrong"
                    )
                )
            }
            missing.append(status)
        }
        try add(missing, of: act, subject: subject, hash: hash, row)
        try run.note(.alreadyThere, row.diagnostics)
    }

    private static func isSame(_ recorded: Record, _ status: Record) -> Bool {
        ["date", "by"].allSatisfy { recorded.text($0) == status.text($0) }
    }

    /// What must fit beside the date of a status and its event.
    private static let longestBase = 90

    private func add(_ row: SCDLRow, _ act: Record, subject: String, ordinal: Int) throws {
        var diagnostics = row.diagnostics
        if ordinal > 1, act.text("number") != nil {
            let note = ImportDiagnostic(
                .repeatedNumber,
                column: "DELIB_ID",
                value: act.text("number") ?? "",
                "une autre délibération du fichier porte ce numéro ; celle-ci prend le suffixe :\(ordinal)",
                "another deliberation of the file has this number; this one takes the suffix :\(ordinal)"
            )
            diagnostics.append(note.at(row))
        }
        let sitting = try run.target.sitting(of: act)
        let hash = try run.target.add(
            act,
            subject: subject,
            references: sitting.map { ["sitting": $0] } ?? [:],
            row: row.number
        )
        try add(row.statuses, of: act, subject: subject, hash: hash, row)
        try run.note(.imported, diagnostics)
    }

    /// Adds what happened to an act, unless the ledger has it.
    private func add(
        _ statuses: [Record],
        of act: Record,
        subject: String,
        hash: Digest,
        _ row: SCDLRow
    ) throws {
        let prefix = run.target.prefix(act)
        let name = SubjectName.slug(ofAct: subject.dropFirst(prefix.utf8.count), act.kind)
        for original in statuses {
            var status = original
            _ = run.adopt(&status, publisher: act.text("authority_name"))
            let own = prefix + SubjectName.base(status, slug: name)
            guard try !run.target.has(.status, own) else { continue }
            _ = try run.target.add(
                status,
                subject: own,
                references: ["act": [hash]],
                row: row.number
            )
        }
    }

    private func refuse(
        _ row: SCDLRow,
        _ rule: ImportRule,
        _ column: String,
        _ reason: Localized
    ) throws {
        let note = ImportDiagnostic(
            rule,
            column: column,
            reason.french,
            reason.english,
            severity: .refusal
        )
        try run.note(.refused, row.diagnostics + [note.at(row)])
    }
}

extension ImportDiagnostic {
    /// The same, at a row.
    func at(_ row: SCDLRow) -> ImportDiagnostic {
        var copy = self
        copy.row = row.number
        copy.line = row.line
        return copy
    }
}
