// SPDX-License-Identifier: EUPL-1.2
import Notation
public import Records

/// Writes acts as rows of SCDL « Délibérations » 2.1.5 that pass the schema and its custom checks, or says
/// why it cannot. What it leaves out or changes for that is said.
public struct SCDLWriter: Sendable {
    /// An act with what the schema wants beside its record.
    public struct Act: Sendable {
        /// The record of the deliberation.
        public let record: Record
        /// Its registration at the prefecture, if it is recorded.
        public let registration: Record?
        /// The name of its authority, if the record has none.
        public let authorityName: String?
        /// The SIRET of its authority, if the record has none.
        public let siret: String?

        /// An act.
        public init(
            _ record: Record,
            registration: Record?,
            authorityName: String?,
            siret: String?
        ) {
            self.record = record
            self.registration = registration
            self.authorityName = authorityName
            self.siret = siret
        }
    }

    /// A row, and what is not as the record has it.
    public struct Row: Sendable {
        /// The values, in the order of the schema; none if the act has no valid row.
        public let fields: [String]
        /// What was left out, computed or missing.
        public let differences: [ImportDiagnostic]
    }

    private var fields = [String](repeating: "", count: SCDLColumn.standard.count)
    private var differences: [ImportDiagnostic] = []

    private init() {}

    /// The names of the columns.
    public static let header = SCDLColumn.standard.map(\.name)

    /// The row of an act.
    public static func row(_ act: Act) -> Row {
        var writer = SCDLWriter()
        writer.write(act)
        let isRefused = writer.differences.contains { $0.severity == .refusal }
        return Row(fields: isRefused ? [] : writer.fields, differences: writer.differences)
    }

    private mutating func write(_ act: Act) {
        let record = act.record
        set(.authorityName, record.text("authority_name") ?? act.authorityName)
        set(.siret, record.text("siret") ?? act.siret)
        set(.number, record.text("number"))
        set(.date, record.text("date"))
        set(.object, record.text("object"))
        writeMatter(record)
        writeBudget(record)
        writeRegistration(act.registration, of: record)
        writeVotes(record)
        if let url = record.text("url") {
            if WebAddress.isValid(url) { set(.url, url) } else { drop(.url, url) }
        }
        for column in SCDLColumn.required where fields[column.rawValue].utf8.isEmpty {
            differences.append(
                ImportDiagnostic(
                    .empty,
                    column: column.name,
                    "le schéma exige cette valeur, que l'inscription n'a pas ou n'a plus",
                    "the schema requires this value, which the entry does not have, or has no longer",
                    severity: .refusal
                )
            )
        }
        if let outcome = record.text("outcome"), outcome != "adopted" {
            differences.append(
                ImportDiagnostic(
                    .outcome,
                    value: outcome,
                    "le schéma n'a de place que pour ce qui est adopté",
                    "the schema has a place only for what was adopted",
                    severity: .refusal
                )
            )
        }
    }

    // MARK: Parts

    private mutating func set(_ column: SCDLColumn, _ value: String?) {
        fields[column.rawValue] = value ?? ""
    }

    private mutating func drop(_ column: SCDLColumn, _ value: String) {
        note(
            column,
            value,
            "la valeur n'a pas la forme du schéma, et reste vide",
            "the value has not the form of the schema, and is left empty"
        )
    }

    private mutating func note(
        _ column: SCDLColumn,
        _ value: String,
        _ french: String,
        _ english: String
    ) {
        differences.append(
            ImportDiagnostic(.noPlace, column: column.name, value: value, french, english)
        )
    }

    /// The code in two levels, and words of the nomenclature.
    private mutating func writeMatter(_ record: Record) {
        guard let matter = record.text("matter") else { return }
        let levels = matter.split(separator: ".").prefix(2).joined(separator: ".")
        if levels != matter {
            note(
                .matter,
                matter,
                "le schéma n'a que deux niveaux : \(levels)",
                "the schema has two levels only: \(levels)"
            )
        }
        set(.matter, levels)
        if let label = record.text("matter_label"), ActesMatter.isStandardName(label) {
            return set(.matterName, label)
        }
        guard let name = ActesMatter.name(of: levels) else { return }
        set(.matterName, name)
        note(
            .matterName,
            record.text("matter_label") ?? "",
            "le libellé est celui de la nomenclature pour ce code",
            "the words are those of the nomenclature for this code"
        )
    }

    private mutating func writeBudget(_ record: Record) {
        let (year, name) = (record.text("budget_year"), record.text("budget_name"))
        guard let year, let name, SCDLForm.isBudgetYear(year) else {
            if let value = year ?? name { drop(year == nil ? .budgetName : .budgetYear, value) }
            return
        }
        set(.budgetYear, year)
        set(.budgetName, name)
    }

    private mutating func writeRegistration(_ registration: Record?, of record: Record) {
        guard let registration, let date = registration.date("date") else { return }
        if let adopted = record.date("date"), date < adopted {
            drop(.prefectureDate, date.description)
        } else {
            set(.prefectureDate, date.description)
        }
        guard let office = registration.text("by") else { return }
        if SCDLForm.isPrefecture(office) {
            set(.prefecture, office)
        } else {
            drop(.prefecture, office)
        }
    }

    /// All five counts, or none: the schema wants them together, and their sum exact.
    private mutating func writeVotes(_ record: Record) {
        let counts = ["for", "against", "abstentions"].map(record.count)
        guard counts.contains(where: { $0 != nil }) || record.count("voters") != nil else { return }
        let total = counts.reduce(0) { $0 + ($1 ?? 0) }
        let voters = record.count("voters") ?? total
        guard let members = record.count("members_in_office"), counts.allSatisfy({ $0 != nil }),
            total == voters, members >= voters, record.count("blank") ?? 0 == 0,
            record.count("spoiled") ?? 0 == 0
        else {
            let seen = counts.map { $0.map(String.init) ?? "?" }.joined(separator: "+")
            return note(
                .voters,
                seen,
                "les décomptes ne forment pas un vote entier au sens du schéma : ils restent vides",
                "the counts do not make a whole vote in the schema's sense: they are left empty"
            )
        }
        if record.count("voters") == nil {
            note(
                .voters,
                "\(voters)",
                "le nombre de votants est la somme des votes",
                "the number of voters is the sum of the votes"
            )
        }
        set(.members, "\(members)")
        set(.voters, "\(voters)")
        for (column, count) in zip([SCDLColumn.votesFor, .votesAgainst, .abstentions], counts) {
            set(column, count.map(String.init))
        }
    }
}
