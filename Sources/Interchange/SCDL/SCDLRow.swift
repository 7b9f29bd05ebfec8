// SPDX-License-Identifier: EUPL-1.2
public import Records

/// What one row of an SCDL file says: an act, and what happened to it afterwards.
public struct SCDLRow: Sendable {
    /// The record of the file, from 1 with the header.
    public let number: Int
    /// The line of the file on which it begins.
    public let line: Int
    /// The act.
    public internal(set) var act: Record
    /// Its registration at the prefecture and its publication, where the row dates them.
    public internal(set) var statuses: [Record] = []
    /// What is not as the standard wants it.
    public internal(set) var diagnostics: [ImportDiagnostic] = []

    /// Whether it says too little, or what cannot be, for an act to be recorded from it.
    public var isRefused: Bool { diagnostics.contains { $0.severity == .refusal } }
}
