// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Notation
import Records

/// How what happened to an act is shown: its statuses, and what they make of it.
enum ExecutoryText {
    /// The lines for an act, or nothing for an entry that is none.
    static func lines(_ index: UInt64, _ act: Record, _ reader: LedgerReader) throws -> [String] {
        guard try isAct(index, reader) else { return [] }
        let adopted = act.date("date")
        let statuses = try reader.statuses(of: index).map { place in
            (place: place, record: try reader.record(try reader.item(place)))
        }
        return statuses.map { line($0.place, $0.record, adopted) }
            + [line(Executory(statuses: statuses.map(\.record), adopted: adopted))]
    }

    /// Whether an entry is an act, which has statuses.
    static func isAct(_ index: UInt64, _ reader: LedgerReader) throws -> Bool {
        [.deliberation, .decision].contains(try reader.summary(index).effectiveKind)
    }

    /// What took the effect of an act away, in a word.
    static func ending(_ index: UInt64, _ act: Record, _ reader: LedgerReader) throws -> String? {
        let statuses = try reader.statuses(of: index).map { try reader.record(reader.item($0)) }
        guard
            case .ended(let event, _) = Executory(statuses: statuses, adopted: act.date("date"))
        else { return nil }
        return Speech.say(french(event), event)
    }

    private static func line(_ place: UInt64, _ status: Record, _ adopted: CivilDate?) -> String {
        let event = status.text("event").map { Speech.say(french($0), $0) } ?? ""
        let day = status.date("date")
        let isBefore = day.flatMap { day in adopted.map { day < $0 } } ?? false
        return Speech.say("  statut : \(event)", "  status: \(event)")
            + (day.map { Speech.say(" le \($0)", " on \($0)") } ?? "")
            + Speech.say(" (inscription \(place))", " (entry \(place))")
            + (isBefore
                ? Speech.say(
                    ", daté avant l'acte : il ne compte pas",
                    ", dated before the act: it does not count"
                ) : "")
    }

    private static func line(_ executory: Executory) -> String {
        switch executory {
        case .since(let day):
            return Speech.say("  exécutoire depuis le \(day)", "  executory since \(day)")
        case .ended(let event, let day):
            return Speech.say(
                "  plus exécutoire : \(french(event)) le \(day)",
                "  no longer executory: \(event) on \(day)"
            )
        case .unknown(let published, let transmitted):
            var missing: [String] = []
            if published == nil { missing.append(Speech.say("publication", "publication")) }
            if transmitted == nil { missing.append(Speech.say("transmission", "transmission")) }
            let list = missing.joined(separator: ", ")
            return Speech.say(
                "  caractère exécutoire inconnu : non inscrit au registre : \(list)",
                "  executory: unknown; not in the ledger: \(list)"
            )
        }
    }

    /// The French word of what happened to an act.
    static func french(_ event: String) -> String {
        guard let field = RecordSchema.of(.status)?.field("event"),
            case .word(let words) = field.type
        else { return event }
        return words.first { $0.word == event }?.french ?? event
    }
}
