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
        try reader.state.entries.enumerated().compactMap { index, summary in
            guard summary.effectiveKind == .declaration, summary.correctedBy == nil,
                summary.supersededBy == nil
            else { return nil }
            let record = reader.record(try reader.item(UInt64(index)))
            let declaration = try DeclarationFile.declaration(record, schema)
            return ("\(index) \(declaration.name)", declaration)
        }
    }
}
