// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Ledger
import Notation
import Records
import Storage
import Transparency

/// `feuillet init`: makes a ledger.
struct InitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: Speech.say("Créer un registre.", "Make a ledger."),
            discussion: Speech.say(
                "Crée le registre, son témoin, les clés du journal et le fichier de confiance à diffuser. La clé du teneur du registre se crée avant, avec « feuillet key new », et se garde ailleurs.",
                "Makes the ledger, its guard, the log's keys and the trust file to hand out. The registrar's key is made before, with `feuillet key new`, and kept elsewhere."
            ),
            aliases: ["créer", "creer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Dossier du registre, à créer.", "Folder of the ledger, to be made."),
            valueName: Speech.say("dossier", "folder")
        )
    )
    var folder: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Nom du registre, comme une adresse sans https:// ; demonstration/… pour un essai.",
                "Name of the ledger, as an address without https://; demonstration/… for a trial."
            ),
            valueName: Speech.say("nom", "name")
        )
    )
    var origin: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Identifiant du teneur du registre : NTRFR- et son SIREN.",
                "Identifier of the registrar: NTRFR- and its SIREN."
            ),
            valueName: Speech.say("identifiant", "identifier")
        )
    )
    var registrar: String

    @Option(
        help: ArgumentHelp(
            Speech.say("Nom du teneur du registre.", "Name of the registrar."),
            valueName: Speech.say("nom", "name")
        )
    )
    var name: String

    @OptionGroup var key: KeyOptions

    @Option(
        name: .customLong("guard"),
        help: ArgumentHelp(
            Speech.say(
                "Dossier du témoin, si possible sur un autre disque (sinon DOSSIER.guard).",
                "Folder of the guard, if possible on another disk (else FOLDER.guard)."
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

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier de confiance à écrire (sinon DOSSIER.policy).",
                "Trust file to write (else FOLDER.policy)."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var trust: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let identifier = AuthorityIdentifier(registrar) else {
            throw CommandError(
                .refused,
                "--registrar : « \(registrar) » n'est pas un identifiant ; attendu : NTRFR- et un SIREN exact",
                "--registrar: `\(registrar)` is not an identifier; wanted: NTRFR- and a right SIREN"
            )
        }
        let isName = origin.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2B }
        guard isName, !origin.isEmpty, !origin.contains("://"), !origin.hasSuffix(":"),
            !name.isEmpty
        else {
            throw CommandError(
                .refused,
                "--origin attend un nom comme registre.ville.example, sans https://, ni espace, ni accent, ni + ; --name n'est pas vide",
                "--origin takes a name such as register.city.example, without https://, space, accent or +; --name is not empty"
            )
        }
        let signingKey = try key.open()
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        // Before any key is made, so that a refusal leaves nothing behind.
        try requireNew(base)
        try InputFile.requireWritable(trust ?? base + ".policy")
        let (store, guardStore) = try makeFolders(base)
        let keysFolder = keys ?? base + ".keys"
        let signers = try makeSigners(in: keysFolder)
        let record = Genesis.record(
            origin: origin,
            registrarName: name,
            registrarKey: signingKey.verificationKey,
            logKey: signers.log.noteKey.text,
            clockKey: signers.clock.noteKey.text,
            random: RandomSource.system.bytes(32)
        )
        let genesis = try Entry(
            signing: Statement(
                log: origin,
                issuer: identifier,
                sequence: 0,
                previous: Digest([32 of UInt8](repeating: 0)),
                issuedAt: Terminal.now(),
                kind: .genesis,
                subject: "genesis:0",
                references: [:],
                record: .plain(record)
            ),
            with: signingKey
        )
        let writer = try LedgerWriter.create(
            in: store,
            guardedBy: guardStore,
            signers: signers,
            genesis: genesis,
            now: { Terminal.now() }
        )
        try finish(writer, signers, trustPath: trust ?? base + ".policy")
    }

    private func requireNew(_ base: String) throws {
        if let store = try? FileStore(folder: base), try !store.list("").isEmpty {
            throw LedgerError.notEmpty
        }
        if let store = try? FileStore(folder: guardFolder ?? base + ".guard"),
            try !store.list("").isEmpty
        {
            throw LedgerError.guardExists
        }
    }

    private func makeFolders(_ base: String) throws -> (ledger: FileStore, guard: FileStore) {
        do throws(StorageError) {
            return (
                try FileStore.create(folder: base),
                try FileStore.create(folder: guardFolder ?? base + ".guard")
            )
        } catch {
            throw error.isMissing ? aboveIsMissing(error.path) : CommandError(error)
        }
    }

    private func aboveIsMissing(_ folder: String) -> CommandError {
        CommandError(
            .storage,
            "\(folder) : le dossier au-dessus n'existe pas ; créez-le d'abord",
            "\(folder): the folder above it is not there; make that first"
        )
    }

    private func makeSigners(in folder: String) throws -> LogSigners {
        do throws(Terminal.SecretProblem) {
            try Terminal.makePrivateFolder(folder)
        } catch {
            guard case .system(let number) = error, number != Terminal.doesNotExist else {
                throw aboveIsMissing(folder)
            }
            throw CommandError(
                .storage,
                "\(folder) : impossible de créer ce dossier (\(SystemText.reason(number)))",
                "\(folder): cannot make this folder (\(SystemText.reason(number)))"
            )
        }
        for name in ["log.pem", "clock.pem"] {
            try KeyFile.write(
                try SigningKey.generate(.ed25519),
                to: "\(folder)/\(name)",
                passphrase: nil
            )
        }
        let signers = LogSigners(
            origin: origin,
            log: try KeyFile.open(folder + "/log.pem", passphraseFile: nil),
            clock: try KeyFile.open(folder + "/clock.pem", passphraseFile: nil)
        )
        guard let signers else {
            throw CommandError(
                .refused,
                "--origin : « \(origin) » n'est pas un nom de registre : ni espace ni +",
                "--origin: `\(origin)` is not a ledger's name: no space, no +"
            )
        }
        return signers
    }

    private func finish(_ writer: LedgerWriter, _ signers: LogSigners, trustPath: String) throws {
        guard let state = writer.state else { return }
        let hash = state.genesisHash.base64URL
        let policy = """
            # \(Speech.say("Fichier de confiance du registre", "Trust file of the ledger")) \(origin)
            # genesis \(hash)
            log \(signers.log.noteKey.text)
            quorum none

            """
        try InputFile.write(Array(policy.utf8), to: trustPath)
        common.printer.show(
            .pairs([
                "origin": .string(origin), "genesis": .string(hash), "trust": .string(trustPath),
            ])
        ) {
            Speech.say(
                "Registre créé : \(origin)\nGenèse : \(hash)\nFichier de confiance, à diffuser : \(trustPath)\n",
                "Ledger made: \(origin)\nGenesis: \(hash)\nTrust file, to hand out: \(trustPath)\n"
            )
        }
    }
}
