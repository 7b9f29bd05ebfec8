// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

/// Runs the commands written in `Transcripts/*.txt` and compares what they print.
///
/// A line that starts with `$ ` is a command, the lines after it are its output, and `[n]` is an
/// exit code that is not 0. Each file has a folder of its own. Keys and salts are new at each run,
/// so digests are shown as `…`. Files whose name begins with `root-` run as root only. `FEUILLET_UPDATE_GOLDEN=1` rewrites the files.
@Suite("Transcripts") struct TranscriptTests {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Transcripts")
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        // What needs another account needs to be root first.
        let isRoot = getuid() == 0
        return all.filter { $0.hasSuffix(".txt") && (isRoot || !$0.hasPrefix("root-")) }.sorted()
    }()

    /// The folder that holds the products built with this test.
    static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

    @Test(arguments: names)
    func `the commands print what the transcript says`(_ name: String) throws {
        let url = Self.directory.appending(path: name)
        let wanted = try String(contentsOf: url, encoding: .utf8)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var seen = ""
        for line in wanted.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ") {
                seen += line + "\n" + (try Self.run(String(line.dropFirst(2)), in: folder))
            } else if line.hasPrefix("# ") {
                seen += line + "\n"
            }
        }
        if ProcessInfo.processInfo.environment["FEUILLET_UPDATE_GOLDEN"] == "1" {
            try Data(seen.utf8).write(to: url)
        } else {
            #expect(seen == wanted)
        }
    }

    /// Where the commands count what they run, if this process does: beside its own counts, for `.ci/coverage`.
    private static let profile: [String: String] = {
        let name = "LLVM_PROFILE_FILE"
        guard let file = ProcessInfo.processInfo.environment[name] else { return [:] }
        let folder = URL(filePath: file).deletingLastPathComponent()
        return [name: folder.appending(path: "commands-%4m.profraw").path]
    }()

    static func run(_ command: String, in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": products.path + ":/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "FEUILLET_NOW": "2026-01-05T10:00:00Z", "ROOT": root.path,
        ].merging(profile) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let status = process.terminationStatus
        // A line of output that looks like a command or a comment is set in by a space.
        var text = mask(String(decoding: output, as: UTF8.self))
            .split(separator: "\n", omittingEmptySubsequences: false)
            // Where a transcript leaves no room, the counts of `.ci/coverage` have none either, and say so.
            .filter { profile.isEmpty || !$0.hasPrefix("LLVM Profile") }
            .map { $0.hasPrefix("# ") || $0.hasPrefix("$ ") ? " " + $0 : String($0) }
            .joined(separator: "\n")
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        return text + (status == 0 ? "" : "[\(status)]\n")
    }

    /// Runs of 43 letters and digits or more are digests and keys; the checkout's path is `$ROOT`.
    private static func mask(_ text: String) -> String {
        var result = ""
        var run = ""
        func flush() {
            result += run.utf8.count >= 43 ? "…" : run
            run = ""
        }
        for character in text.replacingOccurrences(of: root.path, with: "$ROOT") {
            let isPart =
                character.isASCII
                && (character.isLetter || character.isNumber || "-_+/=".contains(character))
            if isPart {
                run.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
