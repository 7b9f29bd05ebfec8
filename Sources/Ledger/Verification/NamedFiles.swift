// SPDX-License-Identifier: EUPL-1.2

/// Files that entries name by their digest, each with how many values name it.
struct NamedFiles: Sendable {
    private var counts: [String: Int] = [:]

    /// Takes in those that an entry names.
    mutating func insert(_ digests: [String]) {
        for digest in digests { counts[digest, default: 0] += 1 }
    }

    /// Takes back that one value names a file.
    mutating func remove(_ digest: String) {
        guard let count = counts[digest] else { return }
        counts[digest] = count > 1 ? count - 1 : nil
    }

    /// Whether a value names a file.
    func contains(_ digest: String) -> Bool { counts[digest] != nil }

    /// How many files there are.
    var count: Int { counts.count }

    /// Each file.
    var digests: Dictionary<String, Int>.Keys { counts.keys }
}
