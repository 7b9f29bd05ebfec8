// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Storage
import Transparency

/// Compares the files of a ledger's folder with those that it must have, and no others.
enum FolderCheck {
    static func run(_ pass: inout VerificationPass, size: UInt64) throws {
        let objects = try pass.store.list("")
        let isOwnFolder = objects.contains { $0.name == LedgerName.lock }
        // Beside a writer its journal and its snapshot are those of another size.
        let isAtRest = isOwnFolder && !pass.isBesideWriter
        let derived = isAtRest ? try SnapshotCheck.run(&pass) : []
        var expected = expectedNames(size: size)
        for digest in pass.documents.digests { expected.insert(LedgerName.document(digest)) }
        for digest in pass.largeDisclosures.digests {
            expected.insert("disclosure/large/\(digest)")
        }
        // Long values that an erasure names: the next writer destroys them.
        let erased = pass.erasedFiles.subtracting(expected)
        var seen: Set<String> = []
        for object in objects {
            seen.insert(object.name)
            if let fault = misplaced(object, isDerived: derived.contains(object.name)) {
                pass.add(fault)
                continue
            }
            if derived.contains(object.name) { continue }
            if isOwnFolder, erased.contains(object.name) {
                pass.pendingErasureCount += 1
                continue
            }
            // A writer's at work, or left of one that was interrupted: it is evidence of nothing.
            if isOwnFolder, isLeftover(object.name, pass) || isReplaced(object.name, expected, pass)
            {
                pass.note(leftover: object.name)
                continue
            }
            if isOwnFolder, try checkOwnFile(&pass, object, size: size) { continue }
            if !expected.contains(object.name) && !pass.replayStopped
                && !isAttested(pass, object.name)
            {
                // A writer that works beside removes what it replaced.
                if isOwnFolder, try pass.store.open(object.name) == nil { continue }
                pass.add(
                    fault(
                        object.name,
                        (
                            "ce fichier n'appartient pas au registre",
                            "this file is not one of the ledger"
                        )
                    )
                )
            }
        }
        for name in expected.subtracting(seen).sorted()
        where !name.hasPrefix("tile/") && !isReported(pass, name) {
            pass.add(fault(name, ("le fichier manque", "the file is missing")))
        }
        try checkDocuments(&pass)
        if isAtRest { try JournalCheck.run(&pass, size: size) }
    }

    /// What is wrong with an object of whatever name: it is no file, stands for a folder, or is endless.
    private static func misplaced(_ object: StoredObject, isDerived: Bool) -> VerificationFault? {
        guard object.isPlain else {
            return fault(
                object.name,
                ("ce n'est pas un fichier ordinaire", "it is not a plain file")
            )
        }
        if LedgerName.isFolder(object.name) {
            return fault(object.name, ("ce devrait être un dossier", "this should be a folder"))
        }
        // A run of the index is read in parts, and may be of any length.
        guard object.byteCount > FileStore.maximumByteCount, !isDerived else { return nil }
        return fault(
            object.name,
            (
                "il est plus long que tout fichier d'un registre",
                "it is longer than any file of a ledger"
            )
        )
    }

    /// Whether an interrupted write leaves such a file: a temporary one, one of a snapshot that was not
    /// signed yet, a document or a long value of an entry that did not get in.
    private static func isLeftover(_ name: String, _ pass: VerificationPass) -> Bool {
        if name.hasSuffix(FileStore.temporarySuffix) { return !name.contains("/") }
        if name.hasPrefix(LedgerName.snapshot + "/") {
            return LedgerName.isSnapshot(name)
                || pass.isBesideWriter && name == Snapshot.signedName
        }
        guard !pass.replayStopped, !isAttested(pass, name), let slash = name.lastIndex(of: "/"),
            name.hasPrefix("document/") && !pass.documents.contains(String(name.dropFirst(9)))
                || name.hasPrefix("disclosure/large/")
                    && !pass.largeDisclosures.contains(String(name.dropFirst(17)))
        else { return false }
        let digest = name[name.index(after: slash)...]
        let bytes = (try? pass.store.read(name)) ?? []
        return SHA256.hash(bytes).description == digest
    }

    /// Whether a file holds the beginning of the wider one that took its place: a writer puts the wider one, then the
    /// checkpoint, and then removes the narrower.
    private static func isReplaced(
        _ name: String,
        _ expected: Set<String>,
        _ pass: VerificationPass
    ) -> Bool {
        let values = LedgerName.disclosureFolder
        let isValues = name.hasPrefix(values + "/")
        let text = isValues ? "tile/entries" + name.dropFirst(values.utf8.count) : name
        guard let path = TilePath(text), path.width < TilePath.fullWidth else { return false }
        for width in (path.width + 1)...TilePath.fullWidth {
            let wider =
                isValues
                ? LedgerName.disclosures(path.index, width: width)
                : TilePath(path.content, index: path.index, width: width).text
            guard expected.contains(wider) else { continue }
            guard let whole = try? pass.store.read(wider), let bytes = try? pass.store.read(name)
            else { return false }
            return whole.starts(with: bytes)
        }
        return false
    }

    /// Whether a file may be a document or a long value of an entry that was attested before: it is
    /// not re-read, so who names it is not known.
    private static func isAttested(_ pass: VerificationPass, _ name: String) -> Bool {
        pass.attestedSize > 0
            && (name.hasPrefix("document/") || name.hasPrefix("disclosure/large/"))
    }

    private static func isReported(_ pass: VerificationPass, _ name: String) -> Bool {
        pass.faults.contains { $0.file == name }
    }

    private static func expectedNames(size: UInt64) -> Set<String> {
        var names = Set(TilePath.all(size: size).map(\.text))
        names.insert(LedgerName.checkpoint)
        for number in 0..<(size / 256) { names.insert(LedgerName.disclosures(number)) }
        let width = Int(size % 256)
        if width > 0 { names.insert(LedgerName.disclosures(size / 256, width: width)) }
        return names
    }

    /// Checks a file that only a ledger's own folder has.
    ///
    /// - Returns: whether it is one.
    private static func checkOwnFile(
        _ pass: inout VerificationPass,
        _ object: StoredObject,
        size: UInt64
    ) throws -> Bool {
        if object.name == LedgerName.lock {
            if object.byteCount > 0 {
                pass.add(fault(object.name, ("il doit être vide", "it must be empty"), offset: 0))
            }
            return true
        }
        if object.name.hasPrefix(LedgerName.quarantine + "/") {
            let bytes = try pass.store.read(object.name) ?? []
            if LedgerName.isQuarantined(object.name, bytes) {
                pass.note(leftover: object.name)
            } else {
                pass.add(
                    fault(
                        object.name,
                        (
                            "son nom n'est pas un numéro et son empreinte",
                            "its name is not a number and its digest"
                        ),
                        offset: 0
                    )
                )
            }
            return true
        }
        if let bundle = LedgerName.bundle(ofJournal: object.name) {
            // The journal of the last bundle, and the next while a writer is at work.
            let last = size / 256
            return bundle == last || bundle == last + 1 || pass.isBesideWriter && bundle > last
        }
        return false
    }

    private static func checkDocuments(_ pass: inout VerificationPass) throws {
        for digest in pass.documents.digests.sorted() {
            let name = LedgerName.document(digest)
            guard let bytes = try pass.store.read(name), SHA256.hash(bytes).description != digest
            else { continue }
            let flip = BitFlip.find(bytes) { SHA256.hash($0).description == digest }
            pass.add(
                VerificationFault(
                    file: name,
                    offset: flip?.offset ?? 0,
                    french: "le document n'a pas l'empreinte que porte l'inscription",
                    english: "the document does not have the digest that the entry holds"
                )
            )
        }
    }

    private static func fault(
        _ file: String,
        _ message: (fr: String, en: String),
        offset: Int? = nil
    ) -> VerificationFault {
        VerificationFault(file: file, offset: offset, french: message.fr, english: message.en)
    }
}
