// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

/// The identifier of an act in @CTES: department, SIREN, date of the decision, number, nature, as in
/// `034-491011698-20171207-CL20171227_06-DE`.
public struct ActesIdentifier: Sendable, Equatable {
    /// The department, on three characters.
    public let department: String
    /// The SIREN of the authority. That its key is right is not required: fixtures and errors exist.
    public let siren: String
    /// The date of the decision.
    public let date: CivilDate
    /// The authority's own number: 2 to 15 capitals, digits and `_`.
    public let number: String
    /// The nature.
    public let nature: ActesNature

    /// Reads an identifier, or the name of a file that begins with one, after the code of its piece.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        // A piece of an act is named with its own code first: `99_DE-034-…`.
        let hasCode = parts.count > 5 && parts[0].utf8.contains(UInt8(ascii: "_"))
        let fields = hasCode ? Array(parts.dropFirst()) : parts
        guard fields.count >= 5, SCDLForm.isDepartment(Array(fields[0].utf8)),
            fields[1].utf8.count == 9, Digits.value(fields[1].utf8) != nil,
            let date = Self.date(fields[2]), Self.isNumber(fields[3]),
            let nature = ActesNature(code: fields[4])
        else { return nil }
        department = fields[0]
        siren = fields[1]
        self.date = date
        number = fields[3]
        self.nature = nature
    }

    private static func date(_ text: String) -> CivilDate? {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, let year = Digits.value(bytes[0..<4]),
            let month = Digits.value(bytes[4..<6]), let day = Digits.value(bytes[6..<8])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func isNumber(_ text: String) -> Bool {
        (2...15).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x5F
            }
    }
}

extension ActesIdentifier: CustomStringConvertible {
    /// The identifier as @CTES writes it.
    public var description: String {
        let day = date.description.utf8.filter { $0 != UInt8(ascii: "-") }
        return "\(department)-\(siren)-\(String(decoding: day, as: UTF8.self))-\(number)-"
            + nature.abbreviation
    }
}
