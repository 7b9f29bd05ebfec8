// SPDX-License-Identifier: EUPL-1.2
import Notation

/// The words of the argument parser itself, which speaks English, in French.
enum HelpTranslation {
    private static let words: [(english: String, french: String)] = [
        ("OVERVIEW: ", "PRÉSENTATION : "), ("USAGE: ", "UTILISATION : "),
        ("Usage: ", "Utilisation : "),
        ("ARGUMENTS:", "ARGUMENTS :"), ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"),
        ("Error: Missing expected argument ", "Erreur : il manque l'argument "),
        ("Error: Missing value for ", "Erreur : il manque la valeur de "),
        ("Error: Unknown option ", "Erreur : option inconnue "),
        ("Error: Unexpected argument ", "Erreur : argument inattendu "),
        (" unexpected arguments: ", " arguments inattendus : "),
        ("Error: The value ", "Erreur : la valeur "),
        (" is invalid for ", " n'est pas admise pour "),
        (". Please provide one of the following:", " ; il y a :"),
        (". Please provide one of ", " ; il y a : "),
        ("Did you mean ", "Vouliez-vous dire "),
        ("Error: ", "Erreur : "), ("Help: ", "Aide : "),
        ("Show help information.", "Afficher cette aide."),
        ("Show the version.", "Afficher la version."),
        ("Show subcommand help information.", "Afficher l'aide d'une commande."),
        (
            "  See 'feuillet help <subcommand>' for detailed help.",
            "  « feuillet help <commande> » détaille chacune."
        ),
        (" for more information.", " pour en savoir plus."), ("  See '", "  Voir « "),
        ("<subcommand>' for detailed help.", "<commande> » pour une aide détaillée."),
        ("<subcommand>", "<commande>"), ("--help' pour", "--help » pour"),
    ]

    /// The sentences of the parser that quote a word of the command line.
    private static let quoting = [
        "Error: Missing ", "Error: Unknown option ", "Error: Unexpected argument ",
        "Error: The value ",
        " unexpected arguments: ",
    ]

    /// A text of the parser in the language of the run.
    static func translate(_ text: String) -> String {
        guard Speech.language == .french else { return text }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let first = lines.first, quoting.contains(where: { first.contains($0) }) {
            lines[0] = quotes(first)
        }
        var text = lines.joined(separator: "\n")
        for (english, french) in words { text = replace(english, by: french, in: text) }
        return text
    }

    /// A line with French quotation marks in the place of the parser's.
    private static func quotes(_ line: String) -> String {
        let parts = replace("?", by: " ?", in: line).split(
            separator: "'",
            omittingEmptySubsequences: false
        )
        return parts.enumerated().map { place, part in
            (place == 0 ? "" : place % 2 == 1 ? "« " : " »") + part
        }.joined()
    }

    private static func replace(_ word: String, by other: String, in text: String) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        let wanted = Array(word.utf8)
        while let first = rest.first {
            if rest.starts(with: wanted) {
                result += other.utf8
                rest = rest.dropFirst(wanted.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
