// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Ledger
import Records
import Storage
import TestSupport
import Testing
import Transparency

/// Flips bits of a ledger of fifty entries, and of the specimen with an entry of each kind, one at a time: each is
/// found, and its file named. The deeper gate flips one in ninety-seven; with `FEUILLET_EVERY_BIT` set to 1 every bit
/// of every byte of every file.
@Suite(
    "Every bit",
    .enabled(
        if: ProcessInfo.processInfo.environment["FEUILLET_DEEP"] == "1",
        "FEUILLET_DEEP is unset: the bits of a ledger of fifty entries are not flipped"
    )
)
struct EveryBitTests {
    /// One bit in so many.
    private static var step: Int {
        ProcessInfo.processInfo.environment["FEUILLET_EVERY_BIT"] == "1" ? 1 : 97
    }

    @Test func `of a ledger of fifty entries is found where it was flipped`() async throws {
        let ledger = try SampleLedger()
        try ledger.fill(48)
        try await flip(ledger, size: 50)
    }

    @Test func `of the specimen is found where it was flipped`() async throws {
        let ledger = try Specimen().ledger
        try await flip(ledger, size: try #require(ledger.writer.state?.size))
    }

    private func flip(_ ledger: SampleLedger, size: UInt64) async throws {
        let contents = try #require((ledger.store as? MemoryStore)?.contents)
        let policy = try ledger.policy()
        let whole = try LedgerVerifier(MemoryStore(contents), policy: policy).run()
        #expect(whole.size == size && whole.faults == [])
        let began = ContinuousClock.now
        let total = try await withThrowingTaskGroup(of: Int.self) { group in
            for part in 0..<2 {
                group.addTask { try Self.flip(part, in: contents, policy) }
            }
            return try await group.reduce(0, +)
        }
        let files = contents.count { !$0.value.isEmpty }
        print("every bit: \(total) flipped in \(files) files, in \(ContinuousClock.now - began)")
        #expect(total > 1000)
    }

    /// Flips every second of the chosen bits of every file.
    private static func flip(
        _ part: Int,
        in contents: [String: [UInt8]],
        _ policy: TLogPolicy
    ) throws -> Int {
        var count = 0
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
            for bit in stride(from: part * step, to: bytes.count * 8, by: 2 * step) {
                try flip(bit, of: name, in: contents, policy)
                count += 1
            }
        }
        return count
    }

    private static func flip(
        _ bit: Int,
        of name: String,
        in contents: [String: [UInt8]],
        _ policy: TLogPolicy
    ) throws {
        var damaged = contents
        damaged[name]?[bit / 8] ^= 1 << (bit % 8)
        let result = try LedgerVerifier(MemoryStore(damaged), policy: policy).run()
        let isNamed = result.faults.contains { $0.file == name }
        // An expectation for each of a million would be slow; what fails is said.
        guard result.exitCode == 1, isNamed else {
            Issue.record("bit \(bit) of \(name): \(result.exitCode) \(result.faults)")
            return
        }
    }
}
