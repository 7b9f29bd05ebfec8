// SPDX-License-Identifier: EUPL-1.2
/// A value that an entry commits to and that is not there: erased, or missing.
struct Absent: Sendable {
    /// Its place among the values of the entry.
    let place: Int
    /// Where it should be.
    let file: String
    let entry: UInt64
    let field: String
}
