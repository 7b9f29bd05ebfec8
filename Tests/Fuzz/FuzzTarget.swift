// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Interchange
import Ledger
import Notation
import Policy
import Records
import Transparency

/// Each parser, with what must hold of whatever it accepts: a trap is a finding.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case json
    case yaml
    case charter
    case csv
    case scdl
    case xml
    case actes
    case note
    case tilePath = "tile-path"
    case entryBundle = "entry-bundle"
    case proof
    case policy
    case entry
    case sealedEntry = "sealed-entry"
    case offlineBundle = "offline-bundle"
    case jwk
    case pem
    case journal
    case disclosures

    /// The longest input that is tried, in bytes: what a parser does with more is a limit's to say.
    public static let maximumByteCount = 1 << 16

    /// Parses bytes as what the target names.
    public func run(_ bytes: [UInt8]) {
        switch self {
        case .json: json(bytes)
        case .yaml: yaml(bytes)
        case .charter: charter(bytes)
        case .csv: csv(bytes)
        case .scdl: scdl(bytes)
        case .xml: _ = try? XMLElement.parse(bytes)
        case .actes:
            guard let root = try? XMLElement.parse(bytes) else { return }
            _ = ActesMessage(root, fileName: "031-243100518-20251015-1-DE-1-1_0.xml")
        case .note: note(bytes)
        case .tilePath:
            let text = String(decoding: bytes, as: UTF8.self)
            if let path = TilePath(text) {
                precondition(path.text == text, "a path has one spelling")
            }
        case .entryBundle: entryBundle(bytes)
        case .proof:
            if let proof = try? TLogProof(bytes) {
                precondition((try? TLogProof(proof.bytes)) != nil, "a proof is read back")
            }
        case .policy: _ = try? TLogPolicy(bytes)
        case .entry:
            if let entry = try? Entry(leaf: bytes) {
                precondition(bytes.starts(with: entry.signingInput), "an entry is its bytes")
            }
        case .sealedEntry:
            if let sealed = try? SealedEntry(file: bytes) {
                let file = bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes
                precondition(sealed.file == file, "a sealed entry has one spelling")
            }
        case .offlineBundle:
            if let bundle = try? OfflineBundle(bytes) { _ = try? bundle.verify(policy: nil) }
        case .jwk:
            if let json = try? JSONValue.parse(bytes), let key = JSONWebKey.key(json) {
                precondition(JSONWebKey.json(key) == json, "a key has one spelling")
            }
        case .pem:
            if let pem = PEM.decode(String(decoding: bytes, as: UTF8.self)) {
                precondition(pem.der.count <= bytes.count, "base64 does not shrink")
            }
        case .journal:
            let isIntact = FuzzLedger.isIntact(with: bytes, as: "wal/0")
            let original = FuzzLedger.original("wal/0")
            // Whole frames may follow, of a writer that was interrupted.
            precondition(
                !isIntact || bytes.starts(with: original),
                "the journal is that of the tree"
            )
        case .disclosures:
            let name = "disclosure/000.p/23"
            let isIntact = FuzzLedger.isIntact(with: bytes, as: name)
            precondition(
                !isIntact || bytes == FuzzLedger.original(name),
                "the values are those of the tree"
            )
        }
    }

    private func json(_ bytes: [UInt8]) {
        guard let (value, isCanonical) = try? JSONValue.read(bytes) else { return }
        let canonical = value.canonical()
        precondition(isCanonical == (canonical == bytes), "the canonical form is known")
        guard let again = try? JSONValue.parse(canonical) else {
            preconditionFailure("canonical JSON is read back")
        }
        // Members may come in another order, and there is one order of canonical members.
        precondition(again.canonical() == canonical, "and says the same")
    }

    private func yaml(_ bytes: [UInt8]) {
        guard let node = try? YAMLNode.parse(bytes) else { return }
        _ = UseSchema.parse(node)
    }

    private func charter(_ bytes: [UInt8]) {
        guard let vocabulary = FuzzVocabulary.shared else { return }
        let (charter, problems) = Charter.parse(bytes, vocabulary: vocabulary)
        precondition(
            charter != nil || !problems.isEmpty,
            "what is refused is refused with a reason"
        )
        _ = Declaration.parse(bytes, schema: vocabulary.schema)
        guard let formatted = try? CharterFormatter.format(bytes) else { return }
        precondition(
            (try? CharterFormatter.format(formatted)) == formatted,
            "formatting is settled"
        )
    }

    private func csv(_ bytes: [UInt8]) {
        var detector = EncodingDetector()
        detector.read(bytes)
        var whole: [[String]] = []
        var parts: [[String]] = []
        var (one, many) = (CSVFile(detector), CSVFile(detector))
        let first = (try? one.read(bytes) { whole.append($0.fields) }) != nil
        let second = (try? one.finish { whole.append($0.fields) }) != nil
        var third = true
        for start in stride(from: 0, to: bytes.count, by: 7) where third {
            let piece = Array(bytes[start..<min(bytes.count, start + 7)])
            third = (try? many.read(piece) { parts.append($0.fields) }) != nil
        }
        let fourth = (try? many.finish { parts.append($0.fields) }) != nil
        guard first, second, third, fourth else { return }
        precondition(whole == parts, "pieces do not matter")
    }

    private func scdl(_ bytes: [UInt8]) {
        guard let today = CivilDate("2026-01-01") else { return }
        var detector = EncodingDetector()
        detector.read(bytes)
        var reader = SCDLReader(detector, today: today)
        try? reader.read(bytes) { _ in }
        try? reader.finish { _ in }
    }

    private func note(_ bytes: [UInt8]) {
        guard let note = try? SignedNote(bytes) else { return }
        precondition(note.bytes == bytes, "a note has one spelling")
        if let checkpoint = try? Checkpoint(note.text) {
            precondition(checkpoint.text == note.text, "a checkpoint has one spelling")
        }
    }

    private func entryBundle(_ bytes: [UInt8]) {
        guard let width = bytes.first.map({ Int($0) + 1 }) else { return }
        let rest = Array(bytes.dropFirst())
        guard case .success(let ranges) = EntryBundle.ranges(in: rest, count: width) else { return }
        precondition(
            EntryBundle.encode(ranges.map { Array(rest[$0]) }) == rest,
            "a bundle has one spelling"
        )
    }
}
