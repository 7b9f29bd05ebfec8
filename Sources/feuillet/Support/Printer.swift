// SPDX-License-Identifier: EUPL-1.2
import Notation

/// Standard output, for people or for programs.
struct Printer {
    let isJSON: Bool

    /// Prints lines for people, none of which a terminal obeys, or a value for programs.
    func show(
        _ value: @autoclosure () throws -> JSONValue,
        text: () throws -> String
    ) rethrows {
        if isJSON {
            Terminal.output(try value().canonical() + [0x0A])
        } else {
            Terminal.output(Array(EntryText.safe(try text()).utf8))
        }
    }
}

extension JSONValue {
    /// An object from pairs; pairs without a value are left out.
    static func pairs(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(pairs.compactMap { name, value in value.map { JSONMember(name, $0) } })
    }
}
