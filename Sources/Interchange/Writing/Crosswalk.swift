// SPDX-License-Identifier: EUPL-1.2
import Notation
public import Records

/// The page of the handbook that says, field by field, where each answer goes in the registers of others,
/// and what is lost. It is made from the schema itself.
public enum Crosswalk {
    /// The page, in Markdown.
    public static func page(_ schema: UseSchema) -> String {
        let mapped = schema.fields.filter { field in registers.contains { has(field, $0) } }
        var text = """
            # Crosswalk

            Which field of a declaration goes where in the registers of others, and what none of them has a
            place for.

            ## Overview

            This page is made from `Policies/schema/ai-use.yaml`; a test keeps it so. Several fields may go to
            one place: they are written there in the order of the schema, the first as it is, the others
            behind their label. *Etalab* is the inventory of 2021, by its labels; *Dutch* the publication
            standard 1.0, by its keys; *ATRS* the template table v3.0, by its numbers.

            Of \(schema.fields.count) fields, \(mapped.count) have a place in at least one.

            ## Fields with a place

            | field | label | Etalab | Dutch | ATRS |
            |---|---|---|---|---|

            """
        for field in mapped {
            let places = registers.map { field.maps[$0] ?? "" }
            text += "| `\(field.path)` | \(MarkdownText.escape(field.label.english)) | "
            text += places.map(MarkdownText.escape).joined(separator: " | ") + " |\n"
        }
        text += """

            ## What is lost

            An export to any of the three leaves out the answers to these fields.

            """
        for field in schema.fields where !registers.contains(where: { has(field, $0) }) {
            text += "- `\(field.path)` \(MarkdownText.escape(field.label.english))\n"
        }
        return text
    }

    private static let registers = ["etalab", "nl", "atrs"]

    private static func has(_ field: Field, _ register: String) -> Bool {
        field.maps[register].map { !$0.utf8.isEmpty } ?? false
    }
}
