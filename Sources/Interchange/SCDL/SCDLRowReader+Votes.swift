// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

extension SCDLRowReader {
    /// The counts of the vote, and the outcome, which the schema has no column for: a deliberation of
    /// a file is one that was adopted, unless its counts say otherwise.
    mutating func readVotes() {
        let counts = readCounts()
        let isDeliberation = act.kind == .deliberation
        guard isDeliberation else {
            if !counts.isEmpty {
                report(
                    .noPlace,
                    nil,
                    "un arrêté ne se vote pas : les décomptes ne sont pas repris",
                    "nobody votes on such an act: its counts are not kept"
                )
            }
            return
        }
        let (yes, no) = (counts[.votesFor], counts[.votesAgainst])
        // Without both counts nothing says that it was adopted, unless nobody was against.
        let isUnreadable = cell(.votesAgainst) != nil && no == nil
        if isUnreadable || yes == nil && (no ?? 0) > 0 {
            report(
                .outcome,
                isUnreadable ? .votesAgainst : .votesFor,
                "les décomptes ne disent pas si elle fut adoptée : corrigez-les",
                "the counts do not say whether it was adopted: correct them",
                severity: .refusal
            )
        }
        var outcome = "adopted"
        if let yes, let no, yes < no {
            outcome = "rejected"
            report(
                .outcome,
                .votesAgainst,
                "plus de voix contre que pour : elle est consignée comme rejetée",
                "more votes against than for: it is recorded as rejected"
            )
        }
        act.set("outcome", [.string(outcome)])
        let fields: [(SCDLColumn, String)] = [
            (.members, "members_in_office"), (.votesFor, "for"), (.votesAgainst, "against"),
            (.abstentions, "abstentions"),
        ]
        for (column, field) in fields {
            act.set(field, counts[column].map { [.integer(Int64($0))] })
        }
        readVoters(counts)
    }

    private mutating func readCounts() -> [SCDLColumn: Int] {
        var counts: [SCDLColumn: Int] = [:]
        for column in SCDLColumn.votes {
            guard let text = cell(column) else { continue }
            guard let count = Digits.value(text.utf8), count <= 100_000 else {
                report(
                    .count,
                    column,
                    "ce n'est pas un nombre entier de personnes ; il n'est pas repris",
                    "this is not a whole number of people; it is not kept"
                )
                continue
            }
            counts[column] = count
        }
        let missing = SCDLColumn.votes.filter { cell($0) == nil }
        if !missing.isEmpty, missing.count < SCDLColumn.votes.count {
            let names = missing.map(\.name).joined(separator: ", ")
            report(
                .cohesion,
                nil,
                "les colonnes du vote vont ensemble, et il manque \(names)",
                "the columns of the vote come together, and \(names) is missing"
            )
        }
        return counts
    }

    /// VOTE_REEL is how many voted. Where more votes are counted, it is how many were there, and the
    /// votes of proxies come on top: then it is kept as that.
    private mutating func readVoters(_ counts: [SCDLColumn: Int]) {
        guard let voters = counts[.voters] else { return }
        if let members = counts[.members], members < voters {
            report(
                .membersBelowVoters,
                .voters,
                "plus de votants (\(voters)) que de membres (\(members))",
                "more voters (\(voters)) than members (\(members))"
            )
        }
        let voted = [SCDLColumn.votesFor, .votesAgainst, .abstentions].compactMap { counts[$0] }
        let total = voted.reduce(0, +)
        guard total > voters else {
            if voted.count == 3, total < voters {
                report(
                    .voteSum,
                    .voters,
                    "\(voters) votants, mais \(total) votes comptés",
                    "\(voters) voters, but \(total) votes counted"
                )
            }
            act.set("voters", [.integer(Int64(voters))])
            return
        }
        report(
            .proxiesLeftOut,
            .voters,
            "\(total) votes pour \(voters) votants : le nombre ne compte pas les pouvoirs, et il est gardé comme celui des présents",
            "\(total) votes by \(voters) voters: the number leaves proxies out, and is kept as that of the members present"
        )
        act.set("present", [.integer(Int64(voters))])
    }

    // MARK: Budget

    mutating func readBudget() {
        keep(.budgetYear, as: "budget_year")
        keep(.budgetName, as: "budget_name")
        if (cell(.budgetYear) == nil) != (cell(.budgetName) == nil) {
            let column: SCDLColumn = cell(.budgetYear) == nil ? .budgetYear : .budgetName
            report(
                .cohesion,
                column,
                "BUDGET_ANNEE et BUDGET_NOM vont ensemble",
                "BUDGET_ANNEE and BUDGET_NOM come together"
            )
        }
        if let year = cell(.budgetYear), !SCDLForm.isBudgetYear(year) {
            report(
                .budgetYear,
                .budgetYear,
                "le schéma attend une année, ou deux qui se suivent comme 2017/2018",
                "the schema takes a year, or two in order such as 2017/2018"
            )
        }
    }

    // MARK: What happened afterwards

    mutating func readPrefecture() {
        let office = cell(.prefecture)
        if let office, !SCDLForm.isPrefecture(office) {
            report(
                .prefecture,
                .prefecture,
                "le schéma attend PREF, SPREF ou SGAR et un département, comme PREF042",
                "the schema takes PREF, SPREF or SGAR and a department, such as PREF042"
            )
        }
        let date = date(.prefectureDate, .warning)
        if let date, let adopted = act.date("date"), date < adopted {
            report(
                .prefectureBeforeAdoption,
                .prefectureDate,
                "l'enregistrement au contrôle de légalité précède l'adoption du \(adopted)",
                "the registration is before the adoption of \(adopted)"
            )
        }
        guard let date else {
            if office != nil {
                report(
                    .partial,
                    .prefecture,
                    "sans PREF_DATE qui existe, aucun enregistrement n'est consigné",
                    "without a PREF_DATE that exists no registration is recorded"
                )
            }
            return
        }
        addStatus("received", date, by: office)
    }

    mutating func readPublication() {
        guard let date = date(.publicationDate, .warning) else { return }
        if let adopted = act.date("date"), date < adopted {
            report(
                .irregular,
                .publicationDate,
                "la publication précède l'adoption du \(adopted)",
                "the publication is before the adoption of \(adopted)"
            )
        }
        addStatus("published", date, by: nil)
    }

    private mutating func addStatus(_ event: String, _ date: CivilDate, by: String?) {
        var status = Record(kind: .status)
        status.set("event", [.string(event)])
        status.set("date", [.string(date.description)])
        status.set("by", by.map { [.string($0)] })
        status.set("authority", act.values["authority"])
        statuses.append(status)
    }
}
