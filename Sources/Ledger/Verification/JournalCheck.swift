// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records
import Storage
import Transparency

/// Compares the journal of a ledger's own folder with the entries that are published from it.
struct JournalCheck {
    private let name: String
    private let bytes: [UInt8]
    /// The index of the first entry of the bundle.
    private let first: UInt64
    /// What is published of the bundle.
    private let published: [StoredEntry]

    static func run(_ pass: inout VerificationPass, size: UInt64) throws {
        let width = Int(size % 256)
        let name = LedgerName.journal(size / 256)
        try checkNext(&pass, bundle: size / 256 + 1)
        guard let bytes = try pass.store.read(name) else {
            guard width > 0, try !isFilled(size / 256, pass) else { return }
            pass.add(
                VerificationFault(
                    file: name,
                    french: "le fichier manque",
                    english: "the file is missing"
                )
            )
            return
        }
        // A bundle that is full has its journal removed; the next one's has nothing published yet.
        let tail = width == 0 ? [] : pass.tail
        guard tail.count == width, !tail.contains(where: { $0 == nil }) else { return }
        JournalCheck(
            name: name,
            bytes: bytes,
            first: size / 256 * 256,
            published: tail.compactMap { $0 }
        ).check(&pass)
    }

    /// Whether the last bundle goes on to its end, beyond the checkpoint: a writer that fills one retires its journal
    /// before it publishes.
    private static func isFilled(_ bundle: UInt64, _ pass: VerificationPass) throws -> Bool {
        guard let whole = try pass.store.read(TilePath(.entries, index: bundle).text),
            case .success(let ranges) = EntryBundle.ranges(in: whole, count: 256)
        else { return false }
        return zip(pass.tail, ranges).allSatisfy { $0?.leaf.elementsEqual(whole[$1]) == true }
    }

    /// The journal of the bundle after the last: a writer that fills a bundle begins it, and nothing of it is
    /// published.
    private static func checkNext(_ pass: inout VerificationPass, bundle: UInt64) throws {
        let name = LedgerName.journal(bundle)
        guard let bytes = try pass.store.read(name) else { return }
        JournalCheck(name: name, bytes: bytes, first: bundle * 256, published: []).check(&pass)
    }

    private func check(_ pass: inout VerificationPass) {
        var journal = Journal()
        var wanted: [UInt8] = []
        var starts: [Int] = []
        for (position, entry) in published.enumerated() {
            starts.append(journal.end)
            wanted += journal.append(entry, index: first + UInt64(position))
        }
        let found = Journal(bytes, bundle: first / 256)
        if let offset = BitFlip.firstDifference(wanted, Array(bytes.prefix(wanted.count))) {
            guard let left = valuesLeft(in: found, pass.erased) else {
                let position = starts.lastIndex { $0 <= offset }
                pass.add(
                    VerificationFault(
                        file: name,
                        entry: position.map { first + UInt64($0) },
                        offset: offset,
                        french: "le journal n'est pas celui des inscriptions publiées",
                        english: "the journal is not that of the published entries"
                    )
                )
                return
            }
            pass.pendingErasureCount += left
        }
        checkEnd(of: found, &pass)
    }

    /// Frames beyond the checkpoint are a writer's, at work or interrupted, and so is the beginning of one;
    /// anything else is not.
    private func checkEnd(of journal: Journal, _ pass: inout VerificationPass) {
        let end = journal.end
        let isWhole = end == bytes.count
        if isWhole, journal.frames.count == published.count { return }
        if isWhole || Frame.isTorn(bytes, at: end) { return pass.note(leftover: name) }
        pass.add(
            VerificationFault(
                file: name,
                offset: end,
                french: "la fin du journal n'est pas une inscription entière",
                english: "the end of the journal is not a whole entry"
            )
        )
    }

    /// How many values that an erasure names the journal still holds where the published files do not; nothing if they
    /// differ in anything else.
    private func valuesLeft(in journal: Journal, _ erased: ErasedPlaces) -> Int? {
        guard journal.frames.count >= published.count else { return nil }
        var count = 0
        for (position, (frame, entry)) in zip(journal.frames, published).enumerated()
        where frame.entry != entry {
            guard frame.entry.leaf == entry.leaf, let read = try? Entry(leaf: entry.leaf) else {
                return nil
            }
            let digests = read.statement.record.digests
            let (mine, theirs) = (
                frame.entry.items(digests.count), entry.items(digests.count)
            )
            guard mine.count == digests.count, theirs.count == digests.count else { return nil }
            for (place, (own, other)) in zip(mine, theirs).enumerated() where own != other {
                let (digest, value) = (digests[place], own.isEmpty ? other : own)
                guard erased.contains(place, of: first + UInt64(position)),
                    own.isEmpty || other.isEmpty,
                    SHA256.hash(value.utf8Span.span) == digest
                        || StoredEntry.largeDigest(value) == digest
                else { return nil }
                count += other.isEmpty ? 1 : 0
            }
        }
        return count
    }
}
