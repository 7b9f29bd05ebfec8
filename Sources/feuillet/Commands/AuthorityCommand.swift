// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Ledger
import Notation
import Records

/// `feuillet authority`: who may write.
struct AuthorityCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "authority",
            abstract: Speech.say("Enrôler et lister les autorités.", "Enrol and list authorities."),
            subcommands: [AuthorityEnrolCommand.self, AuthorityListCommand.self],
            aliases: ["autorité", "autorite"]
        )
    }
}

/// `feuillet authority enrol`.
struct AuthorityEnrolCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "enrol",
            abstract: Speech.say(
                "Enrôler une autorité et sa première clé (teneur du registre).",
                "Enrol an authority and its first key (registrar)."
            ),
            aliases: ["enrôler", "enroler"]
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

    @Option(
        help: ArgumentHelp(
            Speech.say("Nom de l'autorité.", "Name of the authority."),
            valueName: Speech.say("nom", "name")
        )
    )
    var name: String

    @Option(help: ArgumentHelp(AuthorityEnrolCommand.typeHelp, valueName: "type"))
    var type: String

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                "Elle transcrit d'après des sources publiques ; elle ne parle pour personne d'autre.",
                "It transcribes from public sources; it speaks for no one else."
            )
        )
    )
    var transcriber = false

    @Option(help: ArgumentHelp(Speech.say("SIRET de l'autorité.", "SIRET of the authority.")))
    var siret: String?

    @Option(
        help: ArgumentHelp(
            Speech.say("Qui contrôle ses actes : PREF031.", "Who reviews its acts: PREF031."),
            valueName: "code"
        )
    )
    var prefecture: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                "Publication : électronique, papier ou affichage.",
                "Publication: electronic, paper or posting."
            ),
            valueName: Speech.say("mode", "way")
        )
    )
    var publication: String?

    @OptionGroup var key: KeyOptions
    @OptionGroup var options: WriterOptions
    @OptionGroup var common: CommonOptions

    private static var typeHelp: String {
        let types = AuthorityType.allCases.map(\.rawValue).joined(separator: ", ")
        return Speech.say("Type : \(types).", "Type: \(types).")
    }

    func run() throws {
        let request = try KeyRequest.read(self.request)
        let enrolment = Enrolment(
            authority: request.authority,
            name: name,
            capacity: transcriber ? .transcriber : .authority,
            type: type,
            siret: siret,
            prefecture: prefecture,
            publication: publication.map(StructuralText.publication),
            key: request.key,
            role: request.role,
            proof: request.proof
        )
        try StructuralSeal(options, key, common).append(
            .authority,
            subject: "authority:" + request.authority.text,
            about: nil,
            record: enrolment.record
        )
    }
}

/// `feuillet authority list`.
struct AuthorityListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Speech.say(
                "Lister les autorités et leurs clés.",
                "List the authorities and their keys."
            ),
            aliases: ["lister"]
        )
    }

    @OptionGroup var place: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let state = try place.reader().state
        let issuers = state.issuers.values.sorted { $0.identifier.text < $1.identifier.text }
        func keys(_ issuer: Issuer) -> [(String, EnrolledKey)] {
            state.keys.filter { $0.value.authority == issuer.identifier }
                .sorted { $0.value.enrolledAt < $1.value.enrolledAt }.map { ($0.key, $0.value) }
        }
        common.printer.show(
            .array(
                issuers.map { issuer in
                    .pairs([
                        "authority": .string(issuer.identifier.text),
                        "name": .string(issuer.name),
                        "capacity": .string(issuer.capacity.rawValue),
                        "type": .string(issuer.type),
                        "entries": .integer(Int64(issuer.nextSequence)),
                        "keys": .array(
                            keys(issuer).map { thumbprint, key in
                                .pairs([
                                    "thumbprint": .string(thumbprint),
                                    "role": .string(key.role.rawValue),
                                    "enrolled_at": .integer(Int64(key.enrolledAt)),
                                    "ended_at": key.endedAt.map { .integer(Int64($0)) },
                                    "contested_from": key.contestedFrom.map {
                                        .integer(Int64($0))
                                    },
                                ])
                            }
                        ),
                    ])
                }
            )
        ) {
            issuers.map { issuer in
                let lines = keys(issuer).map { thumbprint, key in
                    let end =
                        key.endedAt.map {
                            Speech.say(", terminée à l'inscription \($0)", ", ended at entry \($0)")
                        } ?? ""
                    let contested =
                        key.contestedFrom.map {
                            Speech.say(
                                ", contestée dès le rang \($0)",
                                ", contested from sequence \($0)"
                            )
                        } ?? ""
                    return "    \(key.role.label.spoken) \(thumbprint)\(end)\(contested)\n"
                }
                let capacity = EntryText.capacity(issuer.capacity)
                return "\(issuer.identifier)  \(EntryText.safe(issuer.name))  (\(capacity))\n"
                    + lines.joined()
            }.joined()
        }
    }
}
