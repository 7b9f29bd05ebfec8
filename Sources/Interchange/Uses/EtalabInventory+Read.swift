// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension EtalabInventory {
    /// The columns of a file's first row, by ours; nothing if it is no inventory.
    ///
    /// Curly apostrophes, a question mark or asterisks at the end, case and spaces do not matter. Of the
    /// three « Ressources connexes » the order tells.
    public static func places(in header: [String]) -> [Int?]? {
        let labels = columns.map(folded)
        var resources = labels.indices.filter { labels[$0].hasPrefix("ressources_connexes") }
        let found = header.map { name -> Int? in
            let folded = folded(name)
            if folded == "ressources_connexes" {
                return resources.isEmpty ? nil : resources.removeFirst()
            }
            return labels.firstIndex(of: folded)
        }
        // Of a column that stands twice the first counts; the other is named as a stray one.
        var seen: Set<Int> = []
        let places = found.map { place in
            place.flatMap { seen.insert($0).inserted ? $0 : nil }
        }
        return places.contains(where: { $0 == 4 }) ? places : nil
    }

    /// What is said of the columns of a file.
    public static func diagnostics(of header: CSVRow, places: [Int?]) -> [ImportDiagnostic] {
        let stray = zip(header.fields, places).filter { $0.1 == nil }.map { name, _ in
            ImportDiagnostic(
                .strayColumn,
                column: name,
                "cette colonne n'est pas de l'inventaire : ses valeurs ne sont pas reprises",
                "this column is not of the inventory: its values are not kept"
            )
        }
        let missing = columns.indices.filter { !places.contains($0) }.map { place in
            ImportDiagnostic(
                .missingColumn,
                column: columns[place],
                "cette colonne manque : ses valeurs sont tenues pour vides",
                "this column is missing: its values count as empty"
            )
        }
        return (stray + missing).map { $0.at(header) }
    }

    private static func folded(_ label: String) -> String {
        var text = FrenchWord.fold(CellCleaner.trimmed(label).lowercased())
        while let last = text.utf8.last, [0x3F, 0x2A, 0x5F].contains(last) { text.removeLast() }
        return text
    }

    /// The use of a row.
    public static func use(_ row: CSVRow, places: [Int?]) -> ImportedUse {
        var use = ImportedUse(number: row.number)
        var cleaner = CellCleaner()
        if row.problems.contains(.unterminatedQuote) {
            use.note(
                .quotes,
                "",
                "",
                "un guillemet est ouvert et jamais fermé",
                "a quote is opened and never closed",
                severity: .refusal
            )
        }
        if row.count != places.count {
            use.note(
                .fieldCount,
                "",
                "",
                "\(row.count) champs pour \(places.count) colonnes : un séparateur ou un guillemet manque ou est de trop",
                "\(row.count) fields for \(places.count) columns: a delimiter or a quote is missing or one too many",
                severity: .refusal
            )
        }
        for (place, column) in places.enumerated() where place < row.count {
            guard let column else { continue }
            let name = columns[column]
            guard let text = cleaner.clean(row[place], column: name, keepsLines: true) else {
                continue
            }
            take(text, of: column, into: &use)
        }
        use.diagnostics = cleaner.diagnostics.map { $0.at(row) } + use.diagnostics
        // The inventory has no column for the state; what it lists is in use.
        use.set("state", .word("in_service"))
        use.note(
            .partial,
            "",
            "",
            "l'inventaire ne dit pas l'état de l'usage : ce qu'il liste est tenu pour en service",
            "the inventory does not state where the use stands: what it lists counts as in service"
        )
        use.requireIdentity()
        return use
    }

    /// The field that each text column feeds.
    private static let texts: [Int: String] = [
        1: "unit", 4: "name", 5: "process", 6: "purpose", 7: "decision.oversight",
        13: "affected.impact", 15: "data.categories", 16: "data.sources",
        17: "data.collection_mode", 19: "system.logic",
    ]

    /// The field that each column of references feeds.
    private static let references: [Int: String] = [
        9: "legal_basis", 10: "transparency.page", 20: "transparency.source_code",
    ]

    private static func take(_ text: String, of column: Int, into use: inout ImportedUse) {
        if let path = texts[column] {
            guard !path.hasPrefix("data.") || !ImportedUse.isNothing(text) else {
                return use.noPlace(columns[column], text)
            }
            use.set(path, .word(text))
            if path.hasPrefix("data.") { use.set("data.used", .boolean(true)) }
            return
        }
        if let path = references[column], text.utf8.count <= 200 {
            return use.setReference(path, text, key: columns[column])
        }
        switch column {
        case 0: use.authorityName = text
        case 2: use.setContact(text, key: columns[column])
        case 8: take(text, as: "automation", words: automations, columns[column], into: &use)
        case 11:
            let digits = text.utf8.filter { (0x30...0x39).contains($0) }
            let rest = text.unicodeScalars.filter {
                !$0.properties.isWhitespace && !(0x30...0x39).contains($0.value)
            }
            if rest.isEmpty, let count = Quantity(String(decoding: digits, as: UTF8.self)) {
                use.set("affected.volume", .quantity(count))
            } else {
                use.noPlace(columns[column], text)
            }
        case 12: take(text, as: "affected.effect", words: scopes, columns[column], into: &use)
        case 18: take(text, as: "system.learning", words: learnings, columns[column], into: &use)
        default: use.noPlace(columns[column], text)
        }
    }

    private static func take(
        _ text: String,
        as path: String,
        words: [String: String],
        _ column: String,
        into use: inout ImportedUse
    ) {
        guard let word = words[FrenchWord.fold(text.lowercased())] else {
            return use.noPlace(column, text)
        }
        use.set(path, .word(word))
    }

    /// What the guide's own words and our labels mean; any other prose is left as it is.
    private static let automations = [
        "automatique": "decision_automatic", "entierement_automatisee": "decision_automatic",
        "decide_seul": "decision_automatic", "aide_a_la_decision": "recommendation",
        "recommande": "recommendation", "informe": "information", "aucune": "none",
        "decide,_un_agent_valide": "decision_human_validated",
    ]
    private static let scopes = ["interne": "internal"]
    private static let learnings = [
        "systeme_de_regles": "rules", "regles": "rules", "regles_ecrites": "rules",
    ]
}
