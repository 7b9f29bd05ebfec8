// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

extension Report {
    /// What is odd in the declaration, a line each. `file` names the declaration in the places that are shown.
    func remarkLines(in language: Language, file: String) -> [String] {
        remarks.map { remark in
            let place = remark.position == .nowhere ? "" : "  \(file):\(remark.position.line)"
            return "\(remark.code.rawValue)  \(remark.message[language])\(place)"
        }
    }

    /// What the lines stand under.
    static func remarkTitle(in language: Language) -> String {
        language == .french ? "Remarques" : "Remarks"
    }

    /// The remarks of a report in plain text; nothing if there are none.
    func remarkText(in language: Language, file: String) -> String {
        let lines = remarkLines(in: language, file: file).map { "  \($0)\n" }
        return lines.isEmpty
            ? "" : "\n\(Self.remarkTitle(in: language))\n" + lines.joined()
    }
}
