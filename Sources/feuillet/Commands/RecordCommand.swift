// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// `feuillet record`: records an act, or what belongs to one.
struct RecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "record",
            abstract: Speech.say(
                "Consigner une séance, une délibération, une décision, un statut, une charte, un avis ou une correction.",
                "Record a sitting, a deliberation, a decision, a status, a charter, an opinion or a correction."
            ),
            discussion: Speech.say(
                "Le fichier est en YAML ou en JSON, avec les noms de champs français ou anglais ; « feuillet template » en donne un modèle. Une charte est le fichier de la charte elle-même.",
                "The file is in YAML or JSON, with French or English field names; `feuillet template` gives a model. A charter is the charter's own file."
            ),
            aliases: ["consigner"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Genre : séance, délibération, décision, statut, charte, cadre, avis, dérogation, correction.",
                "Kind: sitting, deliberation, decision, status, charter, framework, opinion, waiver, correction."
            ),
            valueName: Speech.say("genre", "kind")
        )
    )
    var kind: String

    @Argument(
        help: ArgumentHelp(
            Speech.say("Fichier de l'enregistrement.", "File of the record."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String?

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Poser les questions une à une au lieu de lire un fichier.",
                "Ask question by question instead of reading a file."
            )
        )
    )
    var ask = false

    @OptionGroup var sealing: SealingOptions

    func run() throws {
        guard let kind = KindName.kind(kind) else {
            throw CommandError(
                .usage,
                "« \(self.kind) » n'est pas un genre ; il y a : \(KindName.recordable(.french))",
                "`\(self.kind)` is not a kind; there are: \(KindName.recordable(.english))"
            )
        }
        let job = try SealingJob(sealing)
        var record = Record(kind: kind)
        var slug: String?
        let isCorrection = try job.isCorrection
        let schemaKind = isCorrection || kind == .correction ? try job.correctedKind() : kind
        guard kind == .correction || schemaKind == kind else {
            throw CommandError(
                .usage,
                "l'inscription à corriger est de genre \(KindName.name(schemaKind)) ; corrigez-la avec `feuillet consigner correction`",
                "the entry to correct is of kind \(KindName.name(schemaKind)); correct it with `feuillet record correction`"
            )
        }
        if try [.charter, .framework].contains(schemaKind)
            && (kind != .correction || CharterFile.isOne(try requiredFile()))
        {
            (record, slug) = try CharterFile.record(
                try requiredFile(),
                schemaKind,
                policies: sealing.policies
            )
        } else {
            guard let schema = RecordSchema.of(schemaKind) else {
                throw CommandError(
                    .usage,
                    "corrigez une déclaration avec `feuillet déclarer --refer corrige=N`",
                    "correct a declaration with `feuillet declare --refer corrects=N`"
                )
            }
            record = ask ? try Questionnaire(schema).ask() : try read(try requiredFile(), schema)
        }
        if ask { try Confirmation.require(record, schema: nil) }
        try job.seal(record, kind: isCorrection ? .correction : kind, slug: slug)
    }

    private func requiredFile() throws -> String {
        if let file { return file }
        throw CommandError(
            .usage,
            "quel fichier ? ou --ask pour répondre aux questions",
            "which file? or --ask to answer questions"
        )
    }

    private func read(_ path: String, _ schema: RecordSchema) throws -> Record {
        let reader = RecordReader(try InputFile.node(path), schema: schema)
        let impossible = reader.issues.filter { $0.severity == .impossible }
        guard impossible.isEmpty else {
            throw CommandError(.refused, IssueText.text(impossible, path, reader.positions))
        }
        let found = RecordChecker.issues(reader.record, schema)
        guard found.isEmpty else {
            throw CommandError(.refused, IssueText.text(found, path, reader.positions))
        }
        let rules = ActRules.issues(reader.record, type: nil, issuedOn: Terminal.today)
            .filter { $0.severity == .impossible }
        guard rules.isEmpty else {
            throw CommandError(.refused, IssueText.text(rules, path, reader.positions))
        }
        return reader.record
    }
}

/// `feuillet declare`: declares an AI use.
struct DeclareCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "declare",
            abstract: Speech.say("Déclarer un usage de l'IA.", "Declare an AI use."),
            discussion: Speech.say(
                "Le fichier répond aux questions du schéma ; « feuillet template declaration » en donne un modèle.",
                "The file answers the questions of the schema; `feuillet template declaration` gives a model."
            ),
            aliases: ["déclarer", "declarer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Fichier du projet.", "File of the project."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String?

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Poser les questions une à une au lieu de lire un fichier.",
                "Ask question by question instead of reading a file."
            )
        )
    )
    var ask = false

    @OptionGroup var sealing: SealingOptions

    func run() throws {
        let library = try PolicyLibrary(folder: sealing.policies)
        let job = try SealingJob(sealing)
        let record: Record
        if ask {
            record = try DeclarationQuestionnaire(library.vocabulary.schema).ask()
            try Confirmation.require(record, schema: library.vocabulary.schema)
        } else if let file {
            record = try DeclarationFile.record(file, library)
        } else {
            throw CommandError(
                .usage,
                "quel fichier ? ou --ask pour répondre aux questions",
                "which file? or --ask to answer questions"
            )
        }
        let kind: Kind = try job.isCorrection ? .correction : .declaration
        try job.seal(record, kind: kind, slug: nil)
    }
}
