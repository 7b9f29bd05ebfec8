// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Testing

@Suite("Overflow map") struct OverflowMapTests {
    @Test func `every text keeps its last number, on disk as in memory`() throws {
        let map = OverflowMap(memoryCount: 100)
        for number in 0..<5000 { try map.set("text \(number)", to: UInt64(number)) }
        for number in stride(from: 0, to: 5000, by: 7) {
            try map.set("text \(number)", to: UInt64(number + 1_000_000))
        }
        for number in 0..<5000 {
            let wanted = number % 7 == 0 ? number + 1_000_000 : number
            #expect(try map.value("text \(number)") == UInt64(wanted))
            #expect(try map.value("another \(number)") == nil)
        }
    }
}
