// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// The first record of an SCDL file: which column stands where.
public struct SCDLHeader: Sendable {
    /// The columns that are there, each with its field.
    let places: [(column: SCDLColumn, field: Int)]
    /// How many fields a row must have.
    let count: Int
    /// What is not as the standard wants it.
    public let diagnostics: [ImportDiagnostic]

    /// Without these there is nothing to record.
    private static let indispensable: [SCDLColumn] = [.date, .object]

    /// Reads the header.
    public init(_ row: CSVRow) {
        var places: [(column: SCDLColumn, field: Int)] = []
        var diagnostics: [ImportDiagnostic] = []
        var order: [SCDLColumn] = []
        for (place, field) in row.fields.enumerated() {
            guard let column = Self.column(field) else {
                diagnostics.append(
                    ImportDiagnostic(
                        .strayColumn,
                        column: field,
                        "cette colonne n'est pas du SCDL : ses valeurs ne sont pas reprises",
                        "this column is not of the SCDL: its values are not kept"
                    )
                )
                continue
            }
            guard !order.contains(column) else {
                diagnostics.append(
                    ImportDiagnostic(
                        .repeatedColumn,
                        column: field,
                        "cette colonne figure deux fois ; ôtez celle qui est de trop",
                        "this column stands twice; take out the one too many",
                        severity: .refusal
                    )
                )
                continue
            }
            places.append((column, place))
            order.append(column)
        }
        self.places = places
        count = row.count
        diagnostics += Self.missing(beside: order)
        let standard = order.filter(SCDLColumn.standard.contains)
        if standard != SCDLColumn.standard.filter(standard.contains) {
            diagnostics.append(
                ImportDiagnostic(
                    .columnOrder,
                    "les colonnes ne sont pas dans l'ordre du schéma ; elles sont lues par leur nom",
                    "the columns are not in the order of the schema; they are read by their name"
                )
            )
        }
        self.diagnostics = diagnostics.map { $0.at(row) }
    }

    /// Whether no row can be read.
    public var isRefused: Bool { diagnostics.contains { $0.severity == .refusal } }

    /// Whether a column is there.
    func has(_ column: SCDLColumn) -> Bool { places.contains { $0.column == column } }

    private static func missing(beside found: [SCDLColumn]) -> [ImportDiagnostic] {
        guard !found.isEmpty else {
            return [
                ImportDiagnostic(
                    .missingColumn,
                    "la première ligne ne porte aucun nom de colonne du SCDL (COLL_NOM, DELIB_ID, …)",
                    "the first line has no column name of the SCDL (COLL_NOM, DELIB_ID, …)",
                    severity: .refusal
                )
            ]
        }
        return SCDLColumn.standard.filter { !found.contains($0) }.map { column in
            let isIndispensable = indispensable.contains(column)
            return ImportDiagnostic(
                .missingColumn,
                column: column.name,
                isIndispensable
                    ? "cette colonne manque, et rien ne peut être consigné sans elle"
                    : "cette colonne manque : ses valeurs sont tenues pour vides",
                isIndispensable
                    ? "this column is missing, and nothing can be recorded without it"
                    : "this column is missing: its values count as empty",
                severity: isIndispensable ? .refusal : .warning
            )
        }
    }

    /// The column of a name, whatever its case and the spaces around it.
    private static func column(_ name: String) -> SCDLColumn? {
        let bytes = name.utf8.filter { $0 != 0x20 }
            .map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        return SCDLColumn(name: String(decoding: bytes, as: UTF8.self))
    }
}
