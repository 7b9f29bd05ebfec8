// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage
import Transparency

/// What a ledger amounted to at some size, so that opening it need not read every entry: the state, the
/// right edge of the tree, and the runs of the index.
///
/// Three kinds of files stand in `snapshot/`: `signed`, a note by the log's key in the form of a
/// checkpoint of `<origin>/snapshot`, whose root is the SHA-256 of `state-<size>`; that file, canonical
/// JSON; and the runs. It is derived: whoever opens a ledger's own folder goes on from it to the checkpoint and
/// compares the root, `verify` makes it again and compares, and all of it can be removed.
struct Snapshot {
    static let signedName = "\(LedgerName.snapshot)/signed"
    private static let maximumByteCount = 64 << 20

    let state: RegisterState
    let edge: TreeEdge
    let runs: [IndexRun.Description]

    var size: UInt64 { state.size }

    static func stateName(_ size: UInt64) -> String { "\(LedgerName.snapshot)/state-\(size)" }

    /// The files that it consists of.
    var names: Set<String> {
        Set(runs.map(\.name) + [Self.signedName, Self.stateName(size)])
    }

    // MARK: Writing

    /// Makes the snapshot durable and takes away those before it.
    func write(to store: any ObjectStore, signedBy log: NoteSigner) throws {
        let bytes = json.canonical()
        try store.put(bytes, as: Self.stateName(size), durably: true)
        let statement = Checkpoint(
            origin: state.genesis.origin + "/snapshot",
            size: size,
            root: SHA256.hash(bytes)
        )
        let note = SignedNote(text: statement.text, lines: [try log.sign(statement, time: 0)])
        try store.put(note.bytes, as: Self.signedName, durably: true)
        let names = names
        for object in try store.list(LedgerName.snapshot) where !names.contains(object.name) {
            try store.remove(object.name)
        }
    }

    private var json: JSONValue {
        .object([
            JSONMember(
                "edge",
                .array(edge.levels.map { .array($0.map { .string($0.base64) }) })
            ),
            JSONMember(
                "runs",
                .array(
                    runs.map { run in
                        .object([
                            JSONMember("directory", .string(run.directory.base64)),
                            JSONMember("end", .integer(Int64(run.entries.upperBound))),
                            JSONMember("first", .integer(Int64(run.entries.lowerBound))),
                            JSONMember("records", .integer(Int64(run.recordCount))),
                        ])
                    }
                )
            ),
            JSONMember("state", state.kept),
        ])
    }

    // MARK: Reading

    /// Reads the snapshot of a store, or nothing if there is none that its log signed.
    init?(_ store: any ObjectReader, genesis: Entry) {
        let hash = MerkleTree.leafHash(genesis.leaf)
        guard let statement = Self.statement(store, genesis: genesis, hash),
            let bytes = try? store.read(Self.stateName(statement.size)),
            bytes.count <= Self.maximumByteCount, SHA256.hash(bytes) == statement.root,
            let json = try? JSONValue.parse(bytes), let kept = json["state"],
            let state = RegisterState(kept: kept, genesis: genesis, leafHash: hash),
            state.size == statement.size, let edge = Self.edge(json["edge"], size: state.size),
            let runs = json["runs"]?.elements?.compactMap(Self.run),
            runs.count == json["runs"]?.elements?.count,
            runs.last?.entries.upperBound == state.size
        else { return nil }
        self.state = state
        self.edge = edge
        self.runs = runs
    }

    init(state: RegisterState, edge: TreeEdge, runs: [IndexRun.Description]) {
        self.state = state
        self.edge = edge
        self.runs = runs
    }

    private static func statement(
        _ store: any ObjectReader,
        genesis: Entry,
        _ hash: Digest
    ) -> Checkpoint? {
        guard let bytes = try? store.read(signedName), let note = try? SignedNote(bytes),
            note.bytes == bytes, let statement = try? Checkpoint(note.text),
            let state = try? RegisterState(genesis: genesis, leafHash: hash),
            let log = NoteKey(state.genesis.logKey), let key = log.key, note.lines.count == 1,
            let line = note.lines(by: log).first, statement.extensions.isEmpty,
            key.verifies(line.signature, of: Array(note.text.utf8)),
            statement.origin.utf8.elementsEqual((state.genesis.origin + "/snapshot").utf8)
        else { return nil }
        return statement
    }

    private static func edge(_ json: JSONValue?, size: UInt64) -> TreeEdge? {
        guard let levels = json?.elements else { return nil }
        let hashes = levels.map { level in
            (level.elements ?? []).compactMap { $0.string.flatMap { Digest(base64: $0) } }
        }
        return TreeEdge(size: size, levels: hashes)
    }

    /// A run as the snapshot states it. Its file confirms the count; until then nothing computed from it may
    /// overflow, and 2^52 records of any width do not.
    private static func run(_ json: JSONValue) -> IndexRun.Description? {
        guard let directory = json["directory"]?.string.flatMap({ Digest(base64: $0) }),
            let end = json["end"]?.integer, let first = json["first"]?.integer,
            let count = json["records"]?.integer, first >= 0, end > first,
            (1...(1 << 52)).contains(count)
        else { return nil }
        return IndexRun.Description(
            entries: UInt64(first)..<UInt64(end),
            recordCount: Int(count),
            directory: directory
        )
    }
}
