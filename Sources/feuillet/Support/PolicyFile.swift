// SPDX-License-Identifier: EUPL-1.2

/// The text of a charter, and where it stands: its examples name projects by their place beside it.
struct PolicyFile {
    /// The name that the user gave.
    let name: String
    /// Its path in the folder of policies, or on disk.
    let path: String
    /// Whether the path is one of the policies that the program carries, or of their folder.
    let isShipped: Bool
    /// Its bytes.
    let bytes: [UInt8]

    /// The path of a file that this one names, `..` resolved.
    func resolving(_ relative: String) -> String {
        guard !relative.hasPrefix("/") else { return relative }
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        for part in relative.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != "..", !last.isEmpty {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
