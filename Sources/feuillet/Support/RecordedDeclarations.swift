// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Records

/// The declarations that a ledger holds.
enum RecordedDeclarations {
    /// The latest version of each, with its number and name.
    static func current(
        in reader: LedgerReader,
        _ schema: UseSchema
    ) throws -> [(name: String, declaration: Declaration)] {
        var current: [(name: String, declaration: Declaration)] = []
        try reader.forEach([.declaration]) { index, summary in
            guard try reader.isCurrent(summary.leafHash) else { return }
            let record = try reader.record(try reader.item(index))
            let declaration = try DeclarationFile.declaration(record, schema).declaration
            current.append(("\(index) \(declaration.name)", declaration))
        }
        return current
    }
}
