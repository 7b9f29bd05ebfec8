// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Interchange
import Ledger
import Notation
import Records

/// One import: records go to the ledger, remarks to the report, and numbers to the terminal.
final class ImportRun {
    /// Where records go.
    let target: ImportTarget
    private let options: ImportOptions
    private let path: String
    /// The day of the import: nothing is dated after it.
    let today: CivilDate
    private var report: ImportReport?
    /// What came of it so far.
    private(set) var tally = ImportTally()

    private init(_ path: String, _ options: ImportOptions, today: CivilDate) throws {
        self.path = path
        self.options = options
        self.today = today
        target = try ImportTarget(options)
    }

    /// Runs an import, and says what came of it.
    ///
    /// - Parameter inputs: the files that are read: no report is written over them.
    /// - Throws: exit code 65 if something was refused, after everything else was imported.
    static func run(
        _ path: String,
        reading inputs: [String],
        _ options: ImportOptions,
        _ body: (ImportRun) throws -> Void
    ) throws {
        guard let today = Terminal.today else {
            throw CommandError(.clock, "l'horloge n'a pas de date", "the clock has no date")
        }
        let form = try options.report.map { try ImportReport.form(of: $0) }
        if let file = options.report {
            let ledger = options.hasLedger ? try options.writing.place.folder : nil
            try OutputGuard(inputs: inputs + [options.key].compactMap(\.self), ledger: ledger)
                .require(file, option: "--report")
        }
        let run = try ImportRun(path, options, today: today)
        var failure: (any Error)?
        if let file = options.report, let form {
            try InputFile.write(to: file) { append in
                try withoutActuallyEscaping(append) { append in
                    run.report = try ImportReport(form, append)
                    defer { run.report = nil }
                    // Whatever stops the run, what was found until then is written.
                    failure = run.failure(of: body)
                    let isDry = run.target.isRehearsal
                    let text = run.tally.text(path, isDry: isDry)
                    try run.report?.finish(run.tally, path, text, isDry: isDry)
                }
            }
        } else {
            failure = run.failure(of: body)
        }
        options.common.printer.show(
            .object(run.tally.json(path, isDry: run.target.isRehearsal))
        ) {
            run.tally.text(path, isDry: run.target.isRehearsal)
        }
        if let failure { throw failure }
        guard run.tally.count(.refused) == 0 else {
            throw ExitCode(CommandError.Code.refused.rawValue)
        }
    }

    private func failure(of body: (ImportRun) throws -> Void) -> (any Error)? {
        do {
            try complete(body)
            return nil
        } catch {
            tally.entries = target.appendedCount
            return error
        }
    }

    private func complete(_ body: (ImportRun) throws -> Void) throws {
        do {
            try body(self)
        } catch let error as CommandError where error.code == .refused {
            // What stands before the place that is refused is recorded all the same.
            try target.finish()
            throw error
        }
        try target.finish()
        tally.entries = target.appendedCount
    }

    // MARK: Diagnostics

    /// Takes in what is said of the file as a whole.
    func note(_ diagnostics: [ImportDiagnostic]) throws {
        tally.add(diagnostics)
        try report?.write(diagnostics)
    }

    /// Takes in what became of a row.
    func note(_ outcome: ImportTally.Outcome, _ diagnostics: [ImportDiagnostic]) throws {
        tally.add(outcome, diagnostics)
        try report?.write(diagnostics)
    }

    // MARK: Records

    /// The record as this key may seal it: an authority's own acts name no authority, a transcriber's
    /// name the one that is copied and the public source.
    ///
    /// - Returns: what is wrong, if it is not of the authority whose key seals.
    func adopt(_ record: inout Record, publisher: String?) -> Localized? {
        let named = record.text("authority")
        if let own = target.ownAuthority {
            if let named, named != own {
                return Localized(
                    french:
                        "l'acte est de \(named), la clé de \(own) : seul un transcripteur le copie",
                    english:
                        "the act is by \(named), the key of \(own): only a transcriber copies it"
                )
            }
            record.set("authority", nil)
            return nil
        }
        guard target.isTranscriber else { return nil }
        guard named != nil else {
            return Localized(
                french: "l'autorité copiée n'est pas connue",
                english: "the authority that is copied is not known"
            )
        }
        record.set("sources", [source(publisher)])
        return nil
    }

    private func source(_ publisher: String?) -> JSONValue {
        .pairs([
            "title": .string(options.sourceTitle ?? InputFile.name(path)),
            "url": options.sourceURL.map { .string($0) },
            "publisher": publisher.map { .string($0) },
            "read": .string(today.description),
        ])
    }
}
