// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Notation
import Records
import Storage

/// A failure of a command: one sentence that says what, where and what to do, and an exit code.
struct CommandError: Error {
    /// The exit codes, the same for every command.
    enum Code: Int32 {
        case no = 1
        case badPolicy = 3
        case undecided = 4
        case rollback = 5
        case key = 6
        case clock = 7
        case storage = 8
        case inUse = 9
        case usage = 64
        case refused = 65
    }

    let code: Code
    let message: String

    init(_ code: Code, _ french: String, _ english: String) {
        self.code = code
        message = Speech.say(french, english)
    }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The failure that an error of a library is.
    init(_ error: any Error, at path: String? = nil) {
        let place = path.map { $0 + Speech.colon + " " } ?? ""
        switch error {
        case let error as CommandError: self = error
        case let error as StorageError: self.init(Self.code(of: error), SystemText.say(error))
        case let error as LedgerError: self.init(Self.code(of: error), place + error.message.spoken)
        case let error as AdmissionError:
            self.init(
                error.isAboutKey ? .key : error.isAboutTime ? .clock : .refused,
                place + error.message.spoken
            )
        case let error as YAMLError: self.init(.refused, Self.message(of: error, at: path))
        default: self.init(.refused, place + Localized(error).spoken)
        }
    }

    private static func message(of error: YAMLError, at path: String?) -> String {
        "\(path ?? "-"):\(error.position.line):\(error.position.column)\(Speech.colon) "
            + error.message.spoken
    }

    private static func code(of error: StorageError) -> Code {
        error.reason == .inUse ? .inUse : .storage
    }

    private static func code(of error: LedgerError) -> Code {
        switch error {
        case .notRepairable: .no
        case .rolledBack, .guardBehind, .guardMoved: .rollback
        case .clockBehind: .clock
        case .wrongLogKey: .key
        case .readBackDiffers, .guardMissing, .guardUnreadable: .storage
        case .damaged, .damagedEntry, .missing, .inTheWay: .no
        case .notALedger, .notEmpty, .guardExists, .notACopy: .usage
        case .refused(let reason):
            reason.isAboutKey ? .key : reason.isAboutTime ? .clock : .refused
        case .conflict, .documentMissing, .documentTooLong: .refused
        }
    }
}
