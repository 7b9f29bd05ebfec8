// SPDX-License-Identifier: EUPL-1.2

/// The fields that records of a kind may have.
public struct RecordSchema: Sendable {
    /// The kind.
    public let kind: Kind
    /// The fields, in the order in which people fill and read them.
    public let fields: [RecordField]

    /// The field of a name.
    public func field(_ name: String) -> RecordField? { fields.first { $0.name == name } }

    /// The schema of a kind; none for structural kinds, corrections and declarations, whose fields
    /// are those of the target and of the schema of an AI use.
    public static func of(_ kind: Kind) -> RecordSchema? { all[kind] }

    private static let all: [Kind: RecordSchema] = Dictionary(
        uniqueKeysWithValues: [
            RecordSchema(kind: .sitting, fields: sitting),
            RecordSchema(kind: .deliberation, fields: deliberation),
            RecordSchema(kind: .decision, fields: decision),
            RecordSchema(kind: .status, fields: status),
            RecordSchema(kind: .charter, fields: charter),
            RecordSchema(kind: .framework, fields: charter),
            RecordSchema(kind: .assessment, fields: assessment),
            RecordSchema(kind: .opinion, fields: opinion),
            RecordSchema(kind: .waiver, fields: waiver),
        ].map { ($0.kind, $0) }
    )
}
