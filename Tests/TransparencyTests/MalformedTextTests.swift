// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Testing
import Transparency

/// Notes, checkpoints, receipts and policies with one thing wrong: each is refused, and says what it is.
@Suite("Malformed notes") struct MalformedTextTests {
    private static let root = Digest([32 of UInt8](repeating: 7)).base64
    private static let key =
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    private func requireRefused(_ words: String, _ read: () throws -> Void) {
        let error = #expect(throws: NoteError.self) { try read() }
        #expect(error.map { "\($0)" }?.contains(words) == true, "\(String(describing: error))")
    }

    private static let signature = "\u{2014} a AAAAAAE=\n"

    @Test(arguments: [
        ("", "no signatures below"), ("text\n", "no signatures below"),
        ("text\n\n", "has no signatures"),
        ("text\n\n\u{2014} a AAAAAAE=", "no signatures below"),
        ("te\u{7}xt\n\n" + signature, "control"),
        ("text\n\n- a AAAAAAE=\n", "not a signature line"),
        ("text\n\n\u{2014} a AAAA\n", "not a signature line"),
        ("text\n\n\u{2014} a+b AAAAAAE=\n", "not a signature line"),
        ("text\n\n\u{2014} a AAAAAAE= x\n", "not a signature line"),
        ("text\n\n" + String(repeating: signature, count: 101), "not a signature line"),
        (
            String(repeating: "x", count: SignedNote.maximumByteCount) + "\n\n" + signature,
            "too long"
        ),
    ])
    func `a note`(_ text: String, _ words: String) {
        requireRefused(words) { _ = try SignedNote(Array(text.utf8)) }
    }

    @Test func `a note of other bytes than UTF-8`() {
        requireRefused("UTF-8") { _ = try SignedNote([0xFF, 0x0A, 0x0A]) }
    }

    @Test(arguments: [
        ("a\n1\n" + root, "no last line"), ("", "no last line"), ("a\n1\n", "an origin"),
        ("\n1\n\(root)\n", "an origin"), ("a\n01\n\(root)\n", "`01` is not a size"),
        ("a\n+1\n\(root)\n", "`+1` is not a size"), ("a\n-1\n\(root)\n", "`-1` is not a size"),
        ("a\n18446744073709551616\n\(root)\n", "is not a size"),
        ("a\n1\nAAAA\n", "`AAAA` is not a root"), ("a\n1\n\(root)\n\n", "extension line is empty"),
    ])
    func `a checkpoint`(_ text: String, _ words: String) {
        requireRefused(words) { _ = try Checkpoint(text) }
    }

    @Test func `a checkpoint keeps lines that it does not know`() throws {
        let text = "a\n1\n\(Self.root)\nmore\n"
        let checkpoint = try Checkpoint(text)
        #expect(checkpoint.extensions == ["more"] && checkpoint.text == text)
    }

    private static let note = "a\n1\n\(root)\n\n" + signature

    @Test(arguments: [
        ("c2sp.org/tlog-proof@v1\nindex 0\n", "no checkpoint"),
        ("c2sp.org/tlog-proof@v2\nindex 0\n\n" + note, "does not begin"),
        ("c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\n" + note, "not base64"),
        ("c2sp.org/tlog-proof@v1\n\n" + note, "has no index"),
        ("c2sp.org/tlog-proof@v1\nindex 01\n\n" + note, "has no index"),
        ("c2sp.org/tlog-proof@v1\nindez 1\n\n" + note, "has no index"),
        ("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n" + note, "not a hash of the proof"),
        (
            "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: root + "\n", count: 65) + "\n"
                + note, "not a hash of the proof"
        ), ("c2sp.org/tlog-proof@v1\nindex 0\n\nb\n\n" + signature, "an origin"),
    ])
    func `a receipt`(_ text: String, _ words: String) {
        requireRefused(words) { _ = try TLogProof(Array(text.utf8)) }
    }

    @Test func `a receipt is of a bounded length`() {
        let extra = String(repeating: "AAAA", count: SignedNote.maximumByteCount / 4)
        let text = "c2sp.org/tlog-proof@v1\nextra \(extra)\nindex 0\n\n" + Self.note
        requireRefused("no checkpoint") { _ = try TLogProof(Array(text.utf8)) }
    }

    @Test func `a receipt keeps what stands beside its proof`() throws {
        let text = "c2sp.org/tlog-proof@v1\nextra AQI=\nindex 0\n\n" + Self.note
        let receipt = try TLogProof(Array(text.utf8))
        #expect(receipt.extra == [1, 2] && receipt.bytes == Array(text.utf8))
    }

    @Test(arguments: [
        "log", "log x", "log \(key) https://a/ more", "log \(key)\nlog \(key)", "witness a",
        "witness a x", "witness none \(key)", "witness a \(key)\nwitness b \(key)", "group g 1",
        "group g 1 a", "witness a \(key)\ngroup g 2 a", "witness a \(key)\ngroup g 01 a",
        "witness a \(key)\ngroup g 0 a", "witness a \(key)\ngroup g any a a",
        "witness a \(key)\ngroup a any a", "quorum", "quorum a", "quorum none none",
        "quorum none\nquorum none", "mirror a",
    ])
    func `a policy names the line`(_ text: String) {
        let line = text.split(separator: "\n").count + 1
        requireRefused("line \(line) ") {
            _ = try TLogPolicy(Array(("# \u{e9}\n" + text + "\n").utf8))
        }
    }

    @Test func `a policy is text of a bounded length`() {
        requireRefused("UTF-8") { _ = try TLogPolicy([0xFF]) }
        requireRefused("UTF-8") { _ = try TLogPolicy([UInt8](repeating: 0x23, count: 1 << 21)) }
        requireRefused("control") { _ = try TLogPolicy(Array("# \u{7}\n".utf8)) }
    }

    @Test(arguments: [
        "", "a", "a+c74f20a3", "a b+c74f20a3+AQ==", "+c74f20a3+AQ==", "a+c74f20+AQ==",
        "a+c74f20a3+AQ==", "a+c74f20a3+?", "a+c74f20a3+AQID",
    ])
    func `a key of a note`(_ text: String) {
        #expect(NoteKey(text) == nil)
    }
}
