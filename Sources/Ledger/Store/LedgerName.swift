// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Transparency

/// The names of the objects of a ledger. Every other name in its folder is a fault.
enum LedgerName {
    static let checkpoint = "checkpoint"
    static let lock = "lock"
    static let quarantine = "quarantine"
    static let journal = "wal"
    static let guardFile = "guard"
    static let snapshot = "snapshot"
    static let disclosureFolder = "disclosure"

    /// The part of the index that covers some entries.
    static func indexRun(_ entries: Range<UInt64>) -> String {
        "\(snapshot)/\(entries.lowerBound)-\(entries.upperBound)"
    }

    /// Whether a name is one that a snapshot's files have.
    static func isSnapshot(_ name: String) -> Bool {
        let parts = name.dropFirst(snapshot.utf8.count + 1).split(separator: "-")
        let numbers = parts.compactMap { UInt64($0) }
        if parts.count == 2, numbers.count == 2 {
            return numbers[0] < numbers[1] && indexRun(numbers[0]..<numbers[1]) == name
        }
        return parts.first == "state" && numbers.count == 1
            && name == "\(snapshot)/state-\(numbers[0])"
    }

    /// The journal of the entries of one bundle.
    static func journal(_ bundle: UInt64) -> String { "\(journal)/\(bundle)" }

    /// The most entries that any ledger here can have: far beyond every register, and far below
    /// where numbers of bytes or entries would overflow.
    static let maximumSize: UInt64 = 1 << 48

    /// The folders at the top.
    static let folders = ["tile", "document", disclosureFolder, journal, quarantine, snapshot]

    /// Whether a name is that of a folder that a ledger has or may have.
    static func isFolder(_ name: String) -> Bool {
        let parts = name.split(separator: "/")
        guard let first = parts.first, let last = parts.last, folders.contains(String(first)) else {
            return false
        }
        guard parts.count > 1 else { return true }
        // Those of a tree's levels, of thousands and of partial files.
        let isLevel = first == "tile" && parts.count == 2
        let isInTree = first == "tile" || first == disclosureFolder[...]
        return isLevel || name == "disclosure/large"
            || isInTree && (last.hasPrefix("x") && last.utf8.count == 4 || last.hasSuffix(".p"))
    }

    /// The number of a journal by its name.
    static func bundle(ofJournal name: String) -> UInt64? {
        guard name.hasPrefix(journal + "/"),
            let bundle = UInt64(name.dropFirst(journal.utf8.count + 1)),
            self.journal(bundle) == name, bundle < maximumSize / 256
        else { return nil }
        return bundle
    }

    /// The disclosures of the entries of one bundle.
    static func disclosures(_ bundle: UInt64, width: Int = TilePath.fullWidth) -> String {
        "disclosure/" + TileIndex.path(bundle) + (width < TilePath.fullWidth ? ".p/\(width)" : "")
    }

    /// A disclosure too long to stand among the others.
    static func largeDisclosure(_ digest: Digest) -> String { "disclosure/large/\(digest)" }

    /// A document.
    static func document(_ digest: String) -> String { "document/\(digest)" }

    /// Whether a name is that of a torn end with those bytes.
    static func isQuarantined(_ name: String, _ bytes: [UInt8]) -> Bool {
        let number = name.dropFirst(quarantine.utf8.count + 1).prefix { $0 != "-" }
        return UInt64(number).map { quarantined($0, bytes) == name } ?? false
    }

    /// A torn end of a journal, kept under its own digest.
    static func quarantined(_ bundle: UInt64, _ bytes: [UInt8]) -> String {
        "\(quarantine)/\(bundle)-\(SHA256.hash(bytes))"
    }
}
