// SPDX-License-Identifier: EUPL-1.2
import Notation

/// What the assessment of a specimen says, and what it rests on; as it stands, that of the true specimen.
struct SpecimenVariant: Equatable {
    /// The verdict that it records; another than it has is a fault to be found.
    var verdict = "compliant"
    var evaluator = "feuillet-policy/1"
    /// The digest of the groups of countries that it names.
    var groups: String?
    var charter = SpecimenTexts.charter
    /// The text of a second charter that it names.
    var otherCharter: String?
    /// The verdict of the rule.
    var ruleVerdict = "compliant"
    /// Whether it records the verdict of the rule.
    var namesRules = true
    /// What is declared besides.
    var facts: [String: [JSONValue]] = [:]
}
