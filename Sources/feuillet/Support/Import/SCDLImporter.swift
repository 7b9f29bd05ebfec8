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
        if let reason = run.adopt(&act, publisher: act.text("authority_name")) {
            return try refuse(row, .otherAuthority, "COLL_SIRET", reason)
        }
        let base = run.target.prefix(act) + SubjectName.base(act, slug: nil)
        guard base.utf8.count <= Self.longestBase else {
            return try refuse(
                row,
                .tooLong,
                "DELIB_ID",
                Localized(
                    french: "l'identifiant est trop long pour un sujet du registre",
                    english: "the identifier is too long for a subject of the ledger"
                )
            )
        }
        let place = try run.target.places.place(
            of: act,
            base: base,
            isNumbered: act.text("number") == nil
        )
        switch place {
        case .repeated:
            let note = ImportDiagnostic(
                .repeatedRow,
                "la même ligne figure déjà plus haut ; elle n'est inscrite qu'une fois",
                "the same row stands above; it is recorded once only"
            )
            try run.note(.repeated, row.diagnostics + [note.at(row)])
        case .otherwise(let index):
            try refuse(
                row,
                .recordedOtherwise,
                "DELIB_ID",
                Localized(
                    french:
                        "l'inscription \(index) porte ce numéro et dit autre chose ; corrigez-la avec `feuillet record correction --refer corrige=\(index)`",
                    english:
                        "entry \(index) has this number and says something else; correct it with `feuillet record correction --refer corrects=\(index)`"
                )
            )
        case .recorded(_, let hash, let subject):
            try add(row.statuses, of: act, subject: subject, hash: hash, row)
            try run.note(.alreadyThere, row.diagnostics)
        case .free(let subject, let ordinal):
            try add(row, act, subject: subject, ordinal: ordinal)
        }
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
        let sitting = run.target.sitting(of: act)
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
        let name = subject.dropFirst(prefix.utf8.count + "act:".utf8.count)
        for original in statuses {
            var status = original
            _ = run.adopt(&status, publisher: act.text("authority_name"))
            let own = prefix + SubjectName.base(status, slug: String(name))
            guard !run.target.places.has(.status, own) else { continue }
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
