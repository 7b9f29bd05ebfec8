// SPDX-License-Identifier: EUPL-1.2
import Notation

/// The numbers of the French register of legal persons: SIREN (9 digits) and SIRET (14), whose
/// last digit is a check by Luhn's formula.
public enum SIREN {
    /// Whether these are nine digits that check.
    public static func isValid(_ digits: some Collection<UInt8>) -> Bool {
        digits.count == 9 && checks(digits)
    }

    /// Whether these are the fourteen digits of an establishment that check.
    public static func isValidSIRET(_ digits: some Collection<UInt8>) -> Bool {
        digits.count == 14 && checks(digits)
    }

    private static func checks(_ digits: some Collection<UInt8>) -> Bool {
        guard Digits.value(digits) != nil else { return false }
        var sum = 0
        for (position, digit) in Array(digits).reversed().enumerated() {
            let value = Int(digit - UInt8(ascii: "0")) * (position % 2 == 0 ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }
}
