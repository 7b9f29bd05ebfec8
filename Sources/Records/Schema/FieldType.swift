// SPDX-License-Identifier: EUPL-1.2

/// What answers a field takes.
public enum FieldType: Sendable, Hashable {
    /// Yes or no.
    case boolean
    /// One word: `choice[…]`, `country` or `text`.
    case word(WordDomain)
    /// Any number of words: `set[…]`.
    case words(WordDomain)
    /// An exact number: `number`, `number(kWh)`, `money(EUR)`.
    case quantity(MeasureUnit)
    /// A civil date.
    case date
    /// A number of days, months or years.
    case duration
    /// A reference to an act or a contract: given, none, or unknown.
    case reference
    /// A document: given with its digest, none, or unknown.
    case document

    /// Whether `is provided` makes sense.
    public var isEvidence: Bool {
        switch self {
        case .reference, .document: true
        default: false
        }
    }

    /// Whether it takes any number of words.
    public var isSet: Bool {
        guard case .words = self else { return false }
        return true
    }

    /// Reads a type as the schema writes it, or nothing if there is no such type.
    ///
    /// `choice` and `set` may leave their words to the field's `values`.
    public init?(_ text: String, values: [String] = []) {
        guard let (name, argument) = Self.split(text) else { return nil }
        switch (name, argument) {
        case ("boolean", nil): self = .boolean
        case ("country", nil): self = .word(.country)
        case ("text", nil): self = .word(.text)
        case ("date", nil): self = .date
        case ("duration", nil): self = .duration
        case ("reference", nil): self = .reference
        case ("document", nil): self = .document
        case ("number", nil): self = .quantity(.none)
        case ("money", nil): self = .quantity(.euro)
        case ("number", let unit?), ("money", let unit?):
            guard let unit = MeasureUnit(rawValue: unit), unit != .none else { return nil }
            self = .quantity(unit)
        case ("choice", let list):
            guard let words = Self.words(list, values) else { return nil }
            self = .word(.choices(words))
        case ("set", "country"): self = .words(.country)
        case ("set", "text"): self = .words(.text)
        case ("set", "choice"):
            guard !values.isEmpty else { return nil }
            self = .words(.choices(values))
        case ("set", let list):
            guard let words = Self.words(list, values) else { return nil }
            self = .words(.choices(words))
        default: return nil
        }
    }

    /// `set[a, b]` is `set` and `a, b`.
    private static func split(_ text: String) -> (name: String, argument: String?)? {
        let bytes = Array(text.utf8)
        guard
            let open = bytes.firstIndex(where: {
                $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(")
            })
        else { return (text, nil) }
        let closing = UInt8(ascii: bytes[open] == UInt8(ascii: "[") ? "]" : ")")
        guard bytes.last == closing else { return nil }
        let name = String(decoding: bytes[..<open], as: UTF8.self)
        let argument = String(decoding: bytes[(open + 1)..<(bytes.count - 1)], as: UTF8.self)
        return (name, argument)
    }

    /// The words between the brackets, or those of `values`; none at all is no type.
    private static func words(_ list: String?, _ values: [String]) -> [String]? {
        guard let list else { return values.isEmpty ? nil : values }
        let words = list.utf8.split(separator: UInt8(ascii: ",")).map { word in
            String(decoding: word.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        }
        return words.isEmpty ? nil : words
    }
}

extension FieldType: CustomStringConvertible {
    /// The type as the schema writes it, without the words of a long list.
    public var description: String {
        switch self {
        case .boolean: "boolean"
        case .word(.choices): "choice"
        case .word(.country): "country"
        case .word(.text): "text"
        case .words(.choices): "set"
        case .words(.country): "set[country]"
        case .words(.text): "set[text]"
        case .quantity(.none): "number"
        case .quantity(.euro): "money(EUR)"
        case .quantity(let unit): "number(\(unit.rawValue))"
        case .date: "date"
        case .duration: "duration"
        case .reference: "reference"
        case .document: "document"
        }
    }
}
