// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Policy
import Records
import Transparency

/// Makes a recorded assessment again, from the entries that it refers to.
struct AssessmentReplay {
    /// What comes of it.
    enum Outcome: Equatable {
        /// The same verdicts.
        case same
        /// Other verdicts than those recorded.
        case other(verdict: String)
        /// A value that is needed is not shown any more.
        case notReplayable
        /// The evaluator that it names is not one of this version.
        case unknownEvaluator(String)
    }

    let reader: LedgerReader
    let groups: KnownGroups

    /// Makes the assessment of an entry again.
    func outcome(_ index: UInt64) throws -> Outcome {
        let item = try reader.item(index)
        let record = try reader.record(item)
        // A correction says what was found otherwise; what it was found from is the corrected entry's.
        guard item.entry.statement.kind == .assessment, let name = record.text("evaluator") else {
            return .notReplayable
        }
        guard let evaluator = Evaluator(rawValue: name) else { return .unknownEvaluator(name) }
        if let digest = record.text("groups"), digest != groups.digest {
            return .unknownEvaluator("groups \(digest.prefix(8))…")
        }
        let references = try reader.references(of: index)
        // Erased inputs cannot be made again. Inputs that are there and cannot be read never could.
        let inputs = (references["charters"] ?? []) + (references["schema"] ?? [])
        let texts = try inputs.map(text)
        guard !texts.contains(nil), let declared = try self.record(references["declaration"]?.first)
        else { return .notReplayable }
        guard let date = record.date("date"), let schemaText = texts.last ?? nil,
            let vocabulary = vocabulary(schemaText)
        else { return .other(verdict: "-") }
        let charters = texts.dropLast().compactMap { text in
            Charter.parse(Array((text ?? "").utf8), vocabulary: vocabulary).charter
        }
        let (declaration, problems) = Declaration.parse(
            declared,
            schema: vocabulary.schema,
            takingAnyWord: evaluator.takesAnyWordForReference
        )
        // An answer that says nothing is unknown; evaluators before took it, or the whole for unreadable.
        let errors = problems.filter {
            !$0.code.isWarning && ($0.code != .wrongFact || evaluator.takesAnyWordForReference)
        }
        guard charters.count == texts.count - 1, errors.isEmpty else {
            return .other(verdict: "-")
        }
        let acts =
            evaluator.knowsActs
            ? try acts(references["declaration"]?.first, texts.dropLast(), before: index) : nil
        let report = Checker.check(
            declaration,
            charters,
            on: date,
            waivers: acts?.waivers ?? [],
            opinions: acts?.opinions ?? [],
            leaf: acts?.leaf,
            explaining: false,
            by: evaluator
        )
        let rules = Set((record.values["rules"] ?? []).map { $0.canonical() })
        let isSame =
            report.overall(by: evaluator).rawValue == record.text("verdict")
            && Set(report.recordedRules.map { $0.canonical() }) == rules
        return isSame ? .same : .other(verdict: report.overall.rawValue)
    }

    /// Contested acts count: whether they were when the assessment was sealed is not known, and
    /// they are listed as contested in any case.
    private func acts(
        _ hash: Digest?,
        _ texts: some Sequence<String?>,
        before index: UInt64
    ) throws -> DeclarationActs? {
        guard let hash, let declaration = try reader.index(of: hash) else { return nil }
        let charters = Set(texts.compactMap(\.self).map { SHA256.hash(Array($0.utf8)) })
        return try reader.acts(on: declaration, under: charters, before: index)
    }

    private func vocabulary(_ text: String) -> Vocabulary? {
        guard let node = try? YAMLNode.parse(Array(text.utf8)),
            let schema = UseSchema.parse(node).schema
        else { return nil }
        return Vocabulary.compile(schema: schema, groups: groups.groups).vocabulary
    }

    private func record(_ hash: Digest?) throws -> Record? {
        guard let hash, let index = try reader.index(of: hash) else { return nil }
        let item = try reader.item(index)
        let hidden = DisclosedRecord.missing(item.entry.statement.record, item.disclosures)
        return hidden.isEmpty ? try reader.record(item) : nil
    }

    private func text(_ hash: Digest?) throws -> String? { try record(hash)?.text("text") }
}
