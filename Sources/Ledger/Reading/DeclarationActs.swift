// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
public import Policy
public import Records

/// What an authority said of one of its declarations besides the facts: waivers and opinions.
public struct DeclarationActs: Sendable {
    /// The leaf hash of the declaration.
    public let leaf: String
    /// The waivers of any version of the declaration; which of them hold is for `Waiver` to say.
    public let waivers: [Waiver]
    /// The opinions on this version, in the order of the chain.
    public let opinions: [Opinion]
    /// Acts sealed by a key that was revoked for their time.
    public let contested: [UInt64]
}

extension LedgerReader {
    /// What the declaration's authority said of it before a place of its chain.
    ///
    /// An assessment is in the same chain, so the acts before its place are fixed when it is
    /// sealed: who makes it again finds the same.
    ///
    /// - Parameters:
    ///   - declaration: the declaration.
    ///   - limit: the entries below that index are looked at; by default all.
    public func acts(
        on declaration: UInt64,
        before limit: UInt64? = nil
    ) throws -> DeclarationActs {
        let limit = limit ?? state.size
        let target = try summary(declaration)
        let versions = try leaves(of: declaration)
        let acts = try versions.flatMap { try referring(to: $0, as: "declaration") }
        var (waivers, opinions, contested) = ([Waiver](), [Opinion](), [UInt64]())
        for index in Set(acts).sorted() where index < limit {
            let summary = try summary(index)
            guard summary.issuer == target.issuer,
                [.waiver, .opinion].contains(summary.effectiveKind)
            else { continue }
            // The later version of an act that was corrected comes in its turn.
            if let later = try replacement("corrects", of: summary.leafHash), later < limit {
                continue
            }
            let references = try references(of: index)
            guard let about = references["declaration"]?.first else { continue }
            if state.isContested(summary) { contested.append(index) }
            let record = try record(try item(index))
            if summary.effectiveKind == .waiver {
                waivers += try waiver(record, references, before: limit).map { [$0] } ?? []
            } else if about == target.leafHash {
                opinions += opinion(record, summary).map { [$0] } ?? []
            }
        }
        return DeclarationActs(
            leaf: target.leafHash.base64URL,
            waivers: waivers,
            opinions: opinions,
            contested: contested
        )
    }

    /// The leaf hashes of a declaration and of the versions that it took the place of.
    private func leaves(of declaration: UInt64) throws -> Set<Digest> {
        var versions: Set<Digest> = []
        var next: UInt64? = declaration
        while let index = next {
            guard versions.insert(try summary(index).leafHash).inserted else { break }
            let references = try item(index).entry.statement.references
            let earlier = references["corrects"]?.first ?? references["supersedes"]?.first
            next = try earlier.flatMap { try self.index(of: $0) }
        }
        return versions
    }

    private func waiver(
        _ record: Record,
        _ references: [String: [Digest]],
        before limit: UInt64
    ) throws -> Waiver? {
        guard let rule = record.text("rule"), let reason = record.text("reason"),
            let from = record.date("from"), let to = record.date("to"),
            let leaf = references["declaration"]?.first,
            let act = try references["deliberation"]?.first.flatMap({ try index(of: $0) }),
            let charter = try references["charter"]?.first.flatMap({ try index(of: $0) }),
            let text = try self.record(try item(charter)).text("text"),
            let node = try? YAMLNode.parse(Array(text.utf8)), let name = node["charter"]?.text
        else { return nil }
        let summary = try summary(act)
        return Waiver(
            charter: name,
            version: node["version"]?.text ?? "",
            rule: rule,
            leaf: leaf.base64URL,
            by: summary.effectiveKind.rawValue,
            reference: summary.subject,
            standing: try standing(of: act, before: limit),
            reason: reason,
            from: from,
            to: to
        )
    }

    /// What became of an act, from what its authority recorded before a place.
    public func standing(of act: UInt64, before limit: UInt64? = nil) throws -> ActStanding {
        let limit = limit ?? state.size
        let issuer = try summary(act).issuer
        var (latest, statuses) = (act, [Record]())
        for version in try versions(of: act) where version < limit {
            latest = version
            for index in try referring(to: summary(version).leafHash, as: "act")
            where index < limit {
                let summary = try summary(index)
                guard summary.issuer == issuer, summary.effectiveKind == .status else { continue }
                if let later = try replacement("corrects", of: summary.leafHash), later < limit {
                    continue
                }
                statuses.append(try self.record(try item(index)))
            }
        }
        return ActStanding(try record(try item(latest)), statuses: statuses)
    }

    private func opinion(_ record: Record, _ summary: EntrySummary) -> Opinion? {
        guard let rule = record.text("rule"), let role = record.text("by"),
            let answer = record.text("answer").flatMap(Opinion.Answer.init),
            let date = record.date("date")
        else { return nil }
        return Opinion(
            rule: rule,
            role: role,
            answer: answer,
            reference: summary.subject,
            date: date
        )
    }
}
