// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Policy
import Records
import Storage

/// Work without a clock, for a counter of instructions or of calls around the process.
struct CountedRun {
    let name: String
    /// How much of it there is.
    let count: Int

    func run() throws {
        switch name {
        case "rules": try rules()
        case "verdicts": try verdicts()
        case "charters": try charters(explaining: false)
        case "explained": try charters(explaining: true)
        case "disclosures": try disclosures()
        case "votes": try votes()
        case "appends": try appends(clients: 1)
        case "clients": try appends(clients: RegisterWorkload.authorityCount)
        default: throw Failure(what: name)
        }
    }

    /// The broken ones of ten rules, again and again.
    private func rules() throws {
        let schema = try CharterWorkload.schema()
        let charter = try compiled(0, schema)
        let slots = charter.slots(of: CharterWorkload.declaration(schema))
        for _ in 0..<count { Window.keep(charter.violationCount(slots)) }
    }

    /// Every verdict of ten rules, again and again.
    private func verdicts() throws {
        let schema = try CharterWorkload.schema()
        let (charter, declaration) = (try compiled(0, schema), CharterWorkload.declaration(schema))
        for _ in 0..<count { Window.keep(report(declaration, [charter], opinions: []).overall) }
    }

    /// One project against that many charters, on one rule of which somebody has an opinion.
    private func charters(explaining: Bool) throws {
        let schema = try CharterWorkload.schema()
        let charters = try (0..<count).map { try compiled($0, schema) }
        let opinion = Opinion(
            rule: "R0",
            role: "council",
            answer: .favourable,
            reference: "bench",
            date: try CharterWorkload.date()
        )
        Window.keep(
            report(
                CharterWorkload.declaration(schema),
                charters,
                opinions: [opinion],
                explaining: explaining
            ).overall
        )
    }

    /// An entry with that many values, sealed, written, read and checked.
    private func disclosures() throws {
        guard let issuer = AuthorityIdentifier("NTRXX-BENCH") else { throw Failure(what: "issuer") }
        let sealed = try SealedEntry(
            record: rollCall,
            statement: { content in
                Statement(
                    log: "bench.example/register",
                    issuer: issuer,
                    sequence: 0,
                    previous: Digest([32 of UInt8](repeating: 0)),
                    issuedAt: RegisterWorkload.start,
                    kind: .deliberation,
                    subject: "act:2025-12-15:DEL-2025-1",
                    references: [:],
                    record: content
                )
            },
            key: try SigningKey.generate(.es256),
            random: .system
        )
        Window.keep(try SealedEntry(file: sealed.file).record(as: .deliberation))
    }

    /// A vote by name with that many members, against the rules of a vote.
    private func votes() throws {
        guard let schema = RecordSchema.of(.deliberation) else { throw Failure(what: "schema") }
        let issues =
            RecordChecker.issues(rollCall, schema)
            + ActRules.issues(rollCall, type: nil, issuedOn: nil)
        Window.keep(issues)
    }

    /// That many entries appended durably: by one client one at a time, or by many clients at once.
    private func appends(clients: Int) throws {
        let scratch = try ScratchStore()
        let workload = try RegisterWorkload(
            in: try FileStore.create(folder: scratch.store.folder + "/ledger"),
            guardedBy: try FileStore.create(folder: scratch.store.folder + "/guard")
        )
        let submissions = try workload.seal(count)
        guard clients > 1 else {
            for submission in submissions {
                for outcome in try workload.writer.append([submission]) { _ = try outcome.get() }
            }
            return
        }
        nonisolated(unsafe) let writer = workload.writer
        let sequencer = unsafe Sequencer(writer)
        blocking { await AppendBenchmark.submit(submissions, clients: clients, to: sequencer) }
    }

    // MARK: What is worked on

    private var rollCall: Record {
        Record(
            kind: .deliberation,
            values: [
                "roll_call": (0..<count).map { number in
                    .object([
                        JSONMember("name", .string("Conseillère \(number)")),
                        JSONMember("proxy", .string("Mandataire \(number)")),
                        JSONMember("vote", .string("for")),
                    ])
                }
            ]
        )
    }

    private func compiled(_ seed: Int, _ schema: Vocabulary) throws -> CompiledCharter {
        CompiledCharter(
            try CharterWorkload.charter(rules: 10, seed: seed, schema),
            on: try CharterWorkload.date()
        )
    }

    private func report(
        _ declaration: Declaration,
        _ charters: [CompiledCharter],
        opinions: [Opinion],
        explaining: Bool = false
    ) -> Report {
        Checker.check(
            declaration,
            compiled: charters,
            on: charters[0].date,
            opinions: opinions,
            explaining: explaining
        )
    }
}
