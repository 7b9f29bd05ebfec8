// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// Reads one row of an SCDL file into records, and names everything that is not as it should be.
struct SCDLRowReader {
    private let row: CSVRow
    private let header: SCDLHeader
    private let today: CivilDate
    var act = Record(kind: .deliberation)
    var statuses: [Record] = []
    private var cleaner = CellCleaner()
    private var found: [ImportDiagnostic] = []
    /// The values by the column's place.
    private var cells = [String?](repeating: nil, count: SCDLColumn.allCases.count)

    /// Reads a row.
    ///
    /// - Parameter today: no act is dated after it.
    static func read(_ row: CSVRow, _ header: SCDLHeader, today: CivilDate) -> SCDLRow {
        var reader = SCDLRowReader(row: row, header: header, today: today)
        reader.read()
        var result = SCDLRow(number: row.number, line: row.line, act: reader.act)
        result.statuses = reader.statuses
        result.diagnostics = (reader.found + reader.cleaner.diagnostics).map { $0.at(row) }
        return result
    }

    private init(row: CSVRow, header: SCDLHeader, today: CivilDate) {
        self.row = row
        self.header = header
        self.today = today
    }

    private mutating func read() {
        readQuotes()
        guard readCells() else { return }
        readIdentity()
        readDate()
        readMatter()
        readBudget()
        readVotes()
        readPrefecture()
        readPublication()
        refuseIfShifted()
        guard !found.contains(where: { $0.severity == .refusal }) else { return }
        for issue in ActRules.issues(act, type: nil, issuedOn: today) {
            let isImpossible = issue.severity == .impossible
            report(
                isImpossible ? .impossible : .irregular,
                nil,
                issue.message.french,
                issue.message.english,
                severity: isImpossible ? .refusal : .warning
            )
        }
    }

    // MARK: Form

    private mutating func readQuotes() {
        guard !row.problems.isEmpty else { return }
        for problem in Set(row.problems.map(Self.words)) {
            let isLoss = row.problems.contains(.unterminatedQuote)
            report(
                .quotes,
                nil,
                problem.french,
                problem.english,
                severity: isLoss ? .refusal : .warning
            )
        }
    }

    private static func words(_ problem: CSVRow.Problem) -> Localized {
        switch problem {
        case .strayQuote:
            Localized(
                french: "un guillemet est au milieu d'une valeur ; il est gardé",
                english: "a quote stands inside a value; it is kept"
            )
        case .textAfterQuote:
            Localized(
                french: "du texte suit un guillemet fermant ; il est gardé",
                english: "text follows a closing quote; it is kept"
            )
        case .unterminatedQuote:
            Localized(
                french: "un guillemet est ouvert et jamais fermé",
                english: "a quote is opened and never closed"
            )
        case .zeroByte:
            Localized(french: "un octet nul s'y trouve", english: "it holds a zero byte")
        }
    }

    /// Refuses a row with a field too many, though it is empty, when a value has not the form of its column:
    /// a delimiter without quotes within a text moves all that follows by one.
    private mutating func refuseIfShifted() {
        let rules: Set<ImportRule> = [
            .prefecture, .date, .count, .url, .matterForm, .siret, .budgetYear,
        ]
        guard row.count > header.count, found.contains(where: { rules.contains($0.rule) }) else {
            return
        }
        reportFieldCount()
    }

    private mutating func reportFieldCount() {
        report(
            .fieldCount,
            nil,
            "\(row.count) champs pour \(header.count) colonnes : un séparateur ou un guillemet manque ou est de trop",
            "\(row.count) fields for \(header.count) columns: a delimiter or a quote is missing or one too many",
            severity: .refusal
        )
    }

    /// Takes the cells; a row whose fields are not those of the header could put a value under
    /// another's name, and is refused.
    private mutating func readCells() -> Bool {
        let isLonger = row.count > header.count
        let extraIsEmpty =
            isLonger && (header.count..<row.count).allSatisfy { row[$0].utf8.isEmpty }
        guard row.count == header.count || extraIsEmpty else {
            reportFieldCount()
            return false
        }
        for (column, place) in header.places {
            cells[column.rawValue] = cleaner.clean(row[place], column: column.name)
        }
        for column in SCDLColumn.required where cell(column) == nil && header.has(column) {
            let isIndispensable = column == .object || column == .date
            report(
                .empty,
                column,
                "la valeur est obligatoire et vide",
                "the value is required and empty",
                severity: isIndispensable ? .refusal : .warning
            )
        }
        return true
    }

    /// Notes something about the value of a column.
    mutating func report(
        _ rule: ImportRule,
        _ column: SCDLColumn?,
        _ french: String,
        _ english: String,
        severity: ImportDiagnostic.Severity = .warning
    ) {
        found.append(
            ImportDiagnostic(
                rule,
                column: column?.name ?? "",
                value: column.flatMap { cell($0) } ?? "",
                french,
                english,
                severity: severity
            )
        )
    }

    /// The value of a column.
    func cell(_ column: SCDLColumn) -> String? { cells[column.rawValue] }

    /// No field of one line takes less.
    private static let safeByteCount = 500

    /// Keeps a value of one line under a field, or says that it is too long.
    mutating func keep(_ column: SCDLColumn, as field: String) {
        guard let text = cell(column) else { return }
        guard text.utf8.count > Self.safeByteCount else {
            act.set(field, [.string(text)])
            return
        }
        let longest = RecordSchema.of(act.kind)?.field(field)?.type.maximumByteCount ?? .max
        guard text.utf8.count <= longest else {
            report(
                .tooLong,
                column,
                "la valeur dépasse \(longest) octets ; abrégez-la",
                "the value is longer than \(longest) bytes; shorten it",
                severity: .refusal
            )
            return
        }
        act.set(field, [.string(text)])
    }

    /// Communes are of the law of 14 December 1789.
    private static let firstYear = 1789

    /// The day of a column, if it has one.
    mutating func date(_ column: SCDLColumn, _ severity: ImportDiagnostic.Severity) -> CivilDate? {
        guard let text = cell(column) else { return nil }
        let date: CivilDate
        switch FrenchDate.read(text) {
        case .standard(let day): date = day
        case .other(let day):
            report(
                .dateForm,
                column,
                "la date n'est pas sous la forme AAAA-MM-JJ ; elle est lue \(day)",
                "the date is not in the form YYYY-MM-DD; it is read as \(day)"
            )
            date = day
        case .none:
            report(
                .date,
                column,
                "ce n'est pas une date qui existe, ou elle ne dit pas un jour certain ; écrivez AAAA-MM-JJ",
                "this is not a date that exists, or it does not say one certain day; write YYYY-MM-DD",
                severity: severity
            )
            return nil
        }
        guard date.year >= Self.firstYear else {
            report(
                .date,
                column,
                "il n'y avait pas encore de commune en \(date.year) : la date est sans doute une valeur par défaut ; écrivez le vrai jour",
                "there was no commune yet in \(date.year): the date is perhaps a default value; write the true day",
                severity: severity
            )
            return nil
        }
        guard date <= today else {
            report(
                .future,
                column,
                "la date est après le jour de l'import, \(today)",
                "the date is after the day of the import, \(today)",
                severity: severity
            )
            return nil
        }
        return date
    }
}
