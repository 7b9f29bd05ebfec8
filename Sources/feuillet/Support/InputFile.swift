// SPDX-License-Identifier: EUPL-1.2
import Notation
import Storage
import Transparency

/// Files that people hand to a command.
enum InputFile {
    /// The bytes of a file, or nothing if it is not there.
    static func bytesIfPresent(_ path: String) throws(CommandError) -> [UInt8]? {
        let (folder, name) = split(path)
        do throws(StorageError) {
            return try FileStore(folder: folder).read(name)
        } catch {
            throw CommandError(error)
        }
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws(CommandError) -> [UInt8] {
        if let bytes = try bytesIfPresent(path) { return bytes }
        throw CommandError(
            .storage,
            "\(path) : ce fichier n'existe pas",
            "\(path): there is no such file"
        )
    }

    /// Hands over a file in pieces, so that it need not be in memory.
    ///
    /// - Parameter take: is handed each piece, and how many bytes were read before it.
    static func pieces(_ path: String, _ take: (_ piece: [UInt8], _ offset: Int) throws -> Void)
        throws
    {
        let (folder, name) = split(path)
        let store = try FileStore(folder: folder)
        var offset = 0
        while true {
            let piece: [UInt8]
            do throws(StorageError) {
                piece = try store.read(name, at: offset, count: pieceByteCount)
            } catch {
                guard error.isMissing else { throw CommandError(error) }
                throw CommandError(
                    .storage,
                    "\(path) : ce fichier n'existe pas",
                    "\(path): there is no such file"
                )
            }
            guard !piece.isEmpty else { return }
            try take(piece, offset)
            offset += piece.count
        }
    }

    /// Refuses the workbook of a spreadsheet, which is an archive, where CSV is read.
    ///
    /// - Parameter piece: the first bytes of the file.
    static func requireText(_ piece: [UInt8], _ path: String) throws(CommandError) {
        guard piece.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return }
        throw CommandError(
            .refused,
            "\(path) : c'est un classeur de tableur (XLSX, ODS) ; enregistrez la feuille en CSV",
            "\(path): this is a spreadsheet's workbook (XLSX, ODS); save the sheet as CSV"
        )
    }

    /// How a file of a table spells its characters, and how many bytes it has.
    static func encoding(_ path: String) throws -> (detector: EncodingDetector, size: Int) {
        var detector = EncodingDetector()
        var size = 0
        try pieces(path) { piece, offset in
            if offset == 0 { try requireText(piece, path) }
            detector.read(piece)
            size = offset + piece.count
        }
        guard !detector.isSpelledOtherwise else {
            throw CommandError(
                .refused,
                "\(path) : les accents ne sont ni d'UTF-8 ni de Windows-1252 (peut-être MS-DOS, CP850, ou Mac Roman) ; enregistrez le fichier en UTF-8",
                "\(path): the accents are neither UTF-8's nor Windows-1252's (perhaps MS-DOS, CP850, or Mac Roman); save the file as UTF-8"
            )
        }
        return (detector, size)
    }

    private static let pieceByteCount = 1 << 18

    /// Writes a file from pieces, whole or not at all.
    static func write(
        to path: String,
        from produce: (_ append: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        try requireWritable(path)
        let (folder, name) = split(path)
        try FileStore(folder: folder).put(name, from: produce)
    }

    /// A file in YAML or JSON.
    static func node(_ path: String) throws(CommandError) -> YAMLNode {
        let bytes = try bytes(path)
        do throws(YAMLError) {
            return try YAMLNode.parse(bytes)
        } catch {
            throw CommandError(error, at: path)
        }
    }

    /// Writes a file, whole or not at all.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
        try requireWritable(path)
        let (folder, name) = split(path)
        do throws(StorageError) {
            try FileStore(folder: folder).put(bytes, as: name, durably: true)
        } catch {
            throw CommandError(error)
        }
    }

    /// Refuses a file to write whose folder is not there, or in whose place is what could not be made again: a private
    /// key, a guard, a trust file, a receipt, a file of a ledger, or no plain file at all. Asked before anything that
    /// cannot be undone.
    static func requireWritable(_ path: String) throws(CommandError) {
        let (folder, name) = split(path)
        let found: Localized?
        do throws(StorageError) {
            let store = try FileStore(folder: folder)
            let start = try store.open(name)?.read(at: 0, count: 1 << 12) ?? []
            found =
                isInLedger(path)
                ? Localized(
                    french: "ce dossier est celui d'un registre",
                    english: "this folder is a ledger's"
                ) : irreplaceable(start)
        } catch {
            guard case .notPlain = error.reason else { throw CommandError(error) }
            found = Localized(
                french: "ce n'est pas un fichier ordinaire",
                english: "this is no plain file"
            )
        }
        guard let found else { return }
        throw CommandError(
            .usage,
            "\(path) : \(found.french) ; donnez un autre nom",
            "\(path): \(found.english); give another name"
        )
    }

    /// Whether a folder on the way to a file is a ledger.
    private static func isInLedger(_ path: String) -> Bool {
        var folder = split(OutputGuard.absolute(path)).folder
        while folder.count > 1 {
            if let store = try? FileStore(folder: folder), (try? store.read("checkpoint")) != nil {
                return true
            }
            folder = split(folder).folder
        }
        return false
    }

    /// What a file that begins so is, if it could not be made again.
    private static func irreplaceable(_ start: [UInt8]) -> Localized? {
        let text = String(decoding: start, as: UTF8.self)
        if text.hasPrefix("FGRD") {
            return Localized(
                french: "ce fichier est le témoin d'un registre",
                english: "this file is the guard of a ledger"
            )
        }
        if text.hasPrefix("-----BEGIN"), text.contains("PRIVATE KEY") {
            return Localized(french: "ce fichier est une clé", english: "this file is a key")
        }
        if text.hasPrefix("c2sp.org/tlog-proof@") {
            return Localized(
                french: "ce fichier est un reçu, qui atteste le registre de son jour",
                english: "this file is a receipt, which attests the ledger of its day"
            )
        }
        guard (try? TLogPolicy(start))?.genesis != nil else { return nil }
        return Localized(
            french: "ce fichier est le fichier de confiance d'un registre",
            english: "this file is the trust file of a ledger"
        )
    }

    /// The name of a file without its folders.
    static func name(_ path: String) -> String { split(path).name }

    private static func split(_ path: String) -> (folder: String, name: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let name = parts.last.map(String.init) ?? path
        let folder = parts.dropLast().joined(separator: "/")
        if path.hasPrefix("/") { return ("/" + folder, name) }
        return (folder.isEmpty ? "." : folder, name)
    }
}
