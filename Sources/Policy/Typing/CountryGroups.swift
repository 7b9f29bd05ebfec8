// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// Groups of countries, such as EU, whose members change with time.
public struct CountryGroups: Sendable {
    /// The members of a group from a date on.
    struct Version: Sendable {
        let from: CivilDate
        let countries: [String]
    }

    private var versions: [String: [Version]] = [:]

    /// No groups.
    public init() {}

    /// Reads a groups file: `groups: {EU: {from: …, countries: […]}}`.
    ///
    /// A group whose members changed is a list of such versions.
    public static func parse(_ node: YAMLNode) -> (groups: CountryGroups, problems: [Diagnostic]) {
        var (groups, problems) = (CountryGroups(), [Diagnostic]())
        _ = node.members(of: ["groups"], &problems)
        if let node = node.required("groups", &problems) { groups.read(node, &problems) }
        return (groups, problems)
    }

    /// Their names, in alphabetical order.
    public var names: [String] { versions.keys.sorted() }

    /// The countries of a group on a date; nothing before its first version.
    public func countries(of name: String, on date: CivilDate) -> [String]? {
        versions[name]?.last { $0.from <= date }?.countries
    }

    /// The first date on which a group has members.
    public func start(of name: String) -> CivilDate? { versions[name]?.first?.from }

    /// The days from which some group has other members.
    var starts: [CivilDate] { versions.values.flatMap { $0.map(\.from) } }

    /// Adds the groups of a mapping. None may take the name of one that is there: a charter could
    /// otherwise call any country European.
    mutating func read(_ node: YAMLNode, _ problems: inout [Diagnostic]) {
        for member in node.mapping(&problems) ?? [] {
            guard Self.isName(member.key) else {
                problems.append(.malformed(member.key, at: member.position, wanted: "EU"))
                continue
            }
            let nodes = member.value.elements ?? [member.value]
            let read = nodes.compactMap { Self.version($0, &problems) }
            guard versions[member.key] == nil, Set(read.map(\.from)).count == read.count else {
                problems.append(.duplicate(member.key, at: member.position))
                continue
            }
            versions[member.key] = read.sorted { $0.from < $1.from }
        }
    }

    private static func version(
        _ node: YAMLNode,
        _ problems: inout [Diagnostic]
    ) -> Version? {
        guard node.members(of: ["from", "countries"], &problems) != nil else { return nil }
        let from = node.required("from", &problems)?.date(&problems)
        let countries = node.required("countries", &problems)?.items(&problems) ?? []
        for country in countries where country.text.map(CountryCode.exists) != true {
            problems.append(.unknownCountry(country.text ?? "", at: country.position))
        }
        guard let from else { return nil }
        return Version(from: from, countries: countries.compactMap(\.text))
    }

    /// `group = upper {upper}`
    private static func isName(_ text: String) -> Bool {
        !text.utf8.isEmpty
            && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}

extension Diagnostic {
    static func unknownCountry(_ code: String, at position: Position) -> Diagnostic {
        Diagnostic(
            .unknownValue,
            at: position,
            on: code,
            french: "« \(code) » n'est pas un code de pays ISO 3166-1",
            english: "`\(code)` is not an ISO 3166-1 country code",
            hint: Suggestion.hint(for: code, among: CountryCode.all)
        )
    }

    static func malformed(_ text: String, at position: Position, wanted: String) -> Diagnostic {
        Diagnostic(
            .malformedIdentifier,
            at: position,
            on: text,
            french: "« \(text) » n'est pas un identifiant possible ici",
            english: "`\(text)` cannot be an identifier here",
            hint: Localized(french: "par exemple \(wanted)", english: "such as \(wanted)")
        )
    }
}
