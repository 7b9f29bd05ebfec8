// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records

/// What someone asks to be erased, entry by entry.
struct ErasurePlan {
    /// Values that will go.
    struct Item {
        let index: UInt64
        let target: Erasure.Target
    }

    private let items: [Item]

    var targets: [Erasure.Target] { items.map(\.target) }
    var count: Int { items.reduce(0) { $0 + $1.target.elements.count } }

    /// Reads fields as people name them, `membres` or `members:2`, of each of some entries.
    init(entries: [UInt64], fields: [String], reader: LedgerReader) throws {
        guard !fields.isEmpty else {
            throw CommandError(
                .usage,
                "quel champ effacer ? donnez --field",
                "which field is to be erased? give --field"
            )
        }
        var items: [Item] = []
        for index in Set(entries).sorted() {
            try EntryPlace.require(index, in: reader)
            let entry = try reader.summary(index)
            let content = try reader.content(index)
            var elements: [String: Set<Int>] = [:]
            for text in fields {
                let (name, number) = try Self.parts(text)
                let field = Self.field(name, of: entry.effectiveKind)
                let count = Erasure.places(of: field?.name ?? name, in: content).count
                if let number, number > count || count == 0 {
                    throw Self.absent(index, text, count)
                }
                let chosen = number.map { [$0 - 1] } ?? Array(0..<count)
                guard !chosen.isEmpty else { throw Self.absent(index, text, count) }
                elements[field?.name ?? name, default: []].formUnion(chosen)
            }
            let earlier = try reader.erasures(of: index)
            for (name, all) in elements.sorted(by: { $0.key < $1.key }) {
                let naming = earlier.filter { $0.erasure.targets.contains { $0.field == name } }
                let gone = naming.flatMap(\.erasure.targets).filter { $0.field == name }
                let chosen = all.subtracting(gone.flatMap(\.elements))
                if chosen.isEmpty, let place = naming.last?.index {
                    throw CommandError(
                        .refused,
                        "inscription \(index), champ \(name) : déjà effacé par l'inscription \(place)",
                        "entry \(index), field \(name): already erased by entry \(place)"
                    )
                }
                let target = Erasure.Target(
                    entry: entry.leafHash,
                    field: name,
                    elements: chosen.sorted()
                )
                // Refused here already, so that nothing is asked or sealed in vain.
                do throws(AdmissionError) {
                    try Erasure.require(target, in: content, of: entry.effectiveKind)
                } catch {
                    throw LedgerError.refused(error)
                }
                items.append(Item(index: index, target: target))
            }
        }
        self.items = items
    }

    /// What will go, as a person reads it, and what other versions still say.
    func text(_ reader: LedgerReader) throws -> String {
        var lines: [String] = []
        for item in items {
            let record = try reader.record(try reader.item(item.index))
            let values = record.values[item.target.field] ?? []
            var shown = Record(kind: record.kind)
            // A list of which something was erased before is shown whole: its values have no places left.
            let total = Erasure.places(of: item.target.field, in: try reader.content(item.index))
            let chosen =
                values.count == total.count ? item.target.elements.map { values[$0] } : values
            shown.set(item.target.field, chosen)
            for field in EntryText.fields(shown, schema: nil) {
                let value = EntryText.cut(EntryText.safe(field.value), to: 100)
                lines.append(
                    Speech.say("  inscription ", "  entry ")
                        + "\(item.index), \(field.label)\(Speech.colon) \(value)"
                )
            }
        }
        return lines.joined(separator: "\n") + "\n" + (try warnings(reader))
    }

    /// Which other versions keep their own values: a line each.
    func warnings(_ reader: LedgerReader) throws -> String {
        var lines: [String] = []
        let named = Set(items.map(\.index))
        for index in named.sorted() {
            for version in try reader.versions(of: index) where !named.contains(version) {
                lines.append(
                    Speech.say(
                        "  attention : l'inscription \(version) est une autre version de \(index) et garde ses propres valeurs",
                        "  warning: entry \(version) is another version of \(index) and keeps its own values"
                    )
                )
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The documents that the values name.
    func documents(_ reader: LedgerReader) throws -> Set<String> {
        var documents: Set<String> = []
        for item in items where item.target.field == "documents" {
            let record = try reader.record(try reader.item(item.index))
            documents.formUnion(Self.documents(of: record))
        }
        return documents
    }

    private static func documents(of record: Record) -> [String] {
        (record.values["documents"] ?? []).compactMap { $0["sha256"]?.string }
    }

    /// Which of some documents stay after an erasure, for another entry names them: a line each.
    static func kept(_ documents: Set<String>, _ reader: LedgerReader) throws -> String {
        var left = try documents.filter { try reader.document($0) != nil }
        guard !left.isEmpty else { return "" }
        var lines = ""
        try reader.forEach { index, _ in
            guard !left.isEmpty else { return }
            let record = try reader.record(try reader.item(index))
            for digest in Self.documents(of: record) where left.remove(digest) != nil {
                lines += Speech.say(
                    "  attention : le document \(digest.prefix(8))… reste, car l'inscription \(index) le nomme aussi\n",
                    "  warning: the document \(digest.prefix(8))… stays, for entry \(index) names it too\n"
                )
            }
        }
        return lines
    }

    private static func parts(_ text: String) throws(CommandError) -> (String, Int?) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return (text, nil) }
        guard let number = Int(parts[1]), number > 0 else {
            throw CommandError(
                .usage,
                "--field \(text) : après les deux-points, le rang de la valeur, à partir de 1",
                "--field \(text): after the colon, the place of the value, from 1"
            )
        }
        return (parts[0], number)
    }

    private static func field(_ name: String, of kind: Kind) -> RecordField? {
        let wanted = FrenchWord.fold(name)
        return RecordSchema.of(kind)?.fields.first { $0.name == wanted || $0.french == wanted }
    }

    private static func absent(_ index: UInt64, _ text: String, _ count: Int) -> CommandError {
        count == 0
            ? CommandError(
                .usage,
                "--field \(text) : l'inscription \(index) n'a pas ce champ ; `feuillet montrer \(index) --json` les nomme",
                "--field \(text): entry \(index) does not have this field; `feuillet show \(index) --json` names them"
            )
            : CommandError(
                .usage,
                "--field \(text) : l'inscription \(index) n'a que \(count) valeurs de ce champ",
                "--field \(text): entry \(index) has only \(count) values of this field"
            )
    }
}
