// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

/// An entry that takes its turn in the state, with what is verified beside it on every core.
private struct Turn: Sendable {
    let index: UInt64
    let entry: Entry
    let key: VerificationKey
    let kind: Kind
    let slot: ArraySlice<UInt8>?
    let start: Int
    let slotStart: Int
}

/// What one core found of one entry.
private struct Finding: Sendable {
    var faults: [VerificationFault] = []
    var documents: [String] = []
    var large: [String] = []
    var absent: [Absent] = []
    var disclosureCount = 0
    var isSigned = true
}

extension VerificationPass {
    /// Verifies entries whose leaves are right: parsing, admission, signatures, disclosures.
    mutating func checkEntries(
        _ leaves: [[UInt8]],
        slots: (bytes: [UInt8], ranges: [Range<Int>])?,
        number: UInt64,
        path: String,
        slotPath: String,
        starts: [Int]
    ) throws {
        tail = []
        guard !replayStopped else { return }
        let parsed = Parallel.map(leaves) { leaf in Result { try Entry(leaf: leaf) } }
        var turns: [Turn] = []
        for (position, outcome) in parsed.enumerated() {
            let index = number * 256 + UInt64(position)
            do {
                let entry = try outcome.get()
                let (key, kind) = try admit(entry)
                if kind == .erasure, let record = entry.statement.record.plain {
                    erasures.append(try Erasure(record))
                }
                if state?.size == snapshotSize { stateAtSnapshot = state?.kept }
                let range = slots?.ranges[position]
                tail.append(
                    slots.map {
                        StoredEntry(leaf: entry.leaf, slot: Array($0.bytes[$0.ranges[position]]))
                    }
                )
                turns.append(
                    Turn(
                        index: index,
                        entry: entry,
                        key: key,
                        kind: kind,
                        slot: range.flatMap { slots?.bytes[$0] },
                        start: starts[position],
                        slotStart: range?.lowerBound ?? 0
                    )
                )
            } catch {
                tail.append(nil)
                stop(at: index, path: path, offset: starts[position], error)
                break
            }
        }
        try verify(turns.filter { $0.index >= attestedSize }, path: path, slotPath: slotPath)
    }

    /// The first entry that cannot be admitted ends the replay: what follows rests on it.
    private mutating func stop(at index: UInt64, path: String, offset: Int, _ error: any Error) {
        replayStopped = true
        let reason = Localized(error)
        add(
            VerificationFault(
                file: path,
                entry: index,
                offset: offset,
                french:
                    "l'inscription ne peut pas être admise : \(reason.french) ; les suivantes n'ont pas été rejouées",
                english:
                    "the entry cannot be admitted: \(reason.english); those after it were not replayed"
            )
        )
    }

    private mutating func admit(_ entry: Entry) throws -> (key: VerificationKey, kind: Kind) {
        // An admitted entry has the hash that the tree commits to, which repair has restored.
        let hash = MerkleTree.leafHash(entry.leaf)
        guard replay != nil else {
            let first = try RegisterReplay(genesis: entry, leafHash: hash, content: reader())
            replay = first
            return (first.state.genesis.registrarKey, .genesis)
        }
        guard
            let taken = try replay?.admit(entry, leafHash: hash, clock: nil, verifySignature: false)
        else {
            throw AdmissionError.badStructure(
                Localized(french: "il n'y a pas de genèse", english: "there is no genesis")
            )
        }
        return taken
    }

    /// Reads the fields of an earlier entry again, for an erasure to be checked against them.
    private func reader() -> @Sendable (UInt64) throws -> RecordContent {
        let (store, size) = (store, size)
        return { index in
            let bundle = try LedgerReader.entries(store, bundle: index / 256, size: size)
            guard index % 256 < bundle.count else {
                throw LedgerError.missing(file: "entry \(index)")
            }
            return try Entry(leaf: bundle[Int(index % 256)].leaf).statement.record
        }
    }

    private mutating func verify(_ turns: [Turn], path: String, slotPath: String) throws {
        guard let state else { return }
        let store = store
        let findings = Parallel.map(turns) { turn in
            Self.finding(turn, state: state, store: store, path: path, slotPath: slotPath)
        }
        for finding in findings {
            signatureCount += finding.isSigned ? 1 : 0
            disclosureCount += finding.disclosureCount
            documents.formUnion(finding.documents)
            largeDisclosures.formUnion(finding.large)
            absent += finding.absent
            for fault in finding.faults { add(fault) }
        }
    }

    private static func finding(
        _ turn: Turn,
        state: RegisterState,
        store: any ObjectStore,
        path: String,
        slotPath: String
    ) -> Finding {
        var finding = Finding()
        if !turn.entry.isSigned(by: turn.key) {
            finding.isSigned = false
            finding.faults.append(
                VerificationFault(
                    file: path,
                    entry: turn.index,
                    offset: turn.start,
                    french: "le sceau n'est pas celui de la clé en vigueur",
                    english: "the seal is not by the key in force"
                )
            )
        }
        guard let slot = turn.slot, !turn.entry.statement.kind.isStructural else {
            if let slot = turn.slot, !slot.isEmpty {
                finding.faults.append(extra(turn, slotPath))
            }
            return finding
        }
        let digests = turn.entry.statement.record.digests
        let items = StoredEntry(leaf: [], slot: Array(slot)).items(digests.count)
        guard items.count == digests.count else {
            finding.faults.append(extra(turn, slotPath))
            return finding
        }
        let disclosures = disclosures(turn, items, digests, store: store, slotPath, &finding)
        guard finding.faults.isEmpty else { return finding }
        guard !disclosures.contains(nil) else {
            // What is left of a record is not judged by rules for whole ones.
            let content = turn.entry.statement.record
            finding.documents = documents(
                DisclosedRecord.record(content, disclosures, as: turn.kind)
            )
            return finding
        }
        let texts = disclosures.compactMap { $0?.text }
        guard (try? SealedEntry(entry: turn.entry, disclosures: texts)) != nil else {
            finding.faults.append(
                VerificationFault(
                    file: slotPath,
                    entry: turn.index,
                    offset: turn.slotStart,
                    french: "deux valeurs ont le même sel, ou elles sont trop longues ensemble",
                    english: "two disclosures have the same salt, or they are too long together"
                )
            )
            return finding
        }
        check(turn, disclosures, state: state, slotPath, &finding)
        return finding
    }

    private static func extra(_ turn: Turn, _ slotPath: String) -> VerificationFault {
        VerificationFault(
            file: slotPath,
            entry: turn.index,
            offset: turn.slotStart,
            french: "il n'y a pas une valeur pour chaque empreinte de l'inscription",
            english: "there is not one disclosure for each digest of the entry"
        )
    }

    private static func disclosures(
        _ turn: Turn,
        _ items: [String],
        _ digests: [Digest],
        store: any ObjectStore,
        _ slotPath: String,
        _ finding: inout Finding
    ) -> [Disclosure?] {
        var disclosures: [Disclosure?] = []
        var offset = turn.slotStart
        let names = fieldNames(turn.entry.statement.record)
        for (position, (item, digest)) in zip(items, digests).enumerated() {
            defer { offset += item.utf8.count + 1 }
            var (text, file, start) = (item, slotPath, offset)
            if let large = StoredEntry.largeDigest(item), large == digest {
                file = LedgerName.largeDisclosure(large)
                finding.large.append("\(large)")
                text =
                    ((try? store.read(file)) ?? nil).map { String(decoding: $0, as: UTF8.self) }
                    ?? ""
                start = 0
            }
            if text.isEmpty {
                finding.absent.append(
                    Absent(digest: digest, file: file, entry: turn.index, field: names[position])
                )
                disclosures.append(nil)
                continue
            }
            if let disclosure = Disclosure(text), disclosure.digest == digest {
                finding.disclosureCount += 1
                disclosures.append(disclosure)
                continue
            }
            let flip = BitFlip.find(Array(text.utf8)) { SHA256.hash($0) == digest }
            finding.faults.append(
                VerificationFault(
                    file: file,
                    entry: turn.index,
                    field: names[position],
                    offset: start + (flip?.offset ?? 0),
                    french: flip == nil
                        ? "la valeur n'est pas celle que l'inscription engage"
                        : "un bit de la valeur a changé",
                    english: flip == nil
                        ? "the disclosure is not the one that the entry commits to"
                        : "one bit of the disclosure changed"
                )
            )
            disclosures.append(nil)
        }
        return disclosures
    }

    private static func fieldNames(_ content: RecordContent) -> [String] {
        guard case .hidden(let fields) = content else { return [] }
        return fields.flatMap { field in field.digests.map { _ in field.name } }
    }

    /// The rules of admission on the values, and the documents that they name.
    private static func check(
        _ turn: Turn,
        _ disclosures: [Disclosure?],
        state: RegisterState,
        _ slotPath: String,
        _ finding: inout Finding
    ) {
        let statement = turn.entry.statement
        let record = DisclosedRecord.record(statement.record, disclosures, as: turn.kind)
        for issue in state.issues(record, of: statement) where issue.severity == .impossible {
            finding.faults.append(
                VerificationFault(
                    file: slotPath,
                    entry: turn.index,
                    field: issue.field,
                    offset: turn.slotStart,
                    french: issue.message.french,
                    english: issue.message.english
                )
            )
        }
        finding.documents = documents(record)
    }

    private static func documents(_ record: Record) -> [String] {
        (record.values["documents"] ?? []).compactMap { $0["sha256"]?.string }
    }
}
