// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Notation
import Records

/// How the executory date of an act is shown.
enum ExecutoryText {
    /// The line for an act, or nothing for an entry that is none.
    static func line(_ index: UInt64, _ reader: LedgerReader) throws -> String? {
        let act = try reader.summary(index)
        guard [.deliberation, .decision].contains(act.effectiveKind) else { return nil }
        let statuses = try reader.statuses(of: index).map { try reader.record(try reader.item($0)) }
        switch Executory(statuses: statuses) {
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
