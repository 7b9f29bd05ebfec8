// SPDX-License-Identifier: EUPL-1.2
public import Notation

extension DiagnosticCode {
    /// What the mistake is, in one sentence.
    public var title: Localized {
        let (french, english) = words
        return Localized(french: french, english: english)
    }

    private var words: (String, String) {
        fileWords ?? conditionWords ?? charterWords ?? factWords
            ?? (rawValue, rawValue)
    }

    private var fileWords: (String, String)? {
        switch self {
        case .unreadable: ("Le fichier est illisible.", "The file cannot be read.")
        case .wrongShape: ("La valeur n'a pas la forme attendue.", "The value has the wrong shape.")
        case .unknownKey: ("Cette clé n'existe pas ici.", "There is no such key here.")
        case .missingKey: ("Une clé obligatoire manque.", "A required key is missing.")
        case .missingTranslation:
            ("Un texte manque en français ou en anglais.", "A text lacks its French or English.")
        case .impossibleDate: ("Cette date n'existe pas.", "There is no such date.")
        default: nil
        }
    }

    private var conditionWords: (String, String)? {
        switch self {
        case .unexpectedCharacter:
            ("Ce caractère n'a pas de sens ici.", "This character means nothing here.")
        case .unexpectedToken:
            ("La condition ne suit pas la grammaire.", "The condition does not follow the grammar.")
        case .mixedConnectives:
            ("« and » et « or » sont mêlés sans parenthèses.", "`and` and `or` need parentheses.")
        case .emptyCondition: ("La condition est vide.", "The condition is empty.")
        case .conditionTooLarge: ("La condition est trop longue.", "The condition is too large.")
        case .unknownQuantifier:
            ("Il faut any_of, all_of ou none_of.", "Expected any_of, all_of or none_of.")
        case .severalLines:
            ("La condition tient sur plusieurs lignes.", "The condition spans several lines.")
        case .unknownField: ("Ce champ n'existe pas.", "There is no such field.")
        case .notACondition:
            (
                "Ce champ n'est pas une question oui ou non.",
                "This field is not a yes-or-no question."
            )
        case .wrongOperator:
            ("L'opérateur ne convient pas à ce champ.", "The operator does not suit this field.")
        case .wrongOperand:
            ("La valeur n'est pas du type attendu.", "The value is not of the expected type.")
        case .wrongUnit: ("L'unité n'est pas la bonne.", "The unit is not the right one.")
        case .unknownValue: ("Ce n'est pas une valeur du champ.", "It is not a value of the field.")
        case .unknownGroup: ("Ce groupe n'existe pas.", "There is no such group.")
        case .unknownParameter: ("Ce paramètre n'existe pas.", "There is no such parameter.")
        case .circularDefinition:
            ("La définition se contient elle-même.", "The definition contains itself.")
        case .unguardedRead:
            (
                "Le champ est lu là où il peut être sans objet.",
                "The field is read where it may be irrelevant."
            )
        case .noValueYet: ("Pas encore de valeur à cette date.", "No value yet on that date.")
        case .tooManyValues:
            ("La charte distingue trop de valeurs.", "The charter tells too many values apart.")
        default: nil
        }
    }

    private var charterWords: (String, String)? {
        switch self {
        case .duplicateIdentifier:
            ("L'identifiant est donné deux fois.", "The identifier is given twice.")
        case .malformedIdentifier: ("L'identifiant est mal formé.", "The identifier is malformed.")
        case .unknownSource: ("Cette source n'est pas déclarée.", "This source is not declared.")
        case .unknownProject: ("Ce projet n'est pas déclaré.", "This project is not declared.")
        case .quoteWithoutSource: ("Une citation sans source.", "A quote without a source.")
        case .emptyPrinciple: ("Le principe ne dit rien.", "The principle says nothing.")
        case .inventedRule:
            (
                "Une règle sans texte public doit dire inferred: true.",
                "A rule without a public text must say inferred: true."
            )
        case .wrongModality:
            (
                "Une règle a exactement un de require, forbid, recommend, judge.",
                "A rule has exactly one of require, forbid, recommend, judge."
            )
        case .lawCannotBeWaived:
            ("On ne déroge pas à la loi.", "The law cannot be waived.")
        case .unknownVerdict: ("Ce verdict n'existe pas.", "There is no such verdict.")
        case .malformedParameter: ("Le paramètre est mal formé.", "The parameter is malformed.")
        default: nil
        }
    }

    private var factWords: (String, String)? {
        switch self {
        case .unknownExtension:
            ("Le texte étendu n'est pas connu.", "The extended text is not known.")
        case .unknownStrengthened:
            ("La règle à renforcer n'existe pas.", "The rule to strengthen does not exist.")
        case .weakerRule:
            ("La règle ne renforce pas l'autre.", "The rule does not strengthen the other.")
        case .loosenedParameter:
            ("Un paramètre est desserré.", "A parameter is loosened.")
        case .unknownFact: ("Ce champ n'est pas au schéma.", "The schema has no such field.")
        case .wrongFact: ("La réponse n'est pas du bon type.", "The answer has the wrong type.")
        case .unknownChoice:
            ("La réponse n'est pas une valeur possible.", "The answer is not a possible value.")
        case .factGivenTwice: ("La réponse est donnée deux fois.", "The answer is given twice.")
        case .irrelevantFact:
            ("La question est sans objet ici.", "The question is irrelevant here.")
        case .unknownType: ("Ce type n'existe pas.", "There is no such type.")
        case .circularRelevance:
            (
                "La pertinence d'un champ dépend de lui-même.",
                "The relevance of a field depends on itself."
            )
        case .failedExample:
            ("Un exemple ne donne pas le verdict annoncé.", "An example fails.")
        case .missingExample: ("Il manque un exemple à la règle.", "The rule lacks an example.")
        case .parameterStartsLate:
            (
                "La charte commence avant une valeur qu'elle utilise.",
                "The charter starts before a value that it uses."
            )
        case .deadRule: ("La règle ne concerne aucun projet.", "The rule concerns no project.")
        case .unbreakableRule:
            ("Aucun projet ne peut enfreindre la règle.", "No project can break the rule.")
        case .impossibleRule:
            ("Aucun projet ne peut respecter la règle.", "No project can keep the rule.")
        case .needlessRule:
            ("Une autre règle en dit autant.", "Another rule says as much.")
        case .contradictoryRules:
            ("Deux règles se contredisent.", "Two rules contradict each other.")
        case .analysisGivenUp:
            ("L'analyse n'est pas allée au bout.", "The analysis was not carried through.")
        case .survivingMutant:
            (
                "Aucun exemple ne remarque un changement de la règle.",
                "No example notices a change of the rule."
            )
        default: nil
        }
    }
}
