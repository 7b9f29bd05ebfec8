// SPDX-License-Identifier: EUPL-1.2
import Storage

/// The last bundle of a ledger, or its disclosures, as it is found beside a writer.
///
/// A writer puts a wider file in the place of a narrower one and takes the narrower away. What the wider
/// one begins with is the same, so a reader of an earlier checkpoint reads that.
struct GrowingFile {
    /// The bytes of the file.
    let bytes: [UInt8]
    /// How many entries it holds.
    let width: Int

    /// Reads a file of a width, or the narrowest that is wider; nothing if there is none.
    ///
    /// - Parameter path: the name of the file of a width up to 256.
    init?(_ store: any ObjectReader, width: Int, path: (Int) -> String) throws {
        // A second look finds what came into a place that the first had passed.
        for _ in 0..<2 {
            for wider in width...256 {
                if let bytes = try store.read(path(wider)) {
                    self.bytes = bytes
                    self.width = wider
                    return
                }
            }
        }
        return nil
    }
}
