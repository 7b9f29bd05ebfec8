// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// The page of a diagnostic: why it is there, what to do, an example that has it and one that has
/// not.
public struct DiagnosticPage: Sendable, Hashable {
    /// What an example is a part of.
    public enum Place: String, Sendable, Hashable {
        /// The items of a principle's `rules`.
        case rule
        /// The items of a charter's `principles`.
        case principle
        /// Keys at the top of a charter.
        case header
        /// A declaration.
        case declaration
        /// The fields of a schema.
        case field
    }

    /// The diagnostic.
    public let code: DiagnosticCode
    /// What the examples are a part of.
    public let place: Place
    /// Why it is there.
    public let why: Localized
    /// What to do.
    public let todo: Localized
    /// An example that has it.
    public let wrong: String
    /// The same put right.
    public let right: String

    /// Reads the pages of a file; a page that is not whole is left out.
    public static func parse(_ bytes: [UInt8]) throws(YAMLError) -> [DiagnosticPage] {
        let pages = try YAMLNode.parse(bytes)["diagnostics"]?.elements ?? []
        return pages.compactMap { page in
            func localized(_ name: String) -> Localized? {
                guard let french = page[name]?["fr"]?.text, let english = page[name]?["en"]?.text
                else { return nil }
                return Localized(french: french, english: english)
            }
            guard let code = page["code"]?.text.flatMap(DiagnosticCode.init),
                let place = page["in"]?.text.flatMap(Place.init),
                let why = localized("why"), let todo = localized("todo"),
                let wrong = page["wrong"]?.text, let right = page["right"]?.text
            else { return nil }
            return DiagnosticPage(
                code: code,
                place: place,
                why: why,
                todo: todo,
                wrong: wrong,
                right: right
            )
        }
    }

    /// The page for a terminal.
    public func text(in language: Language) -> String {
        func say(_ french: String, _ english: String) -> String {
            language == .french ? french : english
        }
        func indented(_ text: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        }
        return """
            \(code.rawValue) — \(code.title[language])

            \(why[language])
            \(todo[language])

            \(say("Faux :", "Wrong:"))

            \(indented(wrong))
            \(say("Juste :", "Right:"))

            \(indented(right))
            """
    }

    /// The page for programs.
    public var json: JSONValue {
        .object([
            JSONMember("code", .string(code.rawValue)),
            JSONMember("title", code.title.json),
            JSONMember("why", why.json),
            JSONMember("todo", todo.json),
            JSONMember("in", .string(place.rawValue)),
            JSONMember("wrong", .string(wrong)),
            JSONMember("right", .string(right)),
        ])
    }
}
