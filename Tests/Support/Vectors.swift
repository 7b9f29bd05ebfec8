// SPDX-License-Identifier: EUPL-1.2
import Foundation
public import Notation
import Testing

/// The third-party conformance vectors, which are read from a folder and never committed.
///
/// `FEUILLET_VECTORS` names the folder. Suites that need it are skipped, visibly, without it.
public enum Vectors {
    /// The folder, if it is there.
    static let folder: URL? = ProcessInfo.processInfo.environment["FEUILLET_VECTORS"]
        .map { URL(filePath: $0) }

    /// Whether they can be read.
    public static var areThere: Bool { folder != nil }

    /// The bytes of one file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    /// One JSON file, read with the grammar only: other people's numbers may be floats.
    public static func json(_ path: String) throws -> JSONValue {
        try JSONValue.parse(try bytes(path), as: .grammar)
    }

    /// The files below a folder, in order, by their paths from the vectors' folder.
    public static func files(in path: String) throws -> [String] {
        let folder = try #require(folder)
        let root = folder.appending(path: path)
        let all = FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []
        return all.compactMap { $0 as? String }.sorted().map { path + "/" + $0 }
            .filter {
                !((try? folder.appending(path: $0).resourceValues(forKeys: [.isDirectoryKey]))?
                    .isDirectory ?? true)
            }
    }
}
