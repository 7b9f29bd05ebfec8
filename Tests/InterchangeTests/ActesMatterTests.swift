// SPDX-License-Identifier: EUPL-1.2
import Interchange
import Notation
import TestSupport
import Testing

@Suite("ACTES nomenclature") struct ActesMatterTests {
    @Test func `has the 57 national matters`() {
        let codes = (1...9).flatMap { heading in (1...12).map { "\(heading).\($0)" } }
        #expect(codes.compactMap { ActesMatter.name(of: $0) }.count == 57)
        #expect(ActesMatter.name(of: "8.4.2") == ActesMatter.name(of: "8.4"))
        #expect(ActesMatter.name(of: "10.1") == nil && ActesMatter.name(of: "0.1") == nil)
    }

    @Test(arguments: ActesNature.allCases)
    func `natures are known by code and abbreviation`(_ nature: ActesNature) {
        #expect(ActesNature(code: nature.code) == nature)
        #expect(ActesNature(code: nature.abbreviation) == nature)
    }
}
