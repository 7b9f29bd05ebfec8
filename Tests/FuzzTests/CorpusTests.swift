// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Fuzzing
import Testing

/// Runs each parser over what fuzzing found or began with, and over cut and flipped versions of it: none
/// traps, whatever it says.
@Suite("Fuzz corpus") struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fuzz/Corpus")

    @Test(arguments: FuzzTarget.allCases)
    func `no input of the corpus traps a parser`(_ target: FuzzTarget) throws {
        let folder = Self.folder.appending(path: target.rawValue)
        let files = try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        )
        #expect(!files.isEmpty, "the corpus of \(target.rawValue) is empty")
        for file in files {
            let bytes = Array(try Data(contentsOf: file))
            target.run(bytes)
            for offset in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
                target.run(Array(bytes.prefix(offset)))
                var flipped = bytes
                flipped[offset] ^= 1 << (offset % 8)
                target.run(flipped)
            }
        }
    }
}
