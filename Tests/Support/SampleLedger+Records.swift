// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
public import Records

extension SampleLedger {
    /// A deliberation with a document, and with a text that is repeated until it does not stand among the other values.
    public static func deliberation(
        _ number: Int,
        text: String,
        document: [UInt8]
    ) -> Record {
        var record = deliberation(number)
        let count = 20_000 / max(1, text.utf8.count) + 1
        record.set("text", [.string(String(repeating: text, count: count))])
        record.set(
            "documents",
            [
                .object([
                    JSONMember("name", .string("a.pdf")),
                    JSONMember("sha256", .string(SHA256.hash(document).description)),
                ])
            ]
        )
        return record
    }
}
