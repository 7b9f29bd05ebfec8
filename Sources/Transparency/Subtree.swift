// SPDX-License-Identifier: EUPL-1.2

/// A range of leaves that is a subtree of every tree that holds it
/// (draft-ietf-plants-merkle-tree-certs, "Subtrees"): the classical proofs are those of
/// `0..<size`.
public struct Subtree: Sendable, Hashable {
    /// The leaves.
    public let range: Range<UInt64>

    /// A subtree, or nothing if the start is not aligned with the size.
    public init?(start: UInt64, end: UInt64) {
        guard start <= end else { return nil }
        let count = end - start
        if count > 1 {
            // The smallest power of two that holds `count` leaves; only 0 is aligned with 2^64.
            guard count <= 1 << 63 ? start % Self.powerOfTwo(holding: count) == 0 : start == 0
            else { return nil }
        }
        range = start..<end
    }

    private static func powerOfTwo(holding count: UInt64) -> UInt64 {
        1 << UInt64(64 - (count - 1).leadingZeroBitCount)
    }
}

extension Range<UInt64> {
    /// How many leaves there are. `count` is an `Int`, and traps for sizes that a hostile
    /// checkpoint can state.
    var length: UInt64 { upperBound - lowerBound }
}
