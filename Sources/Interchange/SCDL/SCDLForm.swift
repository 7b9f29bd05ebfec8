// SPDX-License-Identifier: EUPL-1.2
import Notation

/// The forms that the SCDL schema gives to values.
enum SCDLForm {
    /// A year, or two of which the second is later: `^[0-9]{4}(\/[0-9]{4})?$`.
    static func isBudgetYear(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let years = parts.compactMap { $0.count == 4 ? Digits.value($0) : nil }
        guard years.count == parts.count else { return false }
        return years.count == 1 || years.count == 2 && years[0] < years[1]
    }

    /// `PREF` or `SGAR` and a department on three characters, or `SPREF`, that, and a district.
    static func isPrefecture(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        for (prefix, count) in [("PREF", 7), ("SGAR", 7), ("SPREF", 9)] {
            guard bytes.starts(with: prefix.utf8), bytes.count == count else { continue }
            return isDepartment(bytes.dropFirst(prefix.utf8.count).prefix(3))
                && bytes.dropFirst(prefix.utf8.count + 3).allSatisfy { (0x30...0x39).contains($0) }
        }
        return false
    }

    /// `042`, `971`, `02A`.
    static func isDepartment(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count == 3 else { return false }
        let isCorsica = bytes.elementsEqual("02A".utf8) || bytes.elementsEqual("02B".utf8)
        return isCorsica || Digits.value(bytes) != nil
    }

    /// `^\d\.\d{1,2}$`.
    static func isMatter(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 1 && (1...2).contains(parts[1].count)
            && parts.allSatisfy { Digits.value($0) != nil }
    }
}
