// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// Why an entry is not admitted to a ledger, or why one that is there should not be.
public enum AdmissionError: Error, Sendable, Equatable {
    /// It is signed for another ledger.
    case otherLedger(String)
    /// No enrolled key has this thumbprint.
    case unknownKey(String)
    /// The key belongs to another authority than the one that the entry names.
    case keyOfAnother(String)
    /// The key was revoked or replaced before.
    case keyNotInForce(String)
    /// Keys of this role do not sign entries of this kind.
    case wrongRole(KeyRole, Kind)
    /// The signature is not the key's.
    case badSignature
    /// It does not follow the last entry of its chain.
    case wrongPlace(expected: UInt64, found: UInt64)
    /// It names another predecessor than the last entry of its chain.
    case wrongPredecessor(sequence: UInt64)
    /// It is dated before its predecessor.
    case datedBefore(Timestamp, previous: Timestamp)
    /// It is dated after the clock of the ledger.
    case datedAhead(Timestamp, clock: Timestamp)
    /// Its subject is not of the form that its kind has.
    case badSubject(String)
    /// Another entry of the same kind has this subject; only a correction may take it again.
    case subjectTaken(String, index: UInt64)
    /// A reference is missing, of another kind, or not allowed.
    case badReference(role: String, reason: Localized)
    /// A structural record does not have the form that its kind has.
    case badStructure(Localized)
    /// A value that an erasure names is one that stays.
    case notErasable(Localized)
    /// The disclosures are not those of the leaf.
    case badDisclosures(Localized)
    /// Values are impossible, by field.
    case badRecord([RecordIssue])
    /// The entry is of a kind that this version does not admit.
    case notSupported(String)

    /// Whether a key, and not what is said, is the reason.
    public var isAboutKey: Bool {
        switch self {
        case .unknownKey, .keyOfAnother, .keyNotInForce, .wrongRole, .badSignature: true
        default: false
        }
    }

    /// Whether time is the reason.
    public var isAboutTime: Bool {
        switch self {
        case .datedBefore, .datedAhead: true
        default: false
        }
    }
}

extension AdmissionError {
    /// The roles that may seal a kind. One that may seal some entries of it, and not this one, leaves the registrar's.
    private static func roles(
        _ kind: Kind,
        not role: KeyRole,
        _ language: KeyPath<Localized, String>
    ) -> String {
        let roles = kind.roles.contains(role) ? [.registrar] : kind.roles
        return roles.map { $0.label[keyPath: language] }.sorted().joined(
            separator: language == \.french ? " ou " : " or "
        )
    }

    /// What is wrong, as a whole sentence without its full stop.
    public var message: Localized {
        switch self {
        case .otherLedger(let log):
            Localized(
                french: "l'inscription est scellée pour le registre `\(log)`",
                english: "the entry is sealed for the ledger `\(log)`"
            )
        case .unknownKey(let key):
            Localized(
                french: "aucune clé `\(key)` n'est enrôlée dans ce registre",
                english: "no key `\(key)` is enrolled in this ledger"
            )
        case .keyOfAnother(let authority):
            Localized(
                french: "la clé appartient à `\(authority)`, pas à l'autorité nommée",
                english: "the key belongs to `\(authority)`, not to the authority that is named"
            )
        case .keyNotInForce(let key):
            Localized(
                french: "la clé `\(key)` a été révoquée ou remplacée",
                english: "the key `\(key)` was revoked or replaced"
            )
        case .wrongRole(let role, let kind):
            Localized(
                french:
                    "une clé de rôle « \(role.label.french) » ne scelle pas une inscription de genre « \(kind.label.french) » ; il en faut une de rôle « \(Self.roles(kind, not: role, \.french)) »",
                english:
                    "a key of role `\(role.rawValue)` does not seal a `\(kind.rawValue)` entry; that takes one of role `\(Self.roles(kind, not: role, \.english))`"
            )
        case .badSignature:
            Localized(
                french: "le sceau n'est pas celui de la clé nommée",
                english: "the seal is not by the key that is named"
            )
        case .wrongPlace(let expected, let found):
            Localized(
                french: "le rang \(found) ne suit pas : la chaîne attend le rang \(expected)",
                english: "sequence \(found) does not follow: the chain expects \(expected)"
            )
        case .wrongPredecessor(let sequence):
            Localized(
                french:
                    "le rang \(sequence) nomme un autre prédécesseur que la dernière inscription de la chaîne",
                english:
                    "sequence \(sequence) names another predecessor than the last entry of its chain"
            )
        case .datedBefore(let time, let previous):
            Localized(
                french: "la date \(time) précède celle de l'inscription d'avant, \(previous)",
                english: "the date \(time) is before that of the previous entry, \(previous)"
            )
        case .datedAhead(let time, let clock):
            Localized(
                french: "la date \(time) est en avance sur l'horloge du registre, \(clock)",
                english: "the date \(time) is ahead of the ledger's clock, \(clock)"
            )
        case .badSubject(let subject):
            Localized(
                french:
                    "le sujet `\(subject)` n'a pas la forme attendue pour ce genre d'inscription",
                english: "the subject `\(subject)` is not of the form that this kind has"
            )
        case .subjectTaken(let subject, let index):
            // Structural entries are not corrected: what they say is ended by another of them.
            subject.hasPrefix("authority:") || subject.hasPrefix("key:")
                ? Localized(
                    french: "l'inscription \(index) porte déjà `\(subject)`",
                    english: "entry \(index) already records `\(subject)`"
                )
                : Localized(
                    french:
                        "l'inscription \(index) porte déjà le sujet `\(subject)` ; corrigez-la par une correction",
                    english:
                        "entry \(index) already has the subject `\(subject)`; record a correction of it"
                )
        case .badReference(let role, let reason):
            Localized(
                french: "la référence `\(role)` est refusée : \(reason.french)",
                english: "the reference `\(role)` is refused: \(reason.english)"
            )
        case .notErasable(let reason): reason
        case .badStructure(let reason):
            Localized(
                french: "l'inscription n'a pas la structure de son genre : \(reason.french)",
                english: "the entry does not have the structure of its kind: \(reason.english)"
            )
        case .badDisclosures(let reason):
            Localized(
                french: "les valeurs ne sont pas celles de l'inscription : \(reason.french)",
                english: "the disclosures are not those of the entry: \(reason.english)"
            )
        case .badRecord(let issues):
            Localized(
                french: issues.map { $0.message.french }.joined(separator: " ; "),
                english: issues.map { $0.message.english }.joined(separator: "; ")
            )
        case .notSupported(let what):
            Localized(
                french: "cette version n'admet pas encore \(what)",
                english: "this version does not yet admit \(what)"
            )
        }
    }
}
