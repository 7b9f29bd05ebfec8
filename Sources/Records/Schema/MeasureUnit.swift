// SPDX-License-Identifier: EUPL-1.2

/// What a number counts.
public enum MeasureUnit: String, Sendable, Hashable, CaseIterable {
    /// A plain number.
    case none = ""
    /// Euros.
    case euro = "EUR"
    /// Kilowatt-hours.
    case kilowattHour = "kWh"
    /// Percent.
    case percent = "%"
}
