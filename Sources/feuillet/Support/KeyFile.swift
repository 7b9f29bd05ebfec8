// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// Keys in files: PKCS#8 PEM, readable by their owner only.
enum KeyFile {
    /// Opens a key, with a passphrase from a file or asked for.
    static func open(_ path: String, passphraseFile: String?) throws(CommandError) -> SigningKey {
        let pem: SecretBytes
        do throws(Terminal.SecretProblem) {
            pem = try Terminal.readSecret(path)
        } catch {
            throw problem(error, path)
        }
        if let passphraseFile {
            let passphrase = try passphrase(in: passphraseFile)
            return try key(pem, passphrase, path)
        }
        do throws(KeyError) {
            return try SigningKey(pem: pem, passphrase: nil)
        } catch {
            guard error == .passphraseMissing else { throw refused(error, path) }
        }
        let prompt = Speech.say("Phrase secrète de \(path) : ", "Passphrase of \(path): ")
        guard let passphrase = Terminal.askPassphrase(prompt) else {
            throw CommandError(
                .key,
                "\(path) : la clé est protégée ; donnez sa phrase avec --passphrase-file",
                "\(path): the key is protected; give its passphrase with --passphrase-file"
            )
        }
        return try key(pem, passphrase, path)
    }

    /// Writes a key to a new file.
    static func write(
        _ key: borrowing SigningKey,
        to path: String,
        passphrase: borrowing SecretBytes?
    ) throws(CommandError) {
        let pem: SecretBytes
        do throws(OpenSSLError) {
            pem = try key.pem(passphrase: passphrase)
        } catch {
            throw CommandError(.key, "\(path) : \(error)", "\(path): \(error)")
        }
        do throws(Terminal.SecretProblem) {
            try Terminal.writeSecret(pem, to: path)
        } catch {
            throw problem(error, path)
        }
    }

    /// The passphrase that a file holds, without the end of its line.
    static func passphrase(in path: String) throws(CommandError) -> SecretBytes {
        let bytes: SecretBytes
        do throws(Terminal.SecretProblem) {
            bytes = try Terminal.readSecret(path)
        } catch {
            throw problem(error, path)
        }
        let count = bytes.withSpan { span in
            guard span.count > 0, span[span.count - 1] == 0x0A else { return span.count }
            return span.count > 1 && span[span.count - 2] == 0x0D ? span.count - 2 : span.count - 1
        }
        guard count > 0 else {
            throw CommandError(
                .key,
                "\(path) : la phrase secrète est vide",
                "\(path): the passphrase is empty"
            )
        }
        return bytes.prefix(count)
    }

    /// Whether two secrets have the same bytes.
    static func areSame(_ a: borrowing SecretBytes, _ b: borrowing SecretBytes) -> Bool {
        a.withSpan { a in
            b.withSpan { b in a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] } }
        }
    }

    private static func key(
        _ pem: borrowing SecretBytes,
        _ passphrase: borrowing SecretBytes,
        _ path: String
    ) throws(CommandError) -> SigningKey {
        do throws(KeyError) {
            return try SigningKey(pem: pem, passphrase: passphrase.prefix(passphrase.count))
        } catch {
            throw refused(error, path)
        }
    }

    private static func refused(_ error: KeyError, _ path: String) -> CommandError {
        let (french, english) =
            error == .passphraseWrong
            ? ("", "")
            : (
                " ; créez-en une avec `feuillet clé créer`",
                "; make one with `feuillet key new`"
            )
        return CommandError(
            .key,
            "\(path) : \(error.french)\(french)",
            "\(path): \(error)\(english)"
        )
    }

    private static func problem(_ problem: Terminal.SecretProblem, _ path: String) -> CommandError {
        switch problem {
        case .system(let number): unreachable(number, path)
        case .readableByOthers:
            CommandError(
                .key,
                "\(path) : d'autres peuvent lire ce fichier secret ; faites `chmod 600 \(path)`",
                "\(path): others can read this secret file; do `chmod 600 \(path)`"
            )
        case .notOwned:
            CommandError(
                .key,
                "\(path) : ce fichier secret appartient à un autre compte",
                "\(path): this secret file belongs to another account"
            )
        case .tooLong:
            CommandError(.key, "\(path) : trop long pour une clé", "\(path): too long for a key")
        }
    }

    /// A secret file that cannot be opened or made, and what to do about it.
    private static func unreachable(_ number: Int32, _ path: String) -> CommandError {
        let words = SystemText.reason(number)
        switch number {
        case Terminal.alreadyExists:
            return CommandError(
                .key,
                "\(path) : ce fichier existe déjà, et une clé n'est jamais écrasée ; choisissez un autre nom",
                "\(path): this file is there already, and a key is never overwritten; choose another name"
            )
        case Terminal.doesNotExist:
            return CommandError(
                .key,
                "\(path) : ce fichier secret n'existe pas ; vérifiez le chemin",
                "\(path): there is no such secret file; check the path"
            )
        default:
            return CommandError(
                .key,
                "\(path) : fichier secret inaccessible (\(words))",
                "\(path): cannot reach this secret file (\(words))"
            )
        }
    }
}
