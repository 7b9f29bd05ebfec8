// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Policy
import Records

/// The charters and frameworks that a ledger holds, and which of them are in force on a day.
struct RecordedCharters {
    private let reader: LedgerReader
    private let date: CivilDate
    private let issuer: AuthorityIdentifier
    /// The entries by the digest of their text, as they were last corrected.
    private let entries: [Digest: [UInt64]]
    /// The entries that corrected a text, by the digest of that text.
    private let corrections: [Digest: UInt64]

    /// The charters as an authority may refer to them on a day.
    init(reader: LedgerReader, date: CivilDate, for issuer: AuthorityIdentifier) throws {
        var (entries, corrections) = ([Digest: [UInt64]](), [Digest: UInt64]())
        try reader.forEach([.charter, .framework]) { index, entry in
            // Nothing refers to what is contested.
            guard !reader.state.isContested(entry),
                let digest = try reader.textDigest(of: index)
            else { return }
            if let next = try reader.replacement("corrects", of: entry.leafHash) {
                if entry.issuer == issuer { corrections[digest] = next }
            } else {
                entries[digest, default: []].append(index)
            }
        }
        self.reader = reader
        self.date = date
        self.issuer = issuer
        self.entries = entries
        self.corrections = corrections
    }

    /// The entry that holds the schema of declarations.
    func hash(ofSchema bytes: [UInt8]) throws -> Digest {
        guard let index = try preferred(entries[SHA256.hash(bytes)] ?? []).last else {
            throw CommandError(
                .refused,
                "le schéma des déclarations n'est pas inscrit au registre : consignez-le avec `feuillet consigner cadre ai-use`",
                "the schema of declarations is not in the ledger: record it with `feuillet record framework ai-use`"
            )
        }
        return try reader.summary(index).leafHash
    }

    /// The entries that hold the texts of charters, so that a check can be made again: in force as far as the
    /// ledger says, and each of the texts that another of them extends.
    func hashes(of charters: [CharterInput]) throws -> [Digest] {
        let found = try charters.map(entry)
        for (charter, index) in zip(charters, found) {
            let extended = Set(try reader.references(of: index)["extends"] ?? [])
            let names = charter.charter.extends.compactMap(CharterReference.init)
            for (base, place) in zip(charters, found)
            where names.contains(where: { $0.names(base.charter) }) {
                let digest = SHA256.hash(base.bytes)
                guard try !extended.contains(where: { try holds($0, digest) }) else { continue }
                throw CommandError(
                    .refused,
                    "\(base.name) (inscription \(place)) : `\(charter.charter.id)` étend un autre texte de ce nom (voyez `feuillet montrer \(index)`)",
                    "\(base.name) (entry \(place)): `\(charter.charter.id)` extends another text of that name (see `feuillet show \(index)`)"
                )
            }
        }
        return try found.map { try reader.summary($0).leafHash }
    }

    private func entry(_ input: CharterInput) throws -> UInt64 {
        let all = entries[SHA256.hash(input.bytes)] ?? []
        guard !all.isEmpty else { throw try missing(input) }
        let copies = try preferred(all)
        let isOwn = try reader.summary(copies[0]).issuer == issuer
        guard input.charter.inForce.contains(date) else {
            throw notInForce(
                input,
                copies[0],
                Localized(
                    french: "c'est hors de la période qu'elle dit",
                    english: "that is outside the period that it states"
                )
            )
        }
        var refusal: (index: UInt64, why: Localized)?
        for index in copies.reversed() {
            // What took the place of one's own text took that of every copy, but for one that followed in turn.
            let siblings = isOwn ? copies : [index]
            let replaced = try siblings.compactMap { try replacement(of: $0, butFor: index) }
            guard let why = try replaced.first ?? obstacle(to: index) else { return index }
            refusal = refusal ?? (index, why)
        }
        throw try refusal.map { notInForce(input, $0.index, $0.why) } ?? missing(input)
    }

    private func replacement(of copy: UInt64, butFor index: UInt64) throws -> Localized? {
        guard let successor = try successor(of: copy), try !follows(index, successor) else {
            return nil
        }
        return Localized(
            french: "l'inscription \(successor) l'a remplacée",
            english: "entry \(successor) took its place"
        )
    }

    /// The entry in force that took the place of a charter, be it by way of others.
    private func successor(of index: UInt64) throws -> UInt64? {
        var place = index
        while let next = try reader.successor(of: try reader.summary(place).leafHash) {
            place = try reader.latestVersion(of: next)
            if try start(of: place).map({ $0 <= date }) ?? true,
                try standing(of: place)?.hasTakenEffect(by: date) != false
            {
                return place
            }
        }
        return nil
    }

    /// Whether an entry took the place of another, be it by way of others.
    private func follows(_ index: UInt64, _ earlier: UInt64) throws -> Bool {
        var place = earlier
        while let next = try reader.successor(of: try reader.summary(place).leafHash) {
            place = try reader.latestVersion(of: next)
            if place == index { return true }
        }
        return false
    }

    /// Whether the entry with a leaf hash, or a correction of it, holds a text.
    private func holds(_ hash: Digest, _ text: Digest) throws -> Bool {
        guard let index = try reader.index(of: hash) else { return false }
        return try reader.versions(of: index).contains { try reader.textDigest(of: $0) == text }
    }

    /// From when a charter is in force, as its record says or its text.
    private func start(of index: UInt64) throws -> CivilDate? {
        let record = try reader.record(try reader.item(index))
        if let date = record.date("in_force_from") { return date }
        let node = try? YAMLNode.parse(Array((record.text("text") ?? "").utf8))
        return (node?["in_force"]?["from"]?.text).flatMap { CivilDate($0) }
    }

    /// One's own entries, if there are any: what another authority does with its copy of a framework is nothing
    /// to this one.
    private func preferred(_ copies: [UInt64]) throws -> [UInt64] {
        let own = try copies.filter { try reader.summary($0).issuer == issuer }
        return own.isEmpty ? copies : own
    }

    /// Why the deliberation of a charter has no effect; nothing if it has, or none is named.
    private func obstacle(to index: UInt64) throws -> Localized? {
        try standing(of: index)?.obstacle(on: date)
    }

    private func standing(of index: UInt64) throws -> ActStanding? {
        guard let hash = try reader.references(of: index)["deliberation"]?.first,
            let act = try reader.index(of: hash)
        else { return nil }
        return try reader.standing(of: act)
    }

    /// The last entry whose text gives itself a name.
    private func entry(named name: String) throws -> UInt64? {
        try entries.values.joined().sorted().last { index in
            guard try reader.summary(index).issuer == issuer else { return false }
            let text = try reader.record(try reader.item(index)).text("text") ?? ""
            let node = try? YAMLNode.parse(Array(text.utf8))
            return (node?["charter"] ?? node?["framework"])?.text == name
        }
    }

    // MARK: Refusals

    private func notInForce(_ input: CharterInput, _ index: UInt64, _ why: Localized)
        -> CommandError
    {
        CommandError(
            .refused,
            "\(input.name) (inscription \(index)) n'est pas en vigueur le \(date) : \(why.french) ; évaluez avec le texte qui l'est",
            "\(input.name) (entry \(index)) is not in force on \(date): \(why.english); check with the text that is"
        )
    }

    private func missing(_ input: CharterInput) throws -> CommandError {
        if let correction = corrections[SHA256.hash(input.bytes)] {
            return CommandError(
                .refused,
                "\(input.name) : l'inscription \(correction) corrige ce texte ; évaluez avec le texte corrigé",
                "\(input.name): entry \(correction) corrects this text; check with the text as corrected"
            )
        }
        let isFramework = input.charter.isFramework
        let (kind, french) = isFramework ? ("framework", "cadre") : ("charter", "charte")
        // The ledger has another text of that name: a second one has to say what it takes the place of.
        let other = try entry(named: input.charter.id)
        let (refer, frenchRefer) =
            other.map { (" --refer supersedes=\($0)", " --refer remplace=\($0)") } ?? ("", "")
        return CommandError(
            .refused,
            "« \(input.name) » n'est pas au registre avec ce texte : consignez-le avec `feuillet consigner \(french) \(input.name)\(frenchRefer)`",
            "`\(input.name)` is not in the ledger with this text: record it with `feuillet record \(kind) \(input.name)\(refer)`"
        )
    }
}
