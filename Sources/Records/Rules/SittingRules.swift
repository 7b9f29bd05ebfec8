// SPDX-License-Identifier: EUPL-1.2
import Notation

/// The rules of a sitting: who was there, and whether that was enough.
enum SittingRules {
    static func issues(_ record: Record, type: AuthorityType?) -> [RecordIssue] {
        presence(record) + quorum(record, type: type) + members(record) + convocation(record)
    }

    /// Counts that cannot be, in a sitting or at a vote.
    static func presence(_ record: Record) -> [RecordIssue] {
        var issues: [RecordIssue] = []
        let members = record.count("members_in_office")
        let present = record.count("present").map { $0 + (record.count("remote") ?? 0) }
        if let members, let present, present > members {
            issues.append(
                ActRules.impossible(
                    "present",
                    "\(present) présents pour \(members) membres en exercice",
                    "\(present) present of \(members) members in office"
                )
            )
        } else if let members, let present, let proxies = record.count("proxies"),
            present + proxies > members
        {
            issues.append(
                ActRules.impossible(
                    "proxies",
                    "\(present) présents et \(proxies) pouvoirs dépassent les \(members) membres en exercice",
                    "\(present) present and \(proxies) proxies exceed the \(members) members in office"
                )
            )
        }
        if let present, let proxies = record.count("proxies"), proxies > present {
            issues.append(
                ActRules.irregular(
                    "proxies",
                    "\(proxies) pouvoirs pour \(present) présents : un présent en porte plus d'un",
                    "\(proxies) proxies for \(present) present: someone holds more than one"
                )
            )
        }
        return issues
    }

    private static func quorum(_ record: Record, type: AuthorityType?) -> [RecordIssue] {
        guard let members = record.count("members_in_office"),
            let present = record.count("present"),
            record.text("convocation") != "second"
        else { return [] }
        let rules = (type ?? .establishment).rules
        let counted = present + (rules.remoteCountsForQuorum ? record.count("remote") ?? 0 : 0)
        let wanted = record.count("quorum") ?? members / 2 + 1
        guard counted < wanted else { return [] }
        let article = rules.quorumArticle.map { " (\($0))" } ?? ""
        return [
            ActRules.irregular(
                "present",
                "le quorum de \(wanted) n'est pas atteint : \(counted) membres comptent\(article)",
                "the quorum of \(wanted) is not reached: \(counted) members count\(article)"
            )
        ]
    }

    private static func members(_ record: Record) -> [RecordIssue] {
        var holders: Set<[UInt8]> = []
        for member in record.values["members"] ?? [] {
            guard let holder = member["proxy"]?.string else { continue }
            guard holders.insert(Array(holder.utf8)).inserted else {
                return [
                    ActRules.irregular(
                        "members",
                        "un même mandataire porte deux pouvoirs (CGCT L2121-20)",
                        "one holder has two proxies (CGCT L2121-20)"
                    )
                ]
            }
        }
        return []
    }

    private static func convocation(_ record: Record) -> [RecordIssue] {
        guard let convoked = record.date("convocation_date"), let date = record.date("date"),
            convoked > date
        else { return [] }
        return [
            ActRules.impossible(
                "convocation_date",
                "la convocation du \(convoked) suit la séance du \(date)",
                "the convocation of \(convoked) is after the sitting of \(date)"
            )
        ]
    }
}
