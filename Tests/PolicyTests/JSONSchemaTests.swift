// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records
import Testing

/// The JSON Schema that editors use is the schema of an AI use, in another form.
@Suite("JSON Schema") struct JSONSchemaTests {
    @Test func `the file beside the schema is made from it`() throws {
        let schema = try ShippedPoliciesTests.vocabulary().schema
        let bytes = schema.jsonSchema.canonical() + Array("\n".utf8)
        let url = ShippedPoliciesTests.folder.appending(path: "schema/ai-use.schema.json")
        if ProcessInfo.processInfo.environment["FEUILLET_UPDATE_GOLDEN"] == "1" {
            try Data(bytes).write(to: url)
        }
        #expect(try [UInt8](Data(contentsOf: url)) == bytes, "FEUILLET_UPDATE_GOLDEN=1 makes it")
    }

    @Test func `every field has its place, dotted and nested, in both languages`() throws {
        let schema = try ShippedPoliciesTests.vocabulary().schema
        let properties = schema.jsonSchema["properties"]
        for field in schema.fields {
            for path in [field.path, field.frenchPath].compactMap(\.self) {
                #expect(properties?[path.text]?["anyOf"] != nil, "\(path)")
                var place = schema.jsonSchema as JSONValue?
                for part in path.text.split(separator: ".") {
                    let nested =
                        place?["properties"]
                        ?? place?["anyOf"]?.elements?.compactMap { $0["properties"] }.first
                    place = nested?[String(part)]
                }
                #expect(place?["anyOf"] != nil, "\(path)")
            }
        }
    }
}
