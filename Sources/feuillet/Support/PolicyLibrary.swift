// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Notation
import Policy
import Records
import Storage

/// The policies that the program carries, or those of a folder.
struct PolicyLibrary {
    /// The folder that stands in for what is embedded.
    let folder: String?
    /// What charters and declarations are written in.
    let vocabulary: Vocabulary

    /// Reads the schema and the groups of countries.
    init(folder: String?) throws {
        self.folder = folder
        let schemaPath = "schema/ai-use.yaml"
        let schemaBytes = try Self.bytes(schemaPath, folder)
        let (schema, problems) = UseSchema.parse(try YAMLNode.parse(schemaBytes))
        let (groups, more) = try Self.groups(folder)
        guard let schema else { throw Self.refusal(schemaPath, schemaBytes, problems) }
        let compiled = Vocabulary.compile(schema: schema, groups: groups)
        let all = problems + more + compiled.problems
        guard all.allSatisfy(\.code.isWarning) else {
            throw Self.refusal(schemaPath, schemaBytes, all)
        }
        vocabulary = compiled.vocabulary
    }

    /// The groups of countries, as the bytes of their file.
    func groupsBytes() throws -> [UInt8] { try Self.bytes(Self.groupsPath, folder) }

    /// The groups of countries that the program carries, as a verifier takes them. It needs nothing else of
    /// the library, which takes longer to read than a small ledger to verify.
    static func knownGroups() throws -> KnownGroups {
        KnownGroups(try groups(nil).groups, bytes: try bytes(groupsPath, nil))
    }

    private static func groups(
        _ folder: String?
    ) throws -> (groups: CountryGroups, problems: [Diagnostic]) {
        CountryGroups.parse(try YAMLNode.parse(try bytes(groupsPath, folder)))
    }

    private static let groupsPath = "schema/groups.yaml"

    /// The schema of an AI use, as the bytes of its file.
    func schemaBytes() throws -> [UInt8] { try Self.bytes("schema/ai-use.yaml", folder) }

    /// A charter by its file, or by the name of one that the program carries.
    func charter(_ name: String) throws -> (charter: Charter, bytes: [UInt8]) {
        let file = try charterFile(name)
        let (charter, problems) = Charter.parse(file.bytes, vocabulary: vocabulary)
        guard let charter else { throw Self.refusal(name, file.bytes, problems) }
        return (charter, file.bytes)
    }

    /// Charters by name, each with what it extends before it, each text once.
    ///
    /// - Throws: if one weakens what it extends, or two versions of one are in force together.
    func charters(_ names: [String]) throws -> [CharterInput] {
        let named = try names.map { name in
            let (charter, bytes) = try charter(name)
            return CharterInput(name: name, charter: charter, bytes: bytes)
        }
        var inputs: [CharterInput] = []
        for input in named { try add(input, among: named, to: &inputs, behind: []) }
        try Self.requireNoOverlap(inputs.map(\.charter))
        return inputs
    }

    /// Refuses two texts of one charter that are in force together: which one counts, nobody could say.
    static func requireNoOverlap(_ charters: [Charter]) throws(CommandError) {
        guard let (one, two) = CharterComposition.overlaps(charters).first else { return }
        guard !one.version.utf8.elementsEqual(two.version.utf8) else {
            throw CommandError(
                .badPolicy,
                "\(one.id) : deux textes portent la version \(one.version) ; n'en donnez qu'un",
                "\(one.id): two texts bear version \(one.version); give one of them only"
            )
        }
        throw CommandError(
            .badPolicy,
            "\(one.id) : les versions \(one.version) et \(two.version) sont en vigueur en même temps",
            "\(one.id): versions \(one.version) and \(two.version) are in force together"
        )
    }

    /// Adds a charter after what it extends: among those that were named, then the program's own.
    ///
    /// - Parameter followers: those that extend it, by which it was found.
    private func add(
        _ input: CharterInput,
        among named: [CharterInput],
        to inputs: inout [CharterInput],
        behind followers: [CharterInput]
    ) throws {
        guard !inputs.contains(where: { $0.bytes == input.bytes }) else { return }
        guard !followers.contains(where: { $0.bytes == input.bytes }) else {
            throw CommandError(
                .badPolicy,
                "\(input.name) : cette charte s'étend elle-même ; ôtez l'un des `extends`",
                "\(input.name): this charter extends itself; take one of the `extends` out"
            )
        }
        guard !input.charter.extends.isEmpty else { return inputs.append(input) }
        let shipped = try shippedCharters().map { name in
            let (charter, bytes) = try charter(name)
            return CharterInput(name: name, charter: charter, bytes: bytes)
        }
        let known = named + shipped
        let problems = CharterComposition.problems(
            of: input.charter,
            among: known.map(\.charter)
        )
        guard problems.isEmpty else { throw Self.refusal(input.name, input.bytes, problems) }
        for reference in input.charter.extends.compactMap(CharterReference.init) {
            guard let other = known.first(where: { reference.names($0.charter) }) else { continue }
            try add(other, among: named, to: &inputs, behind: followers + [input])
        }
        inputs.append(input)
    }

    /// The text of a charter, by its file or by the name of one that the program carries.
    func charterFile(_ name: String) throws -> PolicyFile {
        for path in ["charters/\(name).yaml", "frameworks/\(name).yaml"] {
            if let bytes = try? Self.bytes(path, folder) {
                return PolicyFile(name: name, path: path, isShipped: true, bytes: bytes)
            }
        }
        guard name.hasSuffix(".yaml") || name.contains("/") else {
            let names = try shippedCharters().joined(separator: ", ")
            throw CommandError(
                .usage,
                "aucune charte ne s'appelle `\(name)` ; il y a : \(names)",
                "no charter is called `\(name)`; there are: \(names)"
            )
        }
        return PolicyFile(
            name: name,
            path: name,
            isShipped: false,
            bytes: try InputFile.bytes(name)
        )
    }

    /// The names of the charters and frameworks that the program carries, or that the folder has.
    func shippedCharters() throws -> [String] {
        try (names(in: "charters") + names(in: "frameworks")).sorted()
    }

    /// The names of the example projects that the program carries, or that the folder has.
    func shippedProjects() throws -> [String] { try names(in: "projects").sorted() }

    private func names(in kind: String) throws -> [String] {
        let paths =
            try folder.map { try FileStore(folder: $0).list(kind).map(\.name) }
            ?? Array(EmbeddedPolicies.files.keys)
        return paths.filter { $0.hasPrefix("\(kind)/") && $0.hasSuffix(".yaml") }
            .map { String($0.dropFirst(kind.utf8.count + 1).dropLast(5)) }
    }

    /// The projects that the examples of a charter start from, by the names it gives them.
    func exampleProjects(of charter: Charter, _ file: PolicyFile) throws -> [String: Declaration] {
        try charter.projects.mapValues { relative in
            let path = file.resolving(relative)
            guard !file.isShipped else {
                return try declaration(try Self.bytes(path, folder), at: path)
            }
            // A copy of a charter elsewhere still finds the projects that the program carries.
            let own = try? InputFile.bytesIfPresent(path)
            let carried = "projects/" + InputFile.name(relative)
            let bytes = try own ?? (try? Self.bytes(carried, folder)) ?? InputFile.bytes(path)
            return try declaration(bytes, at: path)
        }
    }

    /// A project by its file.
    func project(_ path: String) throws -> Declaration {
        try declaration(try projectBytes(path), at: path)
    }

    private func declaration(_ bytes: [UInt8], at path: String) throws -> Declaration {
        let (project, problems) = Declaration.parse(bytes, schema: vocabulary.schema)
        guard problems.allSatisfy(\.code.isWarning) else {
            let renderer = DiagnosticRenderer(file: path, bytes)
            let text = problems.map { renderer.text(of: $0, in: Speech.language) }
                .joined(separator: "\n")
            throw CommandError(.refused, text)
        }
        return project
    }

    /// The bytes of a project, which may be one that the program carries.
    func projectBytes(_ path: String) throws -> [UInt8] {
        if !path.hasSuffix(".yaml"), let bytes = try? Self.bytes("projects/\(path).yaml", folder) {
            return bytes
        }
        return try InputFile.bytes(path)
    }

    /// The refusal of a charter or a schema, with every diagnostic.
    private static func refusal(
        _ name: String,
        _ bytes: [UInt8],
        _ problems: [Diagnostic]
    ) -> CommandError {
        let renderer = DiagnosticRenderer(file: name, bytes)
        let text = problems.map { renderer.text(of: $0, in: Speech.language) }
        return CommandError(.badPolicy, text.joined(separator: "\n"))
    }

    private static func bytes(_ path: String, _ folder: String?) throws -> [UInt8] {
        if let folder { return try InputFile.bytes(folder + "/" + path) }
        guard let bytes = EmbeddedPolicies.files[path] else {
            throw CommandError(.usage, "`\(path)` n'existe pas", "there is no `\(path)`")
        }
        return bytes
    }
}
