// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Interchange
import Testing

/// The page of the handbook is the schema, in another form.
@Suite("Crosswalk") struct CrosswalkTests {
    @Test func `the page is made from the schema`() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Feuillet.docc/Formats/Crosswalk.md")
        let page = Crosswalk.page(try #require(UseFormatTests.schema))
        if ProcessInfo.processInfo.environment["FEUILLET_UPDATE_GOLDEN"] == "1" {
            try Data(page.utf8).write(to: url)
        }
        #expect(
            try String(contentsOf: url, encoding: .utf8) == page,
            "FEUILLET_UPDATE_GOLDEN=1 makes it"
        )
    }
}
