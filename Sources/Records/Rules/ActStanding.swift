// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What keeps an act from having effect, as far as the ledger says: that it was not adopted, or what
/// happened to it later.
public struct ActStanding: Sendable, Hashable {
    /// An event that takes the effect of an act away.
    private struct Ending: Sendable, Hashable {
        let event: String
        let day: CivilDate
    }

    /// The outcome of the vote, if it is not that the act was adopted.
    private let rejection: String?
    private let adopted: CivilDate?
    private let endings: [Ending]

    /// What is annulled or withdrawn never was; what is suspended or repealed was, until that day. What is
    /// annulled in part stands: which part, the ledger does not say.
    private static let retroactive: Set = ["annulled", "withdrawn"]
    private static let later: Set = ["suspended", "repealed"]

    /// The standing of an act, from its record and those of its statuses. One that is dated before the act counts
    /// too: only a correction of the act's day can have made it so, and no correction undoes what a court said.
    public init(_ act: Record, statuses: [Record]) {
        let outcome = act.text("outcome")
        rejection = outcome == "adopted" ? nil : outcome
        adopted = act.date("date")
        endings = statuses.compactMap { status in
            guard let event = status.text("event"), let day = status.date("date"),
                Self.retroactive.union(Self.later).contains(event)
            else { return nil }
            return Ending(event: event, day: day)
        }
    }

    /// Whether the act has had effect by a day, be it that it has none any more.
    public func hasTakenEffect(by date: CivilDate) -> Bool {
        rejection == nil && adopted.map { $0 <= date } != false
            && !endings.contains { Self.retroactive.contains($0.event) }
    }

    /// Why the act has no effect on a day; nothing if it has, as far as the ledger says.
    public func obstacle(on date: CivilDate) -> Localized? {
        if let rejection {
            let word = Self.french(rejection, in: "outcome", of: .deliberation)
            return Localized(
                french: "l'acte n'a pas été adopté (issue du vote : \(word))",
                english: "the act was not adopted (outcome of the vote: \(rejection))"
            )
        }
        if let adopted, date < adopted {
            return Localized(
                french: "l'acte est du \(adopted)",
                english: "the act is of \(adopted)"
            )
        }
        let ending = endings.first {
            Self.retroactive.contains($0.event) || $0.day <= date
        }
        return ending.map { ending in
            let word = Self.french(ending.event, in: "event", of: .status)
            return Localized(
                french: "l'acte n'a plus d'effet (\(word) le \(ending.day))",
                english: "the act has no effect any more (\(ending.event) on \(ending.day))"
            )
        }
    }

    private static func french(_ word: String, in field: String, of kind: Kind) -> String {
        guard case .word(let words)? = RecordSchema.of(kind)?.field(field)?.type else {
            return word
        }
        return words.first { $0.word == word }?.french ?? word
    }
}
