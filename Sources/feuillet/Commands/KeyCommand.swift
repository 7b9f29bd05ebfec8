// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Cryptography
import Ledger
import Notation
import Records
import Storage

/// `feuillet key`: keys, and what the ledger knows of them.
struct KeyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key",
            abstract: Speech.say(
                "Créer, montrer, enrôler, remplacer ou révoquer des clés.",
                "Make, show, enrol, rotate or revoke keys."
            ),
            subcommands: [
                KeyNewCommand.self, KeyShowCommand.self, KeyRequestCommand.self,
                KeyAddCommand.self, KeyRotateCommand.self, KeyRevokeCommand.self,
            ],
            aliases: ["clé", "cle"]
        )
    }
}

/// `feuillet key new`.
struct KeyNewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new",
            abstract: Speech.say("Créer une clé.", "Make a key."),
            aliases: ["créer", "creer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Fichier à créer.", "File to make."),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String

    @Option(
        help: ArgumentHelp(
            Speech.say("es256 (une autorité) ou ed25519.", "es256 (an authority) or ed25519."),
            valueName: Speech.say("algorithme", "algorithm")
        )
    )
    var algorithm: String = "es256"

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Fichier de la phrase secrète qui protégera la clé.",
                "File of the passphrase that will protect the key."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var passphraseFile: String?

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Ne pas protéger la clé par une phrase secrète.",
                "Do not protect the key by a passphrase."
            )
        )
    )
    var noPassphrase = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let algorithms = ["es256": KeyAlgorithm.es256, "ed25519": .ed25519]
        guard let algorithm = algorithms[algorithm.lowercased()] else {
            throw CommandError(
                .usage,
                "--algorithm attend es256 ou ed25519",
                "--algorithm takes es256 or ed25519"
            )
        }
        let key = try SigningKey.generate(algorithm)
        if let passphraseFile {
            try KeyFile.write(key, to: file, passphrase: try KeyFile.passphrase(in: passphraseFile))
        } else if noPassphrase {
            try KeyFile.write(key, to: file, passphrase: nil)
        } else {
            let prompt = Speech.say("Phrase secrète : ", "Passphrase: ")
            let again = Speech.say("Encore une fois : ", "Once more: ")
            guard let passphrase = Terminal.askPassphrase(prompt),
                let repeated = Terminal.askPassphrase(again)
            else {
                throw CommandError(
                    .key,
                    "donnez une phrase secrète avec --passphrase-file, ou --no-passphrase",
                    "give a passphrase with --passphrase-file, or --no-passphrase"
                )
            }
            guard passphrase.count > 0, KeyFile.areSame(passphrase, repeated) else {
                throw CommandError(
                    .key,
                    "les deux phrases secrètes diffèrent ou sont vides ; aucune clé n'a été créée",
                    "the two passphrases differ or are empty; no key was made"
                )
            }
            try KeyFile.write(key, to: file, passphrase: consume passphrase)
        }
        let half = key.verificationKey
        common.printer.show(KeyText.json(half)) { KeyText.text(half) }
    }
}

/// `feuillet key show`.
struct KeyShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Speech.say(
                "Montrer la moitié publique d'une clé.",
                "Show the public half of a key."
            ),
            aliases: ["montrer"]
        )
    }

    @OptionGroup var key: KeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let half = try key.open().verificationKey
        common.printer.show(KeyText.json(half)) { KeyText.text(half) + half.pem }
    }
}

/// `feuillet key request`: asks for the enrolment of a key, and proves that one has it.
struct KeyRequestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "request",
            abstract: Speech.say(
                "Demander l'enrôlement d'une clé, preuve de possession à l'appui.",
                "Ask for the enrolment of a key, with the proof that one has it."
            ),
            aliases: ["demander"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Fichier de la demande, à remettre au teneur du registre.",
                "File of the request, for the registrar."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var file: String

    @Option(
        help: ArgumentHelp(
            Speech.say("Identifiant de l'autorité.", "Identifier of the authority."),
            valueName: Speech.say("identifiant", "identifier")
        )
    )
    var authority: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Rôle : registre, déclarant, avis, ou teneur du registre (sinon registre).",
                "Role: register, declarant, opinion or registrar (else register)."
            ),
            valueName: Speech.say("rôle", "role")
        )
    )
    var role: String = "register"

    @OptionGroup var key: KeyOptions
    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = try KeyRequest.make(
            authority: authority,
            role: role,
            genesis: try place.reader().state.genesisHash,
            key: try key.open()
        )
        try InputFile.write(request.json.canonical() + [0x0A], to: file)
        let thumbprint = request.key.thumbprint
        common.printer.show(request.json) {
            Speech.say(
                "Demande écrite pour la clé \(thumbprint) : \(file)\n",
                "Request written for the key \(thumbprint): \(file)\n"
            )
        }
    }
}

/// `feuillet key add`: the registrar adds a key to an authority that is enrolled.
struct KeyAddCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: Speech.say(
                "Ajouter une clé à une autorité enrôlée (teneur du registre).",
                "Add a key to an enrolled authority (registrar)."
            ),
            aliases: ["ajouter"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Demande écrite par « feuillet key request ».",
                "Request written by `feuillet key request`."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var request: String

    @Flag(
        help: ArgumentHelp(
            Speech.say("La clé remplace une clé perdue.", "The key takes the place of a lost one.")
        )
    )
    var recover = false

    @OptionGroup var key: KeyOptions
    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = try KeyRequest.read(self.request)
        let record = JSONValue.object([
            JSONMember("action", .string(recover ? "recover" : "add")),
            JSONMember("authority", .string(request.authority.text)),
            JSONMember("key", JSONWebKey.json(request.key)),
            JSONMember("proof", .string(request.proof)),
            JSONMember("role", .string(request.role.rawValue)),
        ])
        try StructuralSeal(options, key, common).append(
            .key,
            subject: "key:" + request.key.thumbprint,
            about: request.authority,
            record: record
        )
    }
}

/// `feuillet key rotate`: an authority replaces one of its keys.
struct KeyRotateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rotate",
            abstract: Speech.say(
                "Remplacer une clé par une autre du même rôle.",
                "Replace a key by another of the same role."
            ),
            aliases: ["remplacer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                "Demande de la nouvelle clé, écrite par « feuillet key request ».",
                "Request of the new key, written by `feuillet key request`."
            ),
            valueName: Speech.say("fichier", "file")
        )
    )
    var request: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Empreinte de la clé remplacée (sinon celle qui scelle).",
                "Thumbprint of the key that is replaced (else the one that seals)."
            ),
            valueName: Speech.say("empreinte", "thumbprint")
        )
    )
    var replaces: String?

    @OptionGroup var key: KeyOptions
    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = try KeyRequest.read(self.request)
        let seal = StructuralSeal(options, key, common)
        let record = JSONValue.object([
            JSONMember("action", .string("rotate")),
            JSONMember("authority", .string(request.authority.text)),
            JSONMember("key", JSONWebKey.json(request.key)),
            JSONMember("proof", .string(request.proof)),
            JSONMember("replaces", .string(try replaces ?? key.open().verificationKey.thumbprint)),
            JSONMember("role", .string(request.role.rawValue)),
        ])
        try seal.append(
            .key,
            subject: "key:" + request.key.thumbprint,
            about: request.authority,
            record: record
        )
    }
}

/// `feuillet key revoke`: the registrar ends a key.
struct KeyRevokeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revoke",
            abstract: Speech.say(
                "Révoquer une clé (teneur du registre).",
                "Revoke a key (registrar)."
            ),
            aliases: ["révoquer", "revoquer"]
        )
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say("Empreinte de la clé.", "Thumbprint of the key."),
            valueName: Speech.say("empreinte", "thumbprint")
        )
    )
    var thumbprint: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Motif : compromise, perdue, remplacée ou cessation.",
                "Reason: compromised, lost, superseded or ceased."
            ),
            valueName: Speech.say("motif", "reason")
        )
    )
    var reason: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Rang à partir duquel les inscriptions de cette clé sont contestées.",
                "Sequence from which the entries of this key are contested."
            ),
            valueName: Speech.say("rang", "sequence")
        )
    )
    var fromSeq: UInt64

    @OptionGroup var key: KeyOptions
    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let enrolled = try options.place.reader().state.enrolledKey(thumbprint) else {
            throw CommandError(
                .key,
                "aucune clé `\(thumbprint)` n'est enrôlée dans ce registre",
                "no key `\(thumbprint)` is enrolled in this ledger"
            )
        }
        let record = JSONValue.object([
            JSONMember("action", .string("revoke")),
            JSONMember("authority", .string(enrolled.authority.text)),
            JSONMember("from_seq", .integer(Int64(clamping: fromSeq))),
            JSONMember("reason", .string(StructuralText.reason(reason))),
            JSONMember("thumbprint", .string(thumbprint)),
        ])
        try StructuralSeal(options, key, common).append(
            .key,
            subject: "key:revoke:\(thumbprint):\(fromSeq)",
            about: enrolled.authority,
            record: record
        )
    }
}
