// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// What a council declared, or what the law states, ready to check projects against.
public struct Charter: Sendable {
    /// Its identifier: `nantes-metropole/data-and-ai`.
    public let id: String
    /// Its version.
    public let version: String
    /// Whether it states the law rather than a council's will.
    public let isFramework: Bool
    /// Its title.
    public let title: Localized
    /// Who adopted it.
    public let authority: String
    /// The act that adopted it, if it is known.
    public let deliberation: String?
    /// When it was adopted.
    public let adopted: CivilDate?
    /// When it is in force.
    public let inForce: Interval
    /// The texts it was transcribed from.
    public let sources: [Source]
    /// The frameworks it extends, with their versions: `eu-ai-act@1`.
    public let extends: [String]
    /// Its principles, in the order of the file.
    public let principles: [Principle]
    /// The files of the projects that its examples use, by name.
    public let projects: [String: String]

    let vocabulary: Vocabulary
    let parameters: [String: Parameter]

    /// The schema it was checked against.
    public var schema: UseSchema { vocabulary.schema }

    /// Every rule, in the order of the file.
    public var rules: [Rule] { principles.flatMap(\.rules) }
}

extension Charter {
    /// Reads a charter, and says everything that is wrong with it.
    ///
    /// The charter is nothing if any of the diagnostics is an error: a charter with a rule left
    /// out would call projects compliant that nobody checked.
    public static func parse(
        _ bytes: [UInt8],
        vocabulary: Vocabulary
    ) -> (charter: Charter?, problems: [Diagnostic]) {
        do throws(YAMLError) {
            return parse(try YAMLNode.parse(bytes), vocabulary: vocabulary)
        } catch {
            return (nil, [Diagnostic(error)])
        }
    }

    /// Reads a charter against a schema whose guards were not compiled yet.
    public static func parse(
        _ bytes: [UInt8],
        schema: UseSchema,
        groups: CountryGroups
    ) -> (charter: Charter?, problems: [Diagnostic]) {
        parse(bytes, vocabulary: Vocabulary.compile(schema: schema, groups: groups).vocabulary)
    }

    private static func parse(
        _ node: YAMLNode,
        vocabulary: Vocabulary
    ) -> (charter: Charter?, problems: [Diagnostic]) {
        var reader = CharterReader(vocabulary: vocabulary)
        let charter = reader.read(node)
        let problems = reader.allProblems.sorted { $0.position < $1.position }
        let isSound = problems.allSatisfy(\.code.isWarning)
        return (isSound ? charter : nil, problems)
    }
}
