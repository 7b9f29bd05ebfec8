// SPDX-License-Identifier: EUPL-1.2
import Notation

/// What the ledger itself asks of a declaration's fields. Their types are those of the schema of
/// an AI use, which is an entry of its own and changes without the ledger.
enum DeclarationFields {
    /// Fields without which nobody could tell what is declared.
    static let required = ["name", "state"]

    static func issues(_ record: Record) -> [RecordIssue] {
        var issues: [RecordIssue] = []
        for name in record.sortedFields where !isPath(name) {
            issues.append(
                ActRules.impossible(
                    name,
                    "`\(name)` n'est pas un nom de champ",
                    "`\(name)` is not a field name"
                )
            )
        }
        for (name, values) in record.values.sorted(by: { $0.key < $1.key })
        where !RecordSchema.common.contains(where: { $0.name == name }) {
            issues += values.compactMap { RecordChecker.hidden($0, name) }
        }
        for field in RecordSchema.common {
            guard let values = record.values[field.name] else { continue }
            issues += RecordChecker.issues(values, field)
        }
        for name in required where record.values[name] == nil {
            issues.append(
                ActRules.impossible(
                    name,
                    "le champ `\(name)` manque",
                    "the field `\(name)` is missing"
                )
            )
        }
        return issues
    }

    /// `name {"." name}` with lowercase letters, digits and `_`, as charters write paths.
    private static func isPath(_ text: String) -> Bool {
        let names = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.utf8.count <= 100
            && names.allSatisfy { name in
                guard let first = name.first, (0x61...0x7A).contains(first) else { return false }
                return name.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
                }
            }
    }
}
