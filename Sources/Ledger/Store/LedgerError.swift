// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// Why a ledger could not be made, opened or written.
public enum LedgerError: Error, Sendable {
    /// There is no ledger in the folder.
    case notALedger
    /// There is already something in the folder.
    case notEmpty
    /// The guard's folder already guards a ledger.
    case guardExists
    /// The guard is not where it should be.
    case guardMissing
    /// Neither slot of the guard is whole.
    case guardUnreadable
    /// Another writer moved the guard meanwhile: two copies of the ledger share it.
    case guardMoved
    /// The ledger has fewer entries than its guard remembers, or others.
    case rolledBack(size: UInt64, guarded: UInt64)
    /// The folder publishes a checkpoint beyond the guard's: the guard was put back.
    case guardBehind(size: UInt64, guarded: UInt64)
    /// What was written reads back otherwise.
    case readBackDiffers(String)
    /// An object of the ledger is not what the tree says.
    case damaged(file: String, reason: Localized)
    /// An entry is not what the tree says.
    case damagedEntry(index: UInt64, reason: Localized)
    /// An object of the ledger is not there.
    case missing(file: String)
    /// Neither the ledger nor the copy has leaves that make the signed root.
    case notRepairable
    /// What was given as a copy is none of this ledger: it holds no file of one, or names another.
    case notACopy(origin: String?)
    /// A file or a link stands where the ledger has a folder.
    case inTheWay(file: String)
    /// The machine's clock is behind the last commit.
    case clockBehind(now: Timestamp, last: Timestamp)
    /// The keys given are not those of the ledger.
    case wrongLogKey
    /// An entry is not admitted.
    case refused(AdmissionError)
    /// Another entry already has this place in its chain.
    case conflict(index: UInt64)
    /// A document that an entry names was not given.
    case documentMissing(String)
    /// A document is too long.
    case documentTooLong(Int)
}

extension LedgerError {
    /// What is wrong and what to do, as a sentence without its full stop.
    public var message: Localized {
        switch self {
        case .notALedger:
            Localized(
                french: "il n'y a pas de registre ici ; créez-en un avec `feuillet créer`",
                english: "there is no ledger here; make one with `feuillet init`"
            )
        case .notEmpty:
            Localized(
                french: "le dossier n'est pas vide ; choisissez-en un autre",
                english: "the folder is not empty; choose another"
            )
        case .guardExists:
            Localized(
                french: "le dossier du témoin garde déjà un registre ; choisissez-en un autre",
                english: "the guard's folder already guards a ledger; choose another"
            )
        case .guardMissing:
            Localized(
                french: "le témoin du registre manque ; indiquez son dossier avec --guard",
                english: "the ledger's guard is missing; name its folder with --guard"
            )
        case .guardUnreadable:
            Localized(
                french:
                    "aucune des deux moitiés du témoin n'est entière ; restaurez-le depuis une copie",
                english: "neither half of the guard is whole; restore it from a copy"
            )
        case .guardMoved:
            Localized(
                french:
                    "un autre exemplaire de ce registre a écrit entre-temps avec le même témoin ; n'écrivez plus, gardez un seul exemplaire",
                english:
                    "another copy of this ledger wrote meanwhile with the same guard; write no more, keep one copy"
            )
        case .rolledBack(let size, let guarded):
            Localized(
                french:
                    "le registre a \(size) inscriptions intactes, son témoin en retient \(guarded) : une ancienne copie a été remise, ou des octets manquent ; n'écrivez rien, restaurez la bonne copie",
                english:
                    "the ledger has \(size) intact entries, its guard remembers \(guarded): an old copy was put back, or bytes are missing; write nothing, restore the right copy"
            )
        case .guardBehind(let size, let guarded):
            Localized(
                french:
                    "le registre publie \(size) inscriptions, son témoin n'en retient que \(guarded) : le témoin est une ancienne copie ; restaurez le bon",
                english:
                    "the ledger publishes \(size) entries, its guard remembers only \(guarded): the guard is an old copy; restore the right one"
            )
        case .readBackDiffers(let file):
            Localized(
                french: "`\(file)` ne se relit pas comme il a été écrit ; vérifiez le disque",
                english: "`\(file)` does not read back as it was written; check the disk"
            )
        case .damaged(let file, let reason):
            Localized(
                french: "`\(file)` est endommagé : \(reason.french) ; lancez `feuillet vérifier`",
                english: "`\(file)` is damaged: \(reason.english); run `feuillet verify`"
            )
        case .damagedEntry(let index, let reason):
            Localized(
                french:
                    "l'inscription \(index) est endommagée : \(reason.french) ; lancez `feuillet vérifier`",
                english:
                    "entry \(index) is damaged: \(reason.english); run `feuillet verify`"
            )
        case .missing(let file):
            Localized(
                french: "`\(file)` manque ; restaurez-le depuis une copie",
                english: "`\(file)` is missing; restore it from a copy"
            )
        case .clockBehind(let now, let last):
            Localized(
                french:
                    "l'horloge de cette machine (\(now)) retarde sur la dernière inscription (\(last)) ; réglez-la",
                english: "this machine's clock (\(now)) is behind the last commit (\(last)); set it"
            )
        case .wrongLogKey:
            Localized(
                french: "les clés données ne sont pas celles de ce registre",
                english: "the keys given are not those of this ledger"
            )
        case .refused(let error): error.message
        case .conflict(let index):
            Localized(
                french:
                    "l'inscription \(index) occupe déjà ce rang de la chaîne ; scellez à nouveau avec `feuillet resceller`",
                english:
                    "entry \(index) already has this place in the chain; seal again with `feuillet resign`"
            )
        case .notRepairable:
            Localized(
                french:
                    "ni le registre ni cette copie n'ont de quoi refaire la racine signée ; rien n'a été changé ; essayez une autre copie",
                english:
                    "neither the ledger nor this copy has what makes the signed root; nothing was changed; try another copy"
            )
        case .notACopy(let origin):
            if let origin {
                Localized(
                    french:
                        "cette copie est celle du registre « \(origin) » ; donnez-en une de celui-ci",
                    english: "this copy is of the ledger `\(origin)`; give one of this ledger"
                )
            } else {
                Localized(
                    french:
                        "ce dossier n'a aucun fichier de registre ; donnez une copie de celui-ci",
                    english: "this folder has no file of a ledger; give a copy of this one"
                )
            }
        case .inTheWay(let file):
            Localized(
                french:
                    "`\(file)` devrait être un dossier du registre ; ôtez ce fichier ou ce lien, puis recommencez",
                english:
                    "`\(file)` should be a folder of the ledger; take this file or link away, then try again"
            )
        case .documentMissing(let digest):
            Localized(
                french:
                    "le document d'empreinte `\(digest)` n'est pas fourni ; ajoutez-le avec --document",
                english: "the document with digest `\(digest)` is not given; add it with --document"
            )
        case .documentTooLong(let limit):
            Localized(
                french: "un document dépasse \(limit) octets",
                english: "a document is longer than \(limit) bytes"
            )
        }
    }
}
