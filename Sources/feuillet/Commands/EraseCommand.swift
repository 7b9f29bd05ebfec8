// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Records

/// `feuillet erase`: destroys values that name a person, and says in the ledger that it did.
struct EraseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "erase",
            abstract: Speech.say(
                "Effacer des valeurs d'une inscription, à jamais.",
                "Erase values of an entry, for ever."
            ),
            discussion: Speech.say(
                """
                L'effacement est inscrit avec son motif, puis les valeurs et leurs sels sont détruits dans \
                tous les fichiers du registre. Les preuves restent valables : elles ne disent plus que \
                qu'une valeur était là. Les copies et les sauvegardes sont à effacer par qui les garde.
                Motifs :
                """ + reasons,
                """
                The erasure is recorded with its reason; then the values and their salts are destroyed in \
                every file of the ledger. Proofs stay valid: they only say that a value was there. Copies \
                and backups are to be erased by whoever keeps them.
                Reasons:
                """ + reasons
            ),
            aliases: ["effacer"]
        )
    }

    private static var reasons: String {
        Erasure.Reason.allCases.map { "\n  \($0.rawValue)  \($0.label.spoken)" }.joined()
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("N° des inscriptions.", "Numbers of the entries."),
            valueName: Speech.say("n°", "entry")
        )
    )
    var entries: [UInt64]

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Champ à effacer ; membres:2 pour sa seule deuxième valeur. Répétable.",
                "Field to erase; members:2 for its second value alone. Repeatable."
            ),
            valueName: Speech.say("champ", "field")
        )
    )
    var field: [String]

    @Option(
        help: ArgumentHelp(
            Speech.say("Motif, par son code.", "Reason, by its code."),
            valueName: "code"
        )
    )
    var reason: String

    @Flag(
        help: ArgumentHelp(
            Speech.say("Effacer sans demander confirmation.", "Erase without asking.")
        )
    )
    var yes = false

    @OptionGroup var key: KeyOptions
    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let reason = Erasure.Reason(rawValue: reason) else {
            let codes = Erasure.Reason.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandError(
                .usage,
                "--reason : « \(reason) » n'est pas un motif ; il y a \(codes)",
                "--reason: `\(reason)` is not a reason; there are \(codes)"
            )
        }
        let reader = try options.readerForSealing()
        let plan = try ErasurePlan(entries: entries, fields: field, reader: reader)
        if yes { Terminal.complain(try plan.warnings(reader)) } else { try confirm(plan, reader) }
        let documents = try plan.documents(reader)
        let count = Plural.say(
            plan.count,
            "valeur détruite",
            "valeurs détruites",
            "value destroyed",
            "values destroyed"
        )
        try StructuralSeal(options, key, common).append(
            Erasure(reason: reason, targets: plan.targets),
            in: reader,
            saying: "  " + count
                + Speech.say(
                    " ; pensez aux copies, aux sauvegardes et à ce qui fut publié\n",
                    "; mind the copies, the backups and what was published\n"
                )
        )
        Terminal.complain(try ErasurePlan.kept(documents, try options.place.reader()))
    }

    private func confirm(_ plan: ErasurePlan, _ reader: LedgerReader) throws {
        Terminal.complain(try plan.text(reader))
        Terminal.complain(
            Speech.say(
                "Effacer à jamais ? (oui, non) ",
                "Erase for ever? (yes, no) "
            )
        )
        guard readLine().flatMap(FrenchWord.boolean) == true else {
            throw CommandError(
                .refused,
                "rien n'a été effacé ; --yes efface sans demander",
                "nothing was erased; --yes erases without asking"
            )
        }
    }
}
