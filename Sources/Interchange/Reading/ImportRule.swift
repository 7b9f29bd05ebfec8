// SPDX-License-Identifier: EUPL-1.2

/// The rules that reports of imports name. The page ImportRules of the handbook lists them.
public enum ImportRule: String, Sendable, CaseIterable {
    // The file.
    /// The characters are not spelled in UTF-8.
    case encoding
    /// The delimiter is not the comma.
    case delimiter
    /// A column that the standard does not have: its values are not kept.
    case strayColumn = "stray-column"
    /// A column that the standard has and the file does not.
    case missingColumn = "missing-column"
    /// A column that stands twice.
    case repeatedColumn = "repeated-column"
    /// Columns in another order than the standard's.
    case columnOrder = "column-order"
    /// A file of which nothing can be read.
    case unreadable

    // The form of a row or a value.
    /// More or fewer fields than the header has.
    case fieldCount = "field-count"
    /// Quotes that are not as RFC 4180 wants them.
    case quotes
    /// A character that no text may hold.
    case character
    /// Spaces before or after a value.
    case spaces
    /// Characters that turn the direction of writing.
    case direction
    /// A line break within a value of one line.
    case lineBreak = "line-break"
    /// What a spreadsheet left of a character: `_x000D_`.
    case spreadsheetEscape = "spreadsheet-escape"
    /// An apostrophe that kept a spreadsheet from running a value.
    case formulaApostrophe = "formula-apostrophe"
    /// A value that is longer than its field may be.
    case tooLong = "too-long"
    /// A required value that is not there.
    case empty
    /// A date in another form than AAAA-MM-JJ, which can be read.
    case dateForm = "date-form"
    /// A date that cannot be read, or that does not exist.
    case date
    /// A date after the day of the import.
    case future
    /// A count that is not a whole number.
    case count
    /// An address that is not one.
    case url

    // What values say.
    /// A SIRET of another form, or whose key is wrong.
    case siret
    /// An act of another authority than the one whose key seals.
    case otherAuthority = "other-authority"
    /// A matter code that is not of the form of the standard.
    case matterForm = "matter-form"
    /// A matter code that the classification does not have.
    case matterUnknown = "matter-unknown"
    /// A matter in words that is not of the form of the standard.
    case matterNameForm = "matter-name-form"
    /// A code and words that are of two matters.
    case matterMismatch = "matter-mismatch"
    /// A nature of act that is not known.
    case nature
    /// A year, or interval of years, of another form.
    case budgetYear = "budget-year"
    /// Values that come together, of which one is missing.
    case cohesion
    /// An identifier of an office of the State of another form.
    case prefecture
    /// A registration before the adoption.
    case prefectureBeforeAdoption = "registered-before-adoption"
    /// Fewer members than voters.
    case membersBelowVoters = "members-below-voters"
    /// Counts of a vote that exceed the voters: proxies were left out of them.
    case proxiesLeftOut = "proxies-left-out"
    /// Counts of a vote that do not add up to the voters.
    case voteSum = "vote-sum"
    /// An outcome that the file does not state.
    case outcome
    /// What cannot have happened.
    case impossible
    /// What should not happen.
    case irregular

    // The file against itself and the ledger.
    /// The same row again.
    case repeatedRow = "repeated-row"
    /// A number that another act of the file has.
    case repeatedNumber = "repeated-number"
    /// An act that the ledger has with other values.
    case recordedOtherwise = "recorded-otherwise"
    /// An entry by a key that was revoked for its time.
    case contested
    /// An act that the ledger does not have.
    case unknownAct = "unknown-act"

    // Other formats.
    /// A field that has no place in a declaration.
    case noPlace = "no-place"
    /// A word that a list of the schema does not have.
    case word
    /// Markup that was taken off.
    case markup
    /// An identifier of an act of another form.
    case actIdentifier = "act-identifier"
    /// A fact that the file states only in part.
    case partial
}
