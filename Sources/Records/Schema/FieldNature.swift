// SPDX-License-Identifier: EUPL-1.2

/// Whether a field states how things are or what the city decided.
///
/// A remedy may only ever propose changing a choice: without the distinction a checker proposes
/// to declare that the data are not personal.
public enum FieldNature: String, Sendable, Hashable, CaseIterable {
    /// How things are.
    case fact
    /// What the city decided and may decide otherwise.
    case choice
}
