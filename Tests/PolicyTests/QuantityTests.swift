// SPDX-License-Identifier: EUPL-1.2
import Records
import Testing

@Suite("Quantity") struct QuantityTests {
    @Test(
        arguments: [
            ("0", 0), ("1", 1_000_000), ("90000", 90_000_000_000), ("0.1", 100_000),
            ("0.000001", 1), ("007", 7_000_000), ("12.50", 12_500_000),
        ] as [(String, Int64)]
    )
    func `reads exactly what is written`(_ text: String, _ millionths: Int64) throws {
        #expect(try #require(Quantity(text)).millionths == millionths)
    }

    @Test(arguments: ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "1.0000001", "1 000", "٣"])
    func `refuses what is not an exact decimal`(_ text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test func `refuses a number that would overflow`() {
        #expect(Quantity("9223372036854") != nil)
        #expect(Quantity("9223372036855") == nil)
        #expect(Quantity("99999999999999999999") == nil)
    }

    @Test func `a tenth and two tenths make three tenths`() throws {
        let sum = try #require(Quantity("0.1")).millionths + #require(Quantity("0.2")).millionths
        #expect(Quantity(millionths: sum) == Quantity("0.3"))
    }

    @Test(arguments: ["0", "1", "0.000001", "12.5", "90000"])
    func `writes what it read`(_ text: String) throws {
        #expect(try #require(Quantity(text)).description == text)
    }
}
