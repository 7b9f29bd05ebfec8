// SPDX-License-Identifier: EUPL-1.2
import Glibc
import Notation
import Storage

/// What the operating system refuses, in the language of the run: its own words are English here.
enum SystemText {
    /// Why, by the number of the error.
    private static let reasons: [Int32: String] = [
        EACCES: "accès refusé", EPERM: "opération non permise",
        ENOENT: "il n'y a rien à cet endroit", EEXIST: "il y a déjà quelque chose à cet endroit",
        EISDIR: "c'est un dossier", ENOTDIR: "ce n'est pas un dossier",
        ENOTEMPTY: "ce dossier n'est pas vide", ELOOP: "trop de liens à suivre",
        ENAMETOOLONG: "nom trop long", EIO: "erreur d'entrée-sortie : vérifiez le disque",
        ENOSPC: "plus de place", EDQUOT: "quota d'espace dépassé",
        EROFS: "système de fichiers en lecture seule", EFBIG: "fichier trop grand",
        EMFILE: "trop de fichiers ouverts", ENFILE: "trop de fichiers ouverts sur la machine",
        ENOMEM: "mémoire insuffisante", EBUSY: "occupé", EINVAL: "valeur refusée par le système",
        EINTR: "appel interrompu", ENXIO: "aucun appareil à cet endroit",
        ENODEV: "aucun appareil à cet endroit", EPIPE: "plus personne ne lit",
    ]

    /// What was tried, by the name of the system's call.
    private static let attempts: [String: String] = [
        "open": "l'ouvrir", "read": "le lire", "stat": "l'examiner", "write": "y écrire",
        "fsync": "s'assurer qu'il est sur le disque",
        "fdatasync": "s'assurer qu'il est sur le disque",
        "truncate": "le raccourcir", "rename": "le mettre à sa place", "remove": "l'ôter",
        "mkdir": "créer ce dossier", "lock": "le verrouiller",
    ]

    /// The words for an error number.
    static func reason(_ number: Int32) -> String {
        let words = Terminal.words(number)
        return Speech.say(reasons[number] ?? words, words)
    }

    /// What a store could not do, on what, and why.
    static func say(_ error: StorageError) -> String {
        let (french, english): (String, String)
        switch error.reason {
        case .inUse:
            (french, english) = (
                "un autre processus y écrit ; attendez qu'il ait fini",
                "another process is writing there; wait until it has finished"
            )
        case .system(let number):
            let attempt = attempts[error.operation] ?? error.operation
            (french, english) = (
                "impossible de \(attempt) (\(reason(number)))",
                "cannot \(error.operation) (\(reason(number)))"
            )
        case .notPlain:
            (french, english) = (
                "ce n'est pas un fichier ordinaire ; donnez un fichier",
                "this is no plain file; give a file"
            )
        case .stopped:
            (french, english) = (
                "une écriture a échoué avant celle-ci ; relancez la commande",
                "a write before this one failed; run the command again"
            )
        case .badName:
            (french, english) = (
                "ce n'est pas le nom d'un fichier ; vérifiez le chemin",
                "this is not the name of a file; check the path"
            )
        case .tooLong:
            (french, english) = (
                "ce fichier est plus long que tout fichier d'un registre",
                "this file is longer than any file of a ledger"
            )
        }
        return error.path + Speech.colon + " " + Speech.say(french, english)
    }
}
