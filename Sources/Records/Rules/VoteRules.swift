// SPDX-License-Identifier: EUPL-1.2
import Notation

/// The rules of a vote: what counts cannot be, and what should not.
enum VoteRules {
    static func issues(_ record: Record) -> [RecordIssue] {
        SittingRules.presence(record) + counts(record) + outcome(record) + rollCall(record)
    }

    private static func counts(_ record: Record) -> [RecordIssue] {
        var issues: [RecordIssue] = []
        let voted = ["for", "against", "abstentions", "blank", "spoiled"].compactMap(record.count)
        let total = voted.reduce(0, +)
        if let voters = record.count("voters") {
            if total > voters {
                issues.append(
                    ActRules.impossible(
                        "voters",
                        "\(total) votes pour \(voters) votants",
                        "\(total) votes by \(voters) voters"
                    )
                )
            } else if voted.count >= 3, total < voters {
                issues.append(
                    ActRules.irregular(
                        "voters",
                        "\(voters) votants mais \(total) votes comptés",
                        "\(voters) voters but \(total) votes counted"
                    )
                )
            }
            if let present = record.count("present") {
                let possible =
                    present + (record.count("remote") ?? 0) + (record.count("proxies") ?? 0)
                    - (record.count("not_taking_part") ?? 0)
                if record.count("proxies") != nil, voters > possible {
                    issues.append(
                        ActRules.impossible(
                            "voters",
                            "\(voters) votants, mais \(possible) au plus pouvaient voter",
                            "\(voters) voters, but at most \(possible) could vote"
                        )
                    )
                }
            }
        }
        if let members = record.count("members_in_office"), total > members {
            issues.append(
                ActRules.impossible(
                    "members_in_office",
                    "\(total) votes pour \(members) membres en exercice",
                    "\(total) votes by \(members) members in office"
                )
            )
        }
        if let cast = record.count("cast"), let yes = record.count("for"),
            let no = record.count("against"), cast != yes + no
        {
            issues.append(
                ActRules.impossible(
                    "cast",
                    "\(cast) suffrages exprimés, mais \(yes) pour et \(no) contre",
                    "\(cast) votes cast, but \(yes) for and \(no) against"
                )
            )
        }
        if voted.isEmpty, ["adopted", "rejected"].contains(record.text("outcome")) {
            issues.append(
                ActRules.irregular("for", "aucun décompte des votes", "no count of the votes")
            )
        }
        return issues
    }

    private static func outcome(_ record: Record) -> [RecordIssue] {
        let (yes, no) = (record.count("for"), record.count("against"))
        if record.boolean("unanimous") == true, let no, no > 0 {
            return [
                ActRules.impossible(
                    "unanimous",
                    "l'unanimité avec \(no) voix contre",
                    "unanimous with \(no) votes against"
                )
            ]
        }
        guard let yes, let no, record.text("outcome") == "adopted" else { return [] }
        if yes < no {
            return [
                ActRules.impossible(
                    "outcome",
                    "adoptée avec \(yes) voix pour et \(no) contre",
                    "adopted with \(yes) votes for and \(no) against"
                )
            ]
        }
        if yes == no, record.boolean("casting_vote") != true {
            return [
                ActRules.irregular(
                    "casting_vote",
                    "adoptée à égalité sans voix prépondérante",
                    "adopted on a tie without a casting vote"
                )
            ]
        }
        return []
    }

    private static func rollCall(_ record: Record) -> [RecordIssue] {
        guard let calls = record.values["roll_call"], !calls.isEmpty else { return [] }
        if ["secret", "nomination"].contains(record.text("ballot")) {
            return [
                ActRules.impossible(
                    "roll_call",
                    "un scrutin secret n'a pas d'appel nominal",
                    "a secret ballot has no roll call"
                )
            ]
        }
        for (vote, field) in [
            ("for", "for"), ("against", "against"), ("abstention", "abstentions"),
        ] {
            let named = calls.count { $0["vote"]?.string == vote }
            if let count = record.count(field), named > count {
                return [
                    ActRules.impossible(
                        "roll_call",
                        "\(named) noms pour `\(field)`, mais \(count) voix",
                        "\(named) names for `\(field)`, but \(count) votes"
                    )
                ]
            }
        }
        var holders: Set<[UInt8]> = []
        for call in calls {
            guard let holder = call["proxy"]?.string else { continue }
            guard holders.insert(Array(holder.utf8)).inserted else {
                return [
                    ActRules.irregular(
                        "roll_call",
                        "un même mandataire porte deux pouvoirs (CGCT L2121-20)",
                        "one holder has two proxies (CGCT L2121-20)"
                    )
                ]
            }
        }
        return []
    }
}
