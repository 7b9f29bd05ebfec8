// SPDX-License-Identifier: EUPL-1.2
import Notation
import Policy
import Records

/// A project and what each of two charters says of it.
struct VerdictChange {
    let project: String
    let verdicts: [OverallVerdict]

    var isChange: Bool { verdicts.first != verdicts.last }
}

/// How two charters stand to each other, for people and for programs.
struct ComparisonText {
    let names: [String]
    let comparison: CharterComparison
    let changes: [VerdictChange]
    let date: CivilDate

    var text: String {
        var text = "\(sentence) (\(Speech.say("au", "on")) \(date))\n"
        text += section(comparison.onlyFirst, refusing: names[0], accepting: names[1])
        text += section(comparison.onlySecond, refusing: names[1], accepting: names[0])
        guard !changes.isEmpty else { return text }
        let changed = changes.filter(\.isChange)
        text += "\n"
        for change in changed {
            let verdicts = change.verdicts.map { $0.label.spoken }
            text += "\(change.project)\(Speech.colon) \(verdicts.joined(separator: " → "))\n"
        }
        text += Speech.say(
            "\(changed.count) projet(s) sur \(changes.count) changent de verdict\n",
            "\(changed.count) of \(changes.count) project(s) change verdict\n"
        )
        return text
    }

    private var sentence: String {
        let (first, second) = (names[0], names[1])
        return switch comparison.relation {
        case .equal:
            Speech.say(
                "\(first) et \(second) refusent les mêmes projets",
                "\(first) and \(second) refuse the same projects"
            )
        case .stricter:
            Speech.say(
                "\(first) est plus stricte que \(second)",
                "\(first) is stricter than \(second)"
            )
        case .laxer:
            Speech.say(
                "\(second) est plus stricte que \(first)",
                "\(second) is stricter than \(first)"
            )
        case .incomparable:
            Speech.say(
                "\(first) et \(second) ne se comparent pas : chacune refuse ce que l'autre accepte",
                "\(first) and \(second) are incomparable: each refuses what the other accepts"
            )
        case .undecided:
            Speech.say(
                "\(first) et \(second) : on ne peut pas conclure, \(reason)",
                "\(first) and \(second): no conclusion, \(reason)"
            )
        }
    }

    /// Why the comparison is left open.
    private var reason: String {
        let messages = comparison.unsettled.map(\.message.spoken)
        return messages.isEmpty
            ? Speech.say("les chartes sont trop grandes", "the charters are too large")
            : messages.joined(separator: Speech.language.semicolon)
    }

    private func section(
        _ counterexamples: [Counterexample],
        refusing: String,
        accepting: String
    ) -> String {
        guard !counterexamples.isEmpty else { return "" }
        var text = Speech.say(
            "\nRefusé par \(refusing), pas par \(accepting) :\n",
            "\nRefused by \(refusing), not by \(accepting):\n"
        )
        for counterexample in counterexamples {
            let facts = counterexample.facts.map {
                "\($0.field.label.spoken)\(Speech.language.colon)\($0.text(in: Speech.language))"
            }
            text +=
                "  \(counterexample.rule)  \(facts.joined(separator: Speech.language.semicolon))\n"
        }
        return text
    }

    var json: JSONValue {
        .pairs([
            "relation": .string(comparison.relation.rawValue),
            "charters": .array(names.map { .string($0) }),
            "date": .string(date.description),
            "only_first": .array(comparison.onlyFirst.map(Self.json)),
            "only_second": .array(comparison.onlySecond.map(Self.json)),
            "projects": .array(
                changes.map { change in
                    .pairs([
                        "project": .string(change.project),
                        "verdicts": .array(change.verdicts.map { .string($0.rawValue) }),
                    ])
                }
            ),
        ])
    }

    private static func json(_ counterexample: Counterexample) -> JSONValue {
        .pairs([
            "rule": .string(counterexample.rule),
            "facts": .object(
                counterexample.facts.compactMap { fact in
                    fact.fact.value.map { JSONMember(fact.field.path.text, $0.json) }
                }
            ),
        ])
    }
}
