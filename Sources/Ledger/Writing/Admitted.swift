// SPDX-License-Identifier: EUPL-1.2
import Records

/// An entry that was admitted and waits for its commit.
struct Admitted {
    let index: UInt64
    let warnings: [RecordIssue]
    let wasThere: Bool
}
