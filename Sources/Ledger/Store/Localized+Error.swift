// SPDX-License-Identifier: EUPL-1.2
import Cryptography
public import Notation
import Records
import Transparency

extension Localized {
    /// What an error says, in every language; one that has no words of its own says its name.
    public init(_ error: any Error) {
        switch error {
        case let error as AdmissionError: self = error.message
        case let error as EntryError: self = error.message
        case let error as JSONError: self = error.message
        case let error as KeyError:
            self.init(french: error.french, english: error.description)
        case let error as LedgerError: self = error.message
        case let error as NoteError: self.init(french: error.french, english: error.description)
        default: self.init(french: "\(error)", english: "\(error)")
        }
    }
}
