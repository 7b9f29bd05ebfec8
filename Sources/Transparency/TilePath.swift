// SPDX-License-Identifier: EUPL-1.2

/// The path of a tile or of an entry bundle, below the prefix of a log (C2SP tlog-tiles).
public struct TilePath: Sendable, Hashable {
    /// How many hashes or entries a full tile or bundle has.
    public static let fullWidth = 256

    /// What a tile holds.
    public enum Content: Sendable, Hashable {
        /// Hashes of subtrees of 256^level leaves.
        case hashes(level: Int)
        /// Entries, each behind its length.
        case entries
    }

    /// What the tile holds.
    public let content: Content
    /// Which tile of that level it is, from 0.
    public let index: UInt64
    /// How many hashes or entries it has: 1 to 256.
    public let width: Int

    /// A path.
    public init(_ content: Content, index: UInt64, width: Int = fullWidth) {
        precondition((1...Self.fullWidth).contains(width), "a tile holds 1 to 256 hashes")
        self.content = content
        self.index = index
        self.width = width
    }

    /// Reads a path that is written exactly as ``text`` writes it.
    public init?(_ text: String) {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts.removeFirst() == "tile" else { return nil }
        let kind = parts.removeFirst()
        if kind == "entries" {
            content = .entries
        } else {
            guard let level = Int(kind), (0..<64).contains(level) else { return nil }
            content = .hashes(level: level)
        }
        var width = Self.fullWidth
        if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
            width = Int(parts.removeLast()) ?? 0
            guard (1..<Self.fullWidth).contains(width) else { return nil }
            parts.append(parts.removeLast().dropLast(2))
        }
        guard let index = TileIndex.parse(parts) else { return nil }
        self.index = index
        self.width = width
        // It has one spelling: no sign, no zero before a number.
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The path.
    public var text: String {
        let kind =
            switch content {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        return "tile/\(kind)/" + TileIndex.path(index)
            + (width < Self.fullWidth ? ".p/\(width)" : "")
    }

    /// Every tile and bundle that a tree of that size has, in no promised order.
    ///
    /// A tile is partial only at the right edge, and a subtree that is not complete is in none.
    public static func all(size: UInt64) -> [TilePath] {
        var paths: [TilePath] = []
        func add(_ content: Content, count: UInt64) {
            let full = count / UInt64(fullWidth)
            for index in 0..<full { paths.append(TilePath(content, index: index)) }
            let width = Int(count % UInt64(fullWidth))
            if width > 0 { paths.append(TilePath(content, index: full, width: width)) }
        }
        add(.entries, count: size)
        var (level, count) = (0, size)
        while count > 0 {
            add(.hashes(level: level), count: count)
            (level, count) = (level + 1, count >> 8)
        }
        return paths
    }
}
