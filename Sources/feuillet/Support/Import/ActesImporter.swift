// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Interchange
import Ledger
import Notation
import Records

/// Brings messages of @CTES into a ledger, as statuses of the acts that they name.
final class ActesImporter {
    private let run: ImportRun
    private let day: CivilDate?
    private let classification: ActesClassification?

    init(_ run: ImportRun, transmittedOn day: CivilDate?, _ classification: ActesClassification?) {
        self.run = run
        self.day = day
        self.classification = classification
    }

    /// Takes one message; nothing if the file is none.
    func take(_ message: ActesMessage?, _ file: String, number: Int) throws {
        guard let message else {
            return try refuse(
                number,
                .unreadable,
                file,
                "ce n'est ni une enveloppe (Acte) ni un accusé de réception (ARActe) d'@CTES qui nomme un acte",
                "this is neither an envelope (Acte) nor an acknowledgement (ARActe) of @CTES that names an act"
            )
        }
        var notes = message.diagnostics + matterNotes(message)
        for place in notes.indices { notes[place].row = number }
        guard let day = message.date ?? day else {
            return try refuse(
                number,
                .empty,
                file,
                message.event == "received"
                    ? "l'accusé ne porte pas de DateReception qui existe"
                    : "une enveloppe ne dit pas quand elle fut transmise : donnez --transmitted-on",
                message.event == "received"
                    ? "the acknowledgement has no DateReception that exists"
                    : "an envelope does not say when it was transmitted: give --transmitted-on",
                beside: notes
            )
        }
        guard day >= message.identifier.date else {
            return try refuse(
                number,
                .prefectureBeforeAdoption,
                "\(day)",
                "la date précède celle de l'acte, \(message.identifier.date)",
                "the date is before that of the act, \(message.identifier.date)",
                beside: notes
            )
        }
        guard day <= run.today else {
            return try refuse(
                number,
                .future,
                "\(day)",
                "la date est après le jour de l'import, \(run.today)",
                "the date is after the day of the import, \(run.today)",
                beside: notes
            )
        }
        try place(message, day, file, number: number, notes)
    }

    private func place(
        _ message: ActesMessage,
        _ day: CivilDate,
        _ file: String,
        number place: Int,
        _ notes: [ImportDiagnostic]
    ) throws {
        let identifier = message.identifier
        var status = message.status(on: day, by: nil)
        status.set("authority", [.string("NTRFR-" + identifier.siren)])
        if let reason = run.adopt(&status, publisher: nil) {
            return try refuse(
                place,
                .otherAuthority,
                "\(identifier)",
                reason.french,
                reason.english,
                beside: notes
            )
        }
        let prefix = run.target.prefix(status)
        var notes = notes
        guard let (act, kind, entry) = try act(identifier, prefix, number: place, &notes) else {
            let (number, date) = (identifier.number, identifier.date)
            let isRepeated = try candidates(identifier, prefix).count > 1
            return try refuse(
                place,
                .unknownAct,
                "\(identifier)",
                isRepeated
                    ? "plusieurs actes du registre ont le numéro \(number) au \(date) : consignez ce statut avec `feuillet consigner statut`"
                    : "le registre n'a pas d'acte numéroté \(number) le \(date) ; consignez-le d'abord",
                isRepeated
                    ? "several acts of the ledger have the number \(number) on \(date): record this status with `feuillet record status`"
                    : "the ledger has no act numbered \(number) on \(date); record it first",
                beside: notes
            )
        }
        let subject =
            prefix + SubjectName.base(status, slug: SubjectName.slug(ofAct: act, kind))
        // The same may have been recorded by hand, under another subject.
        let recorded = try run.target.places.statuses(of: entry.entry.leafHash)
        let isRecorded = recorded.contains {
            $0.text("event") == status.text("event") && $0.text("date") == status.text("date")
        }
        guard !isRecorded, try !run.target.has(.status, subject) else {
            return try run.note(.alreadyThere, notes)
        }
        try compare(message, with: entry.index, number: place, &notes)
        _ = try run.target.add(
            status,
            subject: subject,
            references: ["act": [entry.entry.leafHash]],
            row: place
        )
        try run.note(.imported, notes)
    }

    /// The act that an identifier names. @CTES writes `_` for what its numbers may not hold, so an act may
    /// be in the ledger under `2025-12` and in the message as `2025_12`: that is said.
    private func act(
        _ identifier: ActesIdentifier,
        _ prefix: String,
        number: Int,
        _ notes: inout [ImportDiagnostic]
    ) throws -> Candidate? {
        let candidates = try candidates(identifier, prefix)
        guard candidates.count == 1, let only = candidates.first else { return nil }
        if only.number != identifier.number {
            var note = ImportDiagnostic(
                .actIdentifier,
                column: "NumeroInterne",
                value: identifier.number,
                "le registre porte cet acte sous le numéro \(only.number)",
                "the ledger has this act under the number \(only.number)"
            )
            note.row = number
            notes.append(note)
        }
        return (only.subject, only.kind, only.found)
    }

    /// An act of the ledger: its subject, its kind and its entry.
    private typealias Candidate = (
        subject: String, kind: Kind, found: (index: UInt64, entry: EntrySummary)
    )

    /// The acts of the ledger that an identifier may name, by its number and its nature.
    private func candidates(
        _ identifier: ActesIdentifier,
        _ prefix: String
    ) throws -> [(
        number: String, subject: String, kind: Kind, found: (index: UInt64, entry: EntrySummary)
    )] {
        let kinds: [Kind]
        switch identifier.nature {
        case .deliberation: kinds = [.deliberation]
        case .regulatoryAct, .individualAct: kinds = [.decision]
        default: kinds = [.deliberation, .decision]
        }
        return try subjects(identifier).flatMap { own, subject in
            try kinds.flatMap { kind in
                try ["", ":2"].compactMap { suffix in
                    try run.target.entry(kind, prefix + subject + suffix).map {
                        (own, subject + suffix, kind, $0)
                    }
                }
            }
        }
    }

    /// The numbers that a message may mean, with the subjects they have in the ledger.
    private func subjects(_ identifier: ActesIdentifier) -> [(own: String, subject: String)] {
        let marks = identifier.number.utf8.contains(0x5F) ? ["_", "-", ".", "/", " "] : ["_"]
        return marks.map { spelled in
            let own = identifier.number.replacing("_", with: spelled)
            return (own, "act:\(identifier.date):" + Subject.escape(own))
        }
    }

    /// Names what the message repeats of the act otherwise than the ledger has it.
    private func compare(
        _ message: ActesMessage,
        with index: UInt64,
        number: Int,
        _ notes: inout [ImportDiagnostic]
    ) throws {
        let act = try run.target.places.record(index)
        guard let object = message.object, let recorded = act.text("object"),
            FrenchWord.fold(object.lowercased()) != FrenchWord.fold(recorded.lowercased())
        else { return }
        var note = ImportDiagnostic(
            .actIdentifier,
            column: "Objet",
            value: object,
            "l'inscription \(index) a un autre objet : « \(recorded) »",
            "entry \(index) has another object: `\(recorded)`"
        )
        note.row = number
        notes.append(note)
    }

    /// Refuses a file that cannot be read.
    func refuse(unreadable error: CommandError, _ file: String, number: Int) throws {
        try refuse(number, .unreadable, file, error.message, error.message)
    }

    /// What the classification of the day says of the matter.
    private func matterNotes(_ message: ActesMessage) -> [ImportDiagnostic] {
        guard let matter = message.matter else { return [] }
        if let classification, let wanted = message.classification, classification.date != wanted {
            return [
                ImportDiagnostic(
                    .matterUnknown,
                    column: "ClassificationDateVersion",
                    value: wanted.description,
                    "la matière est de la classification du \(wanted), pas de celle du \(classification.date)",
                    "the matter is of the classification of \(wanted), not of that of \(classification.date)"
                )
            ]
        }
        let isKnown = classification?.has(matter) ?? (ActesMatter.name(of: matter) != nil)
        guard !isKnown else { return [] }
        return [
            ImportDiagnostic(
                .matterUnknown,
                column: "CodeMatiere",
                value: matter,
                "la classification n'a pas cette matière",
                "the classification has no such matter"
            )
        ]
    }

    private func refuse(
        _ number: Int,
        _ rule: ImportRule,
        _ value: String,
        _ french: String,
        _ english: String,
        beside notes: [ImportDiagnostic] = []
    ) throws {
        var note = ImportDiagnostic(rule, value: value, french, english, severity: .refusal)
        note.row = number
        try run.note(.refused, notes + [note])
    }
}
