// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

/// Real files of authorities and official schemas, which are read from a folder and never committed.
///
/// `FEUILLET_DATA` names the folder. Suites that need it are skipped, visibly, without it.
public enum RealData {
    /// The folder, if it is there.
    static let folder: URL? = ProcessInfo.processInfo.environment["FEUILLET_DATA"]
        .map { URL(filePath: $0) }

    /// Whether they can be read.
    public static var areThere: Bool { folder != nil }

    /// The bytes of one file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    /// The names of the files of a folder, in order.
    public static func names(in path: String) throws -> [String] {
        let folder = try #require(folder)
        return try FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: path).path
        )
        .sorted()
    }
}
