// SPDX-License-Identifier: EUPL-1.2
public import Cryptography
public import Policy
public import Records

/// What an authority said of one of its declarations besides the facts: waivers and opinions.
public struct DeclarationActs: Sendable {
    /// The leaf hash of the declaration.
    public let leaf: String
    /// The waivers of any version of the declaration; which of them hold is for `Waiver` to say.
    public let waivers: [Waiver]
    /// The opinions on this version, in the order of the chain.
    public let opinions: [Opinion]
    /// What all this rests on and was sealed by a key that was revoked for its time: the declaration, its acts,
    /// and the deliberations behind its waivers with their statuses.
    public let contested: [UInt64]
}

extension LedgerReader {
    /// What the declaration's authority said of it before a place of its chain.
    ///
    /// An assessment is in the same chain, so the acts before its place are fixed when it is
    /// sealed: who makes it again finds the same.
    ///
    /// - Parameters:
    ///   - declaration: the declaration.
    ///   - charters: the digests of the texts that it is checked against: a waiver is for one text.
    ///   - limit: the entries below that index are looked at; by default all.
    public func acts(
        on declaration: UInt64,
        under charters: Set<Digest>,
        before limit: UInt64? = nil
    ) throws -> DeclarationActs {
        var acts = ActsReader(reader: self, limit: limit ?? state.size)
        return try acts.read(declaration, under: charters)
    }

    /// The digest of the text that a charter or a framework holds; nothing if the entry holds none.
    public func textDigest(of index: UInt64) throws -> Digest? {
        try record(try item(index)).text("text").map { SHA256.hash(Array($0.utf8)) }
    }

    /// What became of an act, from what its authority recorded before a place.
    public func standing(of act: UInt64, before limit: UInt64? = nil) throws -> ActStanding {
        var acts = ActsReader(reader: self, limit: limit ?? state.size)
        return try acts.standing(of: act)
    }
}
