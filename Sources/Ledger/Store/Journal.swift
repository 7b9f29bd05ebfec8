// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// The frames of one journal, and where they end.
package struct Journal: Sendable {
    /// The frames that are whole and follow each other.
    package private(set) var frames: [Frame] = []
    /// Where the last of them ends.
    var end = 0
    /// What the next frame names as the one before it.
    var last = Digest([32 of UInt8](repeating: 0))

    /// The journal of a bundle that has no frame yet.
    package init() {}

    /// Reads the frames of the bundle's entries, up to the first that does not fit.
    package init(_ bytes: [UInt8], bundle: UInt64) {
        let first = bundle * 256
        while frames.count < 256, let (frame, end) = Frame.read(bytes, at: end),
            frame.index == first + UInt64(frames.count), frame.previous == last
        {
            frames.append(frame)
            last = frame.digest
            self.end = end
        }
    }

    /// Adds an entry, and gives the bytes to write at the old end.
    package mutating func append(_ entry: StoredEntry, index: UInt64) -> [UInt8] {
        let frame = Frame(index: index, previous: last, entry: entry)
        let bytes = frame.bytes
        frames.append(frame)
        last = frame.digest
        end += bytes.count
        return bytes
    }
}
