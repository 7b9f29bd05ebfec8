// SPDX-License-Identifier: EUPL-1.2
import Foundation
public import Testing

/// Compares `text` with a file kept beside the test.
///
/// With `FEUILLET_UPDATE_GOLDEN=1` the file is rewritten instead; read the change with
/// `git diff` before you commit it.
public func expectGolden(
    _ text: String,
    _ name: String,
    testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden")
    let url = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["FEUILLET_UPDATE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return
    }
    let wanted = try String(contentsOf: url, encoding: .utf8)
    #expect(text == wanted, "differs from Golden/\(name)", sourceLocation: sourceLocation)
}
