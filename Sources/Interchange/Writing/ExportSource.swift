// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// What an export was made from: the ledger, and its checkpoint, so that a reader can verify it there.
public struct ExportSource: Sendable, Equatable {
    /// The name of the ledger.
    public let origin: String
    /// How many entries it had.
    public let size: UInt64
    /// The root of its tree, in base64.
    public let root: String
    /// The instant of the export.
    public let made: Timestamp
    /// The program and its version.
    public let tool: String

    /// A source.
    public init(origin: String, size: UInt64, root: String, made: Timestamp, tool: String) {
        self.origin = origin
        self.size = size
        self.root = root
        self.made = made
        self.tool = tool
    }

    /// The form for programs, which formats that have a place for it carry.
    public var json: JSONValue {
        .object([
            JSONMember("ledger", .string(origin)),
            JSONMember("made", .string(made.description)),
            JSONMember("root", .string(root)),
            JSONMember("size", .integer(Int64(size))),
            JSONMember("tool", .string(tool)),
        ])
    }

    /// One line for people.
    public var text: Localized {
        Localized(
            french: "registre \(origin), \(size) inscriptions, racine \(root), le \(made)",
            english: "ledger \(origin), \(size) entries, root \(root), on \(made)"
        )
    }
}
