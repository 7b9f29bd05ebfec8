// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Notation
import Policy
import Records

/// The vocabulary of the shipped schema, read from the source tree.
enum FuzzVocabulary {
    static let shared: Vocabulary? = {
        let schema = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/feuillet/Policies/schema")
        func node(_ name: String) -> YAMLNode? {
            guard let data = try? Data(contentsOf: schema.appending(path: name)) else { return nil }
            return try? YAMLNode.parse(Array(data))
        }
        guard let fields = node("ai-use.yaml").flatMap({ UseSchema.parse($0).schema }),
            let groups = node("groups.yaml").map({ CountryGroups.parse($0).groups })
        else { return nil }
        return Vocabulary.compile(schema: fields, groups: groups).vocabulary
    }()
}
