// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Synchronization

/// A place for files of a test, which is gone when the tests end.
public enum TemporaryFolder {
    private static let paths = Mutex<[String]>([])

    /// A path where nothing is yet.
    public static func path() -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        let isFirst = paths.withLock { paths in
            paths.append(path)
            return paths.count == 1
        }
        if isFirst { atexit { TemporaryFolder.remove() } }
        return path
    }

    private static func remove() {
        for path in paths.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
}
