// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Dates as French pages write them.
extension FrenchDate {
    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ]

    /// A day in words, as « 1er mars 2026 »; what is no day stays as it is.
    static func words(_ text: String) -> String {
        guard let date = CivilDate(text) else { return text }
        let day = date.day == 1 ? "1er" : "\(date.day)"
        return "\(day) \(months[date.month - 1]) \(date.year)"
    }

    /// A day in figures, as « 01/03/2026 », in the order that French readers expect.
    static func figures(_ text: String) -> String {
        guard CivilDate(text) != nil else { return text }
        return text.split(separator: "-").reversed().joined(separator: "/")
    }
}
