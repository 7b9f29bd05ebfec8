// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation

extension RegisterState {
    func requireReferences(
        _ statement: Statement,
        as kind: Kind,
        _ context: EntryContext
    ) throws(AdmissionError) {
        var rest = statement.references
        // A correction is a whole new record, so it may refer to what its kind refers to.
        let carried = statement.kind == .correction ? kind.referenceRules.map(\.optional) : []
        for rule in statement.kind.referenceRules + carried {
            let hashes = rest.removeValue(forKey: rule.role) ?? []
            guard rule.count.contains(hashes.count) else {
                throw .badReference(
                    role: rule.role,
                    reason: Localized(
                        french:
                            "il en faut \(Self.number(rule.count, "à")), il y en a \(hashes.count) ; chacune se donne avec --refer",
                        english:
                            "it takes \(Self.number(rule.count, "to")), and there are \(hashes.count); each is given with --refer"
                    )
                )
            }
            for hash in hashes { try requireTarget(hash, rule, of: statement, context) }
        }
        if let role = rest.keys.min() {
            throw .badReference(
                role: role,
                reason: Localized(
                    french:
                        "une inscription de genre « \(statement.kind.label.french) » n'a pas cette référence",
                    english: "a \(statement.kind.rawValue) entry has no such reference"
                )
            )
        }
    }

    private func requireTarget(
        _ hash: Digest,
        _ rule: ReferenceRule,
        of statement: Statement,
        _ context: EntryContext
    ) throws(AdmissionError) {
        guard let found = context.targets[hash] else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "aucune inscription de ce registre n'a cette empreinte",
                    english: "no such entry is in the ledger"
                )
            )
        }
        let (index, target) = (found.index, found.summary)
        guard rule.kinds.contains(target.effectiveKind) else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) est de genre « \(target.kind.label.french) »",
                    english: "entry \(index) is a \(target.kind.rawValue)"
                )
            )
        }
        guard isAllowed(target.issuer, by: rule.issuer, of: statement.issuer) else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) est de \(target.issuer)",
                    english: "entry \(index) is by \(target.issuer)"
                )
            )
        }
        // What is contested may name a person as well, and is put right by a correction.
        let mendsIt = statement.kind == .erasure || rule.role == "corrects"
        guard mendsIt || !isContested(target) else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) est contestée",
                    english: "entry \(index) is contested"
                )
            )
        }
        guard rule.role != "corrects" && rule.role != "supersedes" || found.correction == nil
        else {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(index) n'est pas la dernière version",
                    english: "entry \(index) is not the latest version"
                )
            )
        }
        if rule.role == "supersedes", let next = found.successor {
            throw .badReference(
                role: rule.role,
                reason: Localized(
                    french: "l'inscription \(next) remplace déjà l'inscription \(index)",
                    english: "entry \(next) already supersedes entry \(index)"
                )
            )
        }
    }

    private static func number(_ count: ClosedRange<Int>, _ to: String) -> String {
        count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) \(to) \(count.upperBound)"
    }

    private func isAllowed(
        _ target: AuthorityIdentifier,
        by rule: ReferenceRule.Issuer,
        of issuer: AuthorityIdentifier
    ) -> Bool {
        switch rule {
        case .any: true
        case .same: target == issuer
        case .sameOrRegistrar: target == issuer || issuers[issuer]?.capacity == .registrar
        }
    }

    /// Checks what an erasure names, in the entries that it refers to.
    func requireErasable(
        _ statement: Statement,
        _ context: EntryContext
    ) throws(AdmissionError) {
        guard let record = statement.record.plain else { return }
        for target in try Erasure(record).targets {
            guard let entry = context.targets[target.entry], let content = entry.content else {
                continue
            }
            try Erasure.require(target, in: content, of: entry.summary.effectiveKind)
        }
    }

    func requireSubject(
        _ statement: Statement,
        kind: Kind,
        of issuer: Issuer,
        _ context: EntryContext
    ) throws(AdmissionError) {
        try requireSubjectForm(statement, kind: kind, of: issuer)
        let subject = statement.subject
        if statement.kind == .correction {
            guard let target = statement.references["corrects"]?.first,
                let index = context.targets[target]?.index, index == context.latest
            else { throw .badSubject(subject) }
            return
        }
        if let taken = context.latest { throw .subjectTaken(subject, index: taken) }
    }

    func requireSubjectForm(
        _ statement: Statement,
        kind: Kind,
        of issuer: Issuer
    ) throws(AdmissionError) {
        let subject = statement.subject
        let copied = issuer.capacity == .transcriber ? Subject.copiedAuthority(in: subject) : nil
        guard Subject.isValid(subject, kind: kind, copied: copied),
            issuer.capacity != .transcriber || kind.namesNoAuthority || copied != nil
        else { throw .badSubject(subject) }
    }
}
