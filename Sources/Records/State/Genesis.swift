// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Notation

/// What the first entry of a ledger fixes for ever.
public struct Genesis: Sendable, Equatable {
    /// The name of the ledger, which every entry and checkpoint repeats.
    public let origin: String
    /// The registrar's key.
    public let registrarKey: VerificationKey
    /// The registrar's name.
    public let registrarName: String
    /// The key that signs checkpoints, as a note key ("vkey").
    public let logKey: String
    /// The key that cosigns them with the time, as a note key.
    public let clockKey: String

    /// Makes the record of a genesis.
    ///
    /// - Parameter random: 32 bytes, so that two ledgers of one origin differ.
    public static func record(
        origin: String,
        registrarName: String,
        registrarKey: VerificationKey,
        logKey: String,
        clockKey: String,
        random: [UInt8]
    ) -> JSONValue {
        .object([
            JSONMember("clock_key", .string(clockKey)),
            JSONMember("format", .integer(RegisterState.formatVersion)),
            JSONMember("log_key", .string(logKey)),
            JSONMember("origin", .string(origin)),
            JSONMember("random", .string(Base64.url.encode(random))),
            JSONMember("registrar", JSONWebKey.json(registrarKey)),
            JSONMember("registrar_name", .string(registrarName)),
        ])
    }

    /// Reads the record of a genesis.
    init(_ statement: Statement) throws(AdmissionError) {
        guard let record = statement.record.plain else {
            throw .badStructure(
                Localized(french: "l'enregistrement n'est pas en clair", english: "no plain record")
            )
        }
        try record.requireMembers(
            ["clock_key", "format", "log_key", "origin", "random", "registrar", "registrar_name"],
            optional: ["predecessor"]
        )
        guard record["format"]?.integer == RegisterState.formatVersion else {
            throw .notSupported("the format version that the genesis names")
        }
        guard let origin = record["origin"]?.string, origin.utf8.elementsEqual(statement.log.utf8),
            let key = JSONWebKey.key(record["registrar"]),
            (1...200).contains(origin.utf8.count),
            origin.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") }),
            let name = record["registrar_name"]?.string, RecordChecker.isName(name),
            let logKey = record["log_key"]?.string, let clockKey = record["clock_key"]?.string,
            let random = record["random"]?.string, Base64.url.decode(random)?.count == 32
        else {
            throw .badStructure(
                Localized(
                    french: "un élément de la genèse est illisible",
                    english: "a member of the genesis cannot be read"
                )
            )
        }
        self.origin = origin
        registrarKey = key
        registrarName = name
        self.logKey = logKey
        self.clockKey = clockKey
    }
}
