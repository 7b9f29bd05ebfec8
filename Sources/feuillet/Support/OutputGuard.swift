// SPDX-License-Identifier: EUPL-1.2

/// Refuses files to write whose place holds something that cannot be written again: what is being read, the
/// ledger and its folders, a key.
struct OutputGuard {
    private let inputs: [String]
    private let folders: [String]

    /// A guard of the files that a command reads and of the folders of its ledger.
    init(inputs: [String], folders: [String]) {
        self.inputs = inputs.map(Self.absolute)
        self.folders = folders.map(Self.absolute)
    }

    /// A guard that takes in the folders that stand beside a ledger.
    init(inputs: [String] = [], ledger: String?) {
        let beside = ["", ".guard", ".keys", ".outbox"]
        self.init(
            inputs: inputs,
            folders: ledger.map { path in beside.map { path.trimmingSlash + $0 } } ?? []
        )
    }

    /// Throws unless a file may be written in a place, before anything is done.
    func require(_ path: String, option: String) throws(CommandError) {
        let whole = Self.absolute(path)
        if inputs.contains(whole) {
            throw CommandError(
                .usage,
                "\(option) \(path) : ce fichier est celui qui est lu ; donnez un autre nom",
                "\(option) \(path): this file is the one that is read; give another name"
            )
        }
        if folders.contains(where: { whole == $0 || whole.hasPrefix($0 + "/") }) {
            throw CommandError(
                .usage,
                "\(option) \(path) : ce dossier est celui du registre ou de ses clés ; écrivez ailleurs",
                "\(option) \(path): this folder is the ledger's or its keys'; write elsewhere"
            )
        }

        try InputFile.requireWritable(path)
    }

    /// A path from the root, without `.` and `..`.
    static func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : Terminal.folder + "/" + path
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
