// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// What is checked: a plan in a file, or a declaration of a ledger with what was said of it there.
struct CheckedProject {
    let declaration: Declaration
    /// The ledger, the acts on the declaration and the day it was declared, if it is in a ledger.
    private(set) var reader: LedgerReader?
    private(set) var acts: DeclarationActs?
    private(set) var date: CivilDate?
    /// The hash of the leaf that holds it, if it is in a ledger.
    private(set) var leafHash: Digest?
    /// Answers of the record that say nothing, such as a word in place of the number of an act: they are unknown.
    private(set) var remarks: [Diagnostic] = []

    /// A plan.
    init(declaration: Declaration) { self.declaration = declaration }

    /// A declaration of a ledger. Its verdict is of the day it was declared, unless another is asked.
    ///
    /// - Parameter charters: the texts that it is checked against.
    init(
        entry index: UInt64,
        of reader: LedgerReader,
        _ schema: UseSchema,
        under charters: [CharterInput]
    ) throws {
        try EntryPlace.require(index, in: reader)
        let summary = try reader.summary(index)
        guard summary.effectiveKind == .declaration else {
            let kind = KindName.name(summary.effectiveKind)
            throw CommandError(
                .usage,
                "l'inscription \(index) est de genre \(kind), pas une déclaration",
                "entry \(index) is of kind \(kind), not a declaration"
            )
        }
        let acts = try reader.acts(
            on: index,
            under: Set(charters.map { SHA256.hash($0.bytes) })
        )
        if let contested = acts.contested.first {
            throw CommandError(
                .refused,
                "l'inscription \(contested), dont dépend cette évaluation, est contestée (clé révoquée) ; corrigez-la d'abord avec `feuillet consigner correction`",
                "entry \(contested), on which this check rests, is contested (revoked key); first correct it with `feuillet record correction`"
            )
        }
        (declaration, remarks) = try DeclarationFile.declaration(
            try reader.record(try reader.item(index)),
            schema
        )
        self.reader = reader
        self.acts = acts
        date = summary.issuedAt.date
        leafHash = summary.leafHash
    }
}
