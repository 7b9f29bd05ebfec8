// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Records

/// Numbers of entries that people give.
enum EntryPlace {
    static func require(_ index: UInt64, in reader: LedgerReader) throws {
        guard index < reader.state.size else {
            let last = reader.state.size - 1
            throw CommandError(
                .usage,
                "il n'y a pas d'inscription \(index) : elles vont de 0 à \(last)",
                "there is no entry \(index): they go from 0 to \(last)"
            )
        }
    }
}
