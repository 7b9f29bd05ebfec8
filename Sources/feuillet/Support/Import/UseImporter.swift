// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Interchange
import Ledger
import Notation
import Records

/// Brings the uses of another register into a ledger, as declarations.
final class UseImporter {
    private let run: ImportRun
    private let schema: UseSchema
    private let authority: String?
    /// The name under which the object that was read is kept beside the declaration.
    private let documentName: String?

    init(_ run: ImportRun, _ schema: UseSchema, authority: String?, documentName: String?) {
        self.run = run
        self.schema = schema
        self.authority = authority
        self.documentName = documentName
    }

    /// Takes one use: its declaration, unless the ledger has it.
    func take(_ use: ImportedUse) throws {
        guard !use.isRefused else { return try run.note(.refused, use.diagnostics) }
        var record = use.declaration.record
        let problems = Declaration.parse(record, schema: schema).problems.filter {
            !$0.code.isWarning
        }
        guard problems.isEmpty else {
            let notes = problems.map { problem -> ImportDiagnostic in
                var note = ImportDiagnostic(
                    .word,
                    problem.message.french,
                    problem.message.english,
                    severity: .refusal
                )
                note.row = use.number
                return note
            }
            return try run.note(.refused, use.diagnostics + notes)
        }
        if let named = use.authority ?? authority { record.set("authority", [.string(named)]) }
        if let reason = otherName(use) { return try refuse(use, .otherAuthority, reason) }
        if let reason = run.adopt(&record, publisher: use.authorityName) {
            return try refuse(use, .otherAuthority, reason)
        }
        let document = keepSource(of: use, in: &record)
        if let issue = RegisterState.valueIssues(record).first(where: { $0.severity == .impossible }
        ) {
            return try refuse(use, .character, issue.message)
        }
        try place(record, document, use)
    }

    /// A file that names another organisation than the one whose key seals, and gives no identifier: whose
    /// uses these are is for the person to say.
    private func otherName(_ use: ImportedUse) -> Localized? {
        guard use.authority == nil, authority == nil,
            let name = run.target.foreignName(use.authorityName)
        else { return nil }
        return Localized(
            french:
                "le fichier nomme « \(name) », et la clé est d'un autre nom ; si c'est la même autorité, donnez --authority",
            english:
                "the file names `\(name)`, and the key is of another name; if it is the same authority, give --authority"
        )
    }

    /// Keeps the object that was read as a document of the declaration.
    private func keepSource(of use: ImportedUse, in record: inout Record) -> [[UInt8]] {
        guard let documentName, let source = use.source else { return [] }
        let bytes = source.canonical()
        record.set(
            "documents",
            [
                .object([
                    JSONMember("name", .string(documentName)),
                    JSONMember("sha256", .string("\(SHA256.hash(bytes))")),
                    JSONMember("bytes", .integer(Int64(bytes.count))),
                ])
            ]
        )
        return [bytes]
    }

    private func place(_ record: Record, _ documents: [[UInt8]], _ use: ImportedUse) throws {
        let base = run.target.prefix(record) + SubjectName.base(record, slug: nil)
        switch try run.target.places.place(of: record, base: base, isNumbered: false) {
        case .repeated:
            var note = ImportDiagnostic(
                .repeatedRow,
                "le même usage figure déjà plus haut ; il n'est inscrit qu'une fois",
                "the same use stands above; it is recorded once only"
            )
            note.row = use.number
            try run.note(.repeated, use.diagnostics + [note])
        case .recorded: try run.note(.alreadyThere, use.diagnostics)
        case .otherwise(let index):
            try refuse(
                use,
                .recordedOtherwise,
                Localized(
                    french:
                        "l'inscription \(index) déclare un usage de ce nom et dit autre chose ; corrigez-la avec `feuillet déclarer FICHIER --refer corrige=\(index)`",
                    english:
                        "entry \(index) declares a use of this name and says something else; correct it with `feuillet declare FILE --refer corrects=\(index)`"
                )
            )
        case .free(let subject, let ordinal):
            var notes = use.diagnostics
            if ordinal > 1 {
                var note = ImportDiagnostic(
                    .repeatedNumber,
                    value: use.declaration.name,
                    "un autre usage du fichier porte ce nom ; celui-ci prend le suffixe :\(ordinal)",
                    "another use of the file has this name; this one takes the suffix :\(ordinal)"
                )
                note.row = use.number
                notes.append(note)
            }
            _ = try run.target.add(
                record,
                subject: subject,
                documents: documents,
                row: use.number
            )
            try run.note(.imported, notes)
        }
    }

    private func refuse(_ use: ImportedUse, _ rule: ImportRule, _ reason: Localized) throws {
        var note = ImportDiagnostic(rule, reason.french, reason.english, severity: .refusal)
        note.row = use.number
        try run.note(.refused, use.diagnostics + [note])
    }
}
