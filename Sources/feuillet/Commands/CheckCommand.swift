// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// `feuillet check`: a project against charters.
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Speech.say(
                "Évaluer un projet au regard de chartes.",
                "Check a project against charters."
            ),
            discussion: Speech.say(
                "Le résultat dit « conforme à la charte », jamais « légal ». Codes : 0 conforme, 1 non conforme, 4 indéterminé ou à apprécier.",
                "The result says \"compliant with the charter\", never \"legal\". Codes: 0 compliant, 1 non-compliant, 4 undetermined or to judge."
            ),
            aliases: ["évaluer", "evaluer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Fichier du projet, ou n° de sa déclaration au registre.",
                "File of the project, or number of its declaration in the ledger."
            ),
            valueName: Speech.say("projet", "project")
        )
    )
    var project: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Forme du rapport : text, json, sarif, sarif-forge, junit, markdown ou html.",
                "Form of the report: text, json, sarif, sarif-forge, junit, markdown or html."
            ),
            valueName: Speech.say("forme", "form")
        )
    )
    var format: ReportForm = .text

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier où l'écrire (sinon la sortie standard).",
                "File to write it to (else standard output)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var output: String?

    @Flag(help: ArgumentHelp(Speech.say("Une ligne par charte.", "One line a charter.")))
    var table = false

    @Flag(
        help: ArgumentHelp(
            Speech.say("Inscrire le résultat au registre.", "Record the result in the ledger.")
        )
    )
    var record = false

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Avec --record : fichier de la clé qui scelle.",
                "With --record: file of the key that seals."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var key: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Fichier de la phrase secrète de la clé.", "File of the key's passphrase."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var passphraseFile: String?

    @OptionGroup var chosen: CharterOption
    @OptionGroup var day: DateOption
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try policies.library()
        let charters = try chosen.inputs(library)
        let subject = try subject(library, charters)
        let date = try day.on == nil ? subject.date ?? day.date : day.date
        let report = Checker.check(
            subject.declaration,
            charters.map(\.charter),
            on: date,
            waivers: subject.acts?.waivers ?? [],
            opinions: subject.acts?.opinions ?? [],
            leaf: subject.acts?.leaf,
            noticing: subject.remarks
        )
        if record, let reader = subject.reader {
            try seal(
                report,
                charters,
                library,
                reader,
                date
            )
        }
        try requireNoInput(at: output, charters, library)
        try show(report, try provenance(charters, library, subject))
        guard report.exitCode == 0 else { throw ExitCode(Int32(report.exitCode)) }
    }

    private func show(_ report: Report, _ provenance: Provenance) throws {
        let form = common.json ? .json : format
        let style: TextStyle = Terminal.isInteractive && output == nil ? .coloured : .plain
        let text =
            table && form == .text
            ? report.table(in: Speech.language, file: provenance.project.name, style: style)
            : form.text(of: report, provenance, style: style)
        guard let output else { return Terminal.output(Array(text.utf8)) }
        try InputFile.write(Array(text.utf8), to: output)
    }

    /// Refuses to write the report over what it was made from.
    private func requireNoInput(
        at output: String?,
        _ charters: [CharterInput],
        _ library: PolicyLibrary
    ) throws {
        guard let output, let there = try InputFile.bytesIfPresent(output) else { return }
        let isProject = try UInt64(project) == nil && there == library.projectBytes(project)
        guard isProject || charters.contains(where: { $0.bytes == there }) else { return }
        throw CommandError(
            .usage,
            "--output \(output) : ce fichier est lu par cette évaluation ; donnez-en un autre",
            "--output \(output): this check reads that file; give another one"
        )
    }

    private func provenance(
        _ charters: [CharterInput],
        _ library: PolicyLibrary,
        _ subject: CheckedProject
    ) throws -> Provenance {
        func file(_ name: String, _ bytes: [UInt8]) -> Provenance.File {
            Provenance.File(name: name, sha256: "\(SHA256.hash(bytes))")
        }
        let recorded = subject.leafHash.map { Provenance.File(name: project, sha256: "\($0)") }
        return Provenance(
            tool: "feuillet \(Feuillet.version)",
            project: try recorded ?? file(project, try library.projectBytes(project)),
            charters: charters.map { file($0.name, $0.bytes) },
            schema: file("ai-use", try library.schemaBytes()),
            groups: file("groups", try library.groupsBytes())
        )
    }

    private func subject(
        _ library: PolicyLibrary,
        _ charters: [CharterInput]
    ) throws -> CheckedProject {
        guard record || options.place.isNamed && UInt64(project) != nil else {
            return CheckedProject(declaration: try library.project(project))
        }
        guard let index = UInt64(project) else {
            throw CommandError(
                .usage,
                "avec --record, le projet est le n° de sa déclaration",
                "with --record, the project is the number of its declaration"
            )
        }
        let reader = record ? try options.readerForSealing() : try options.place.reader()
        return try CheckedProject(
            entry: index,
            of: reader,
            library.vocabulary.schema,
            under: charters
        )
    }

    private func seal(
        _ report: Report,
        _ charters: [CharterInput],
        _ library: PolicyLibrary,
        _ reader: LedgerReader,
        _ date: CivilDate
    ) throws {
        guard let key, let index = UInt64(project) else {
            throw CommandError(.usage, "--record demande --key", "--record needs --key")
        }
        let signingKey = try KeyFile.open(key, passphraseFile: passphraseFile)
        let job = AssessmentSeal(reader: reader, declaration: index)
        let sealed = try job.seal(
            report,
            charters: charters,
            schema: try library.schemaBytes(),
            groups: try library.groupsBytes(),
            on: date,
            key: signingKey
        )
        let outbox = try Outbox(beside: try options.place.folder)
        let acknowledgement = try outbox.send(Submission(sealed), to: try options.writer())
        if !common.json {
            Terminal.complain(AcknowledgementText.text(acknowledgement, sealed))
        }
    }
}
