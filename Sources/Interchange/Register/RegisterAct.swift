// SPDX-License-Identifier: EUPL-1.2
public import Records

/// An act of a register, with its place in the ledger.
public struct RegisterAct: Sendable {
    /// The number of the entry.
    public let index: UInt64
    /// The record.
    public let record: Record

    /// An act.
    public init(index: UInt64, record: Record) {
        self.index = index
        self.record = record
    }

    /// The order in the sitting, else the authority's own number, else that of the entry.
    var order: String {
        record.count("order").map(String.init) ?? record.text("number") ?? "n° \(index)"
    }
}
