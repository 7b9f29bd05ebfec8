// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage

/// What one core found of one entry: its seal, its values and the documents that they name.
struct EntryFinding: Sendable {
    var faults: [VerificationFault] = []
    var documents: [String] = []
    var large: [String] = []
    var absent: [Absent] = []
    var disclosureCount = 0
    var isSigned = true

    /// Verifies an entry that was admitted.
    static func of(
        _ turn: EntryTurn,
        store: any ObjectReader,
        path: String,
        slotPath: String
    ) -> EntryFinding {
        var finding = EntryFinding()
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
        let items = StoredEntry.items(of: slot, digests.count)
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
        let shown = disclosures.compactMap { $0 }
        guard (try? SealedEntry(entry: turn.entry, matching: shown)) != nil else {
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
        check(turn, disclosures, slotPath, &finding)
        return finding
    }

    private static func extra(_ turn: EntryTurn, _ slotPath: String) -> VerificationFault {
        VerificationFault(
            file: slotPath,
            entry: turn.index,
            offset: turn.slotStart,
            french: "il n'y a pas une valeur pour chaque empreinte de l'inscription",
            english: "there is not one disclosure for each digest of the entry"
        )
    }

    private static func disclosures(
        _ turn: EntryTurn,
        _ items: [String],
        _ digests: [Digest],
        store: any ObjectReader,
        _ slotPath: String,
        _ finding: inout EntryFinding
    ) -> [Disclosure?] {
        var disclosures: [Disclosure?] = []
        var offset = turn.slotStart
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
                    Absent(
                        place: position,
                        file: file,
                        entry: turn.index,
                        field: fieldName(position, turn.entry.statement.record)
                    )
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
                    field: fieldName(position, turn.entry.statement.record),
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

    private static func fieldName(_ position: Int, _ content: RecordContent) -> String {
        guard case .hidden(let fields) = content else { return "" }
        return fields.flatMap { field in field.digests.map { _ in field.name } }[position]
    }

    /// The rules of admission on the values, and the documents that they name.
    private static func check(
        _ turn: EntryTurn,
        _ disclosures: [Disclosure?],
        _ slotPath: String,
        _ finding: inout EntryFinding
    ) {
        let statement = turn.entry.statement
        let record = DisclosedRecord.record(statement.record, disclosures, as: turn.kind)
        let issues = RegisterState.issues(record, of: statement, by: turn.issuer)
        for issue in issues where issue.severity == .impossible {
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
