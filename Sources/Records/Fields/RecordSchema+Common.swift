// SPDX-License-Identifier: EUPL-1.2

extension RecordSchema {
    /// A file that goes with the record, by its digest; its bytes are kept under `document/`.
    static let document: [RecordField] = [
        RecordField("name", "nom", .line, ("Nom du fichier", "File name"), .required),
        RecordField("sha256", "sha256", .digest, ("Empreinte SHA-256", "SHA-256"), .required),
        RecordField("bytes", "octets", .count, ("Taille en octets", "Size in bytes")),
    ]

    /// A public text that a record was copied from.
    static let source: [RecordField] = [
        RecordField("title", "titre", .line, ("Titre", "Title"), .required),
        RecordField("url", "url", .line, ("Adresse", "Address")),
        RecordField("publisher", "editeur", .line, ("Éditeur", "Publisher")),
        RecordField("read", "lu_le", .date, ("Lu le", "Read on")),
    ]

    /// What every record may have: files, sources, and the authority that a transcriber copies.
    static let common: [RecordField] = [
        RecordField(
            "documents",
            "documents",
            .object(document),
            ("Documents", "Documents"),
            [.list, .erasable]
        ),
        RecordField("sources", "sources", .object(source), ("Sources", "Sources"), .list),
        RecordField("authority", "autorite", .authority, ("Autorité", "Authority")),
        RecordField("note", "note", .text, ("Note", "Note"), .erasable),
    ]
}
