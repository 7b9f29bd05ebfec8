// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import TestSupport
import Testing

/// What an enrolment says of an authority beside its key.
@Suite("Enrolments") struct EnrolmentTests {
    private let ledger: SampleLedger

    init() throws { ledger = try SampleLedger() }

    private func enrol(
        _ number: String = "NTRFR-000000307",
        name: String = "Syndicat (fictif)",
        type: String = "establishment",
        capacity: Issuer.Capacity = .authority,
        role: KeyRole = .register,
        siret: String? = nil,
        prefecture: String? = nil,
        publication: String? = nil
    ) throws {
        let authority = try #require(AuthorityIdentifier(number))
        let key = try SampleLedger.key("\(number) \(ledger.writer.state?.size ?? 0)")
        let genesis = try #require(ledger.writer.state?.genesisHash)
        let enrolment = Enrolment(
            authority: authority,
            name: name,
            capacity: capacity,
            type: type,
            siret: siret,
            prefecture: prefecture,
            publication: publication,
            key: key.verificationKey,
            role: role,
            proof: try KeyProof.make(
                genesis: genesis,
                authority: authority,
                role: role,
                key: key
            )
        )
        let statement = try ledger.statement(
            by: try #require(SampleLedger.registrar),
            kind: .authority,
            subject: "authority:\(authority)",
            record: .plain(enrolment.record)
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("registrar")))
    }

    private func requireRefused(_ words: String, _ body: () throws -> Void) {
        let error = #expect(throws: LedgerError.self) { try body() }
        #expect(error?.message.english.contains(words) == true, "\(String(describing: error))")
    }

    @Test(arguments: ["PREF031", "PREF02A", "SPREF0311", "SGAR075", "PREF02B"])
    func `a prefecture is named as SCDL names it`(_ prefecture: String) throws {
        try enrol(prefecture: prefecture)
    }

    @Test(arguments: ["PREF31", "PREF0311", "SPREF031", "SGARXXX", "031", "pref031", "PREF02C"])
    func `and in no other way`(_ prefecture: String) {
        requireRefused("is not a code such as") { try enrol(prefecture: prefecture) }
    }

    @Test func `a SIRET is of the authority, and right`() throws {
        requireRefused("is not a SIRET of") { try enrol(siret: "00000030700001") }
        requireRefused("is not a SIRET of") { try enrol(siret: "21860194600013") }
        requireRefused("is not a SIRET of") { try enrol(siret: "") }
        try enrol("NTRFR-218601946", siret: "21860194600013")
    }

    @Test func `there is one registrar, and its keys are its own`() throws {
        requireRefused("cannot be read") { try enrol(capacity: .registrar) }
        requireRefused("cannot be read") { try enrol(role: .registrar) }
        try enrol(capacity: .transcriber)
    }

    @Test func `a type and a way of publication are of those that there are`() throws {
        requireRefused("is not a type of authority") { try enrol(type: "kingdom") }
        requireRefused("is not a way of publication") { try enrol(publication: "town crier") }
        requireRefused("cannot be read") { try enrol(name: "") }
        for hidden in ["\u{202E}", "\u{AD}", "\u{2060}", "\u{3164}", "\u{E0041}", "\u{2028}", "\n"]
        {
            requireRefused("cannot be read") { try enrol(name: "a\(hidden)b") }
        }
        try enrol(publication: "posting")
    }
}
