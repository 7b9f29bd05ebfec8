// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Ledger
import Records
import Storage

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say("Langue : fr ou en.", "Language: fr or en."),
            valueName: Speech.say("langue", "language")
        )
    )
    var language: String?

    @Flag(
        help: ArgumentHelp(
            Speech.say("Sortie JSON, pour les programmes.", "JSON output, for programs.")
        )
    )
    var json = false

    func validate() throws {
        guard let language, language != "fr", language != "en" else { return }
        throw ValidationError(
            Speech.say(
                "--language attend fr ou en, pas « \(language) »",
                "--language takes fr or en, not `\(language)`"
            )
        )
    }

    var printer: Printer { Printer(isJSON: json) }
}

/// Where a ledger is.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Dossier du registre (sinon $FEUILLET_LEDGER).",
                "Folder of the ledger (else $FEUILLET_LEDGER)."
            ),
            valueName: Speech.say("dossier", "folder")
        )
    )
    var ledger: String?

    /// Whether a ledger is named, here or in the environment.
    var isNamed: Bool { ledger != nil || Terminal.variable("FEUILLET_LEDGER") != nil }

    /// The folder.
    var folder: String {
        get throws {
            if let folder = ledger ?? Terminal.variable("FEUILLET_LEDGER") { return folder }
            throw CommandError(
                .usage,
                "quel registre ? donnez --ledger DOSSIER ou $FEUILLET_LEDGER",
                "which ledger? give --ledger FOLDER or $FEUILLET_LEDGER"
            )
        }
    }

    func reader() throws -> LedgerReader { try LedgerReader(try store()) }

    /// The folder as a store.
    func store() throws -> FileStore {
        let folder = try folder
        do throws(StorageError) {
            return try FileStore(folder: folder)
        } catch {
            guard error.isMissing else { throw error }
            let name = ledger == nil ? "\(folder) ($FEUILLET_LEDGER)" : folder
            throw CommandError(
                .storage,
                "\(name) : ce dossier n'existe pas ; vérifiez le chemin, ou créez le registre avec `feuillet créer`",
                "\(name): there is no such folder; check the path, or make the ledger with `feuillet init`"
            )
        }
    }
}

/// Where the guard and the log's keys of a ledger are.
struct WriterOptions: ParsableArguments {
    @OptionGroup var place: LedgerOptions

    @Option(
        name: .customLong("guard"),
        help: ArgumentHelp(
            Speech.say(
                "Dossier du témoin (sinon DOSSIER.guard).",
                "Folder of the guard (else FOLDER.guard)."
            ),
            valueName: Speech.say("dossier", "folder")
        )
    )
    var guardFolder: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Dossier des clés du journal (sinon DOSSIER.keys).",
                "Folder of the log's keys (else FOLDER.keys)."
            ),
            valueName: Speech.say("dossier", "folder")
        )
    )
    var keys: String?

    func guardPath() throws -> String { try guardFolder ?? place.folder.trimmingSlash + ".guard" }
    func keysPath() throws -> String { try keys ?? place.folder.trimmingSlash + ".keys" }

    /// The keys of the log.
    func signers(origin: String) throws -> LogSigners {
        let path = try keysPath()
        let signers = LogSigners(
            origin: origin,
            log: try KeyFile.open(path + "/log.pem", passphraseFile: nil),
            clock: try KeyFile.open(path + "/clock.pem", passphraseFile: nil)
        )
        guard let signers else {
            throw CommandError(
                .usage,
                "`\(origin)` n'est pas un nom de registre : ni espace ni +",
                "`\(origin)` is not a ledger's name: no space, no +"
            )
        }
        return signers
    }

    /// Opens the ledger for writing.
    func writer() throws -> LedgerWriter {
        let (store, guardStore) = (try place.store(), try guardStore())
        let memory = try LedgerMemory(of: store, guardedBy: guardStore)
        let writer = try LedgerWriter.open(
            store,
            guardedBy: guardStore,
            signers: try signers(origin: memory.origin),
            now: { Terminal.now() }
        )
        tell(recovered: Int(clamping: writer.recoveredCount))
        return writer
    }

    private func tell(recovered count: Int) {
        guard count > 0 else { return }
        let entries = Plural.say(count, "inscription", "inscriptions", "entry", "entries")
        Terminal.complain(
            Speech.say(
                "feuillet: \(entries) d'une écriture interrompue : dans le registre désormais\n",
                "feuillet: \(entries) of an interrupted write: in the ledger now\n"
            )
        )
    }

    /// Repairs the ledger from a copy.
    func repair(
        from mirror: FileStore,
        progress: (UInt64, UInt64) -> Void
    ) throws -> LedgerRepair.Outcome {
        let (store, guardStore) = (try place.store(), try guardStore())
        let origin = try LedgerMemory(of: store, guardedBy: guardStore).origin
        let repair = try LedgerRepair(
            store,
            guardedBy: guardStore,
            from: mirror,
            signers: try signers(origin: origin)
        )
        return try repair.run(progress: progress)
    }

    /// Opens the ledger for reading before a seal: what a crash kept from being published is
    /// published first, or the seal would take a place that is taken.
    func readerForSealing() throws -> LedgerReader {
        let (store, guardStore) = (try place.store(), try guardStore())
        if try !LedgerMemory(of: store, guardedBy: guardStore).isPublished { _ = try writer() }
        do {
            return try LedgerReader(store)
        } catch is LedgerError {
            // A power cut may have torn what is published without waiting; a writer makes it again, or
            // says what is really damaged.
            _ = try writer()
            return try LedgerReader(store)
        }
    }

    private func guardStore() throws -> FileStore {
        let path = try guardPath()
        do throws(StorageError) {
            return try FileStore(folder: path)
        } catch {
            throw error.isMissing ? LedgerError.guardMissing : error as any Error
        }
    }
}

/// The key that seals.
struct KeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say("Fichier de la clé qui scelle.", "File of the key that seals."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var key: String

    @Option(
        help: ArgumentHelp(
            Speech.say("Fichier de la phrase secrète de la clé.", "File of the key's passphrase."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var passphraseFile: String?

    func open() throws -> SigningKey { try KeyFile.open(key, passphraseFile: passphraseFile) }
}

extension String {
    /// A path without its last slash.
    var trimmingSlash: String {
        hasSuffix("/") && utf8.count > 1 ? String(dropLast()) : self
    }
}
