// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Ledger
import Notation
import Records
import Testing
import Transparency

/// What people read when something is refused: a sentence in French and one in English, each with what it is
/// about, and no word of the program's.
@Suite("Texts of refusals") struct RefusalTextTests {
    private static let time = Timestamp(seconds: 1_767_258_000)
    private static let reason = Localized(french: "voici la raison", english: "this is the reason")

    private static let issue = RecordIssue(
        .impossible,
        field: "voters",
        french: "plus de voix que de votants",
        english: "more votes than voters"
    )

    private static let admission: [(error: AdmissionError, names: String)] = [
        (.otherLedger("example.org/other"), "example.org/other"), (.unknownKey("KEY"), "KEY"),
        (.keyOfAnother("NTRXX-OTHER"), "NTRXX-OTHER"), (.keyNotInForce("KEY"), "KEY"),
        (.wrongRole(.opinion, .sitting), ""), (.badSignature, ""),
        (.wrongPlace(expected: 41, found: 43), "43"), (.wrongPredecessor(sequence: 44), "44"),
        (.datedBefore(time, previous: time), "\(time)"),
        (.datedAhead(time, clock: time), "\(time)"),
        (.badSubject("act:x"), "act:x"), (.subjectTaken("act:1", index: 45), "45"),
        (.badReference(role: "corrects", reason: reason), "corrects"), (.badStructure(reason), ""),
        (.notErasable(reason), ""), (.badDisclosures(reason), ""), (.notSupported("v9"), "v9"),
        (.badRecord([issue]), "vot"),
    ]

    private static let ledger: [(error: LedgerError, names: String)] = [
        (.notALedger, ""), (.notEmpty, ""), (.guardExists, ""), (.guardMissing, ""),
        (.guardUnreadable, ""), (.guardMoved, ""), (.rolledBack(size: 46, guarded: 47), "47"),
        (.guardBehind(size: 48, guarded: 49), "49"), (.readBackDiffers("wal/9"), "wal/9"),
        (.damaged(file: "wal/8", reason: reason), "wal/8"), (.missing(file: "wal/7"), "wal/7"),
        (.damagedEntry(index: 53, reason: reason), "53"),
        (.notRepairable, ""), (.clockBehind(now: time, last: time), ""), (.wrongLogKey, ""),
        (.refused(.badSignature), ""), (.conflict(index: 50), "50"),
        (.documentMissing("abcdef"), "abcdef"),
        (.documentTooLong(52), ""),
    ]

    @Test(arguments: admission.indices) func `an entry that is not admitted`(_ place: Int) {
        let (error, names) = Self.admission[place]
        require(Localized(error), names)
    }

    @Test(arguments: ledger.indices) func `a ledger that says no`(_ place: Int) {
        let (error, names) = Self.ledger[place]
        require(Localized(error), names)
    }

    private func require(_ text: Localized, _ names: String) {
        for words in [text.french, text.english] {
            #expect(words.contains(names))
            #expect(words.count >= 12 && words.contains(" "), "\(words)")
            for internals in ["Error", "Optional", "_", "nil", "Digest("] {
                #expect(!words.contains(internals), "\(words)")
            }
        }
        #expect(text.french != text.english)
    }
}
