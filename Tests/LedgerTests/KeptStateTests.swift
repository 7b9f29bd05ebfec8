// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import TestSupport
import Testing
import Transparency

/// A state that was kept is read as it was, or not at all.
@Suite("Kept state") struct KeptStateTests {
    private let state: RegisterState
    private let genesis: Entry

    init() throws {
        let ledger = try SampleLedger()
        let commune = try #require(SampleLedger.commune)
        let thumbprint = try SampleLedger.key("register").verificationKey.thumbprint
        let enrolment = try #require(ledger.writer.state?.issuers[commune]?.enrolment)
        let statement = try ledger.statement(
            by: try #require(SampleLedger.registrar),
            kind: .key,
            subject: "key:revoke",
            references: ["authority": [enrolment]],
            record: .plain(
                .object([
                    JSONMember("action", .string("revoke")),
                    JSONMember("authority", .string(commune.text)),
                    JSONMember("from_seq", .integer(0)), JSONMember("reason", .string("lost")),
                    JSONMember("thumbprint", .string(thumbprint)),
                ])
            )
        )
        try ledger.append(try SealedEntry(statement, key: try SampleLedger.key("registrar")))
        state = try #require(ledger.writer.state)
        genesis = try LedgerReader(ledger.store).item(0).entry
    }

    private func read(_ json: JSONValue) -> RegisterState? {
        RegisterState(kept: json, genesis: genesis, leafHash: state.genesisHash)
    }

    /// The same value without one of its members, or with another in its place, at every depth.
    private func variants(_ value: JSONValue, without optional: Set<String>) -> [JSONValue] {
        switch value {
        case .object(let members):
            members.enumerated().flatMap { place, member in
                var changed = variants(member.value, without: optional).map { inner in
                    var others = members
                    others[place] = JSONMember(member.key, inner)
                    return JSONValue.object(others)
                }
                if !optional.contains(member.key) {
                    var others = members
                    others.remove(at: place)
                    changed.append(.object(others))
                }
                for other in [JSONValue.null, .integer(-1)] where other != member.value {
                    // A number in place of a number may be right.
                    if case .integer = member.value, optional.contains(member.key) { continue }
                    if case .integer = member.value, case .integer = other, member.key == "issued" {
                        continue
                    }
                    var others = members
                    others[place] = JSONMember(member.key, other)
                    changed.append(.object(others))
                }
                return changed
            }
        case .array(let elements):
            elements.enumerated().flatMap { place, element in
                variants(element, without: optional).map { inner in
                    var others = elements
                    others[place] = inner
                    return JSONValue.array(others)
                }
            }
        default: []
        }
    }

    @Test func `is read as it was`() {
        #expect(read(state.kept)?.kept == state.kept)
    }

    @Test func `is not read if a member is missing or of another type`() {
        let wrong = variants(state.kept, without: ["ended", "contested"])
        #expect(wrong.count > 60)
        for json in wrong {
            #expect(read(json) == nil, "\(String(decoding: json.canonical(), as: UTF8.self))")
        }
    }

    @Test func `is not read of another genesis`() {
        let other = MerkleTree.leafHash([1])
        #expect(RegisterState(kept: state.kept, genesis: genesis, leafHash: other) == nil)
    }
}
