// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Notation
import Records
import Transparency

/// How an acknowledgement is shown.
enum AcknowledgementText {
    static func json(_ acknowledgement: Acknowledgement, _ sealed: SealedEntry) -> JSONValue {
        .pairs([
            "index": .integer(Int64(acknowledgement.index)),
            "kind": .string(sealed.entry.statement.kind.rawValue),
            "subject": .string(sealed.entry.statement.subject),
            "was_there": .boolean(acknowledgement.wasThere),
            "receipt": .string(String(decoding: acknowledgement.receipt.bytes, as: UTF8.self)),
            "warnings": .array(
                acknowledgement.warnings.map {
                    .pairs(["field": .string($0.field), "message": .string($0.message.spoken)])
                }
            ),
        ])
    }

    static func text(_ acknowledgement: Acknowledgement, _ sealed: SealedEntry) -> String {
        let statement = sealed.entry.statement
        var text =
            acknowledgement.wasThere
            ? Speech.say("Déjà inscrite", "Already there") : Speech.say("Inscrite", "Recorded")
        text +=
            Speech.say(" au n° ", " as entry ")
            + "\(acknowledgement.index)\(Speech.colon) \(statement.subject)\n"
        for warning in acknowledgement.warnings {
            text += Speech.say("  attention : ", "  warning: ") + warning.message.spoken + "\n"
        }
        return text
    }
}
