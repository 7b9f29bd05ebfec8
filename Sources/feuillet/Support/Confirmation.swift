// SPDX-License-Identifier: EUPL-1.2
import Records

/// Shows what was answered before it is sealed, which nothing undoes.
enum Confirmation {
    static func require(_ record: Record, schema: UseSchema?) throws(CommandError) {
        let fields = EntryText.fields(record, schema: schema)
        let width = fields.map { $0.label.unicodeScalars.count }.max() ?? 0
        Terminal.complain("\n")
        for field in fields {
            Terminal.complain("  \(EntryText.pad(field.label, to: width))  \(field.value)\n")
        }
        Terminal.complain(
            Speech.say("Sceller cette inscription ? (oui, non) ", "Seal this entry? (yes, no) ")
        )
        guard readLine().flatMap(FrenchWord.boolean) == true else {
            throw CommandError(
                .refused,
                "rien n'a été scellé",
                "nothing was sealed"
            )
        }
    }
}
