// SPDX-License-Identifier: EUPL-1.2
public import Notation

/// One thing that is wrong in a file that a person wrote: where, what, and what to do.
public struct Diagnostic: Sendable, Hashable {
    /// Which kind of mistake it is; `feuillet explain` has a page for each.
    public let code: DiagnosticCode
    /// Where it starts.
    public let position: Position
    /// How many Unicode scalars it covers, at least one.
    public let length: Int
    /// What is wrong, in one sentence.
    public let message: Localized
    /// What to do about it.
    public let hint: Localized?

    /// A diagnostic.
    public init(
        _ code: DiagnosticCode,
        at position: Position,
        length: Int = 1,
        message: Localized,
        hint: Localized? = nil
    ) {
        self.code = code
        self.position = position
        self.length = max(1, length)
        self.message = message
        self.hint = hint
    }

    /// A diagnostic on a text that is in the file, from its first character.
    package init(
        _ code: DiagnosticCode,
        at position: Position,
        on text: String,
        french: String,
        english: String,
        hint: Localized? = nil
    ) {
        self.init(
            code,
            at: position,
            length: text.unicodeScalars.count,
            message: Localized(french: french, english: english),
            hint: hint
        )
    }
}

extension Diagnostic {
    /// The same, of what stands in no file.
    public var placeless: Diagnostic {
        Diagnostic(code, at: .nowhere, length: length, message: message, hint: hint)
    }

    /// What the YAML reader refused, as a diagnostic.
    public init(_ error: YAMLError) {
        self.init(
            .unreadable,
            at: error.position,
            message: Localized(
                french: "le fichier n'est pas du YAML restreint : \(error.message.french)",
                english: "the file is not restricted YAML: \(error.message.english)"
            )
        )
    }
}
