// SPDX-License-Identifier: EUPL-1.2
import Storage

/// Remembers a number for each of very many texts: the last ones in memory, the others in sorted runs in
/// a temporary folder, as the index of a ledger keeps its own.
public final class OverflowMap {
    /// How many are in memory at most: some ten megabytes.
    private static let memoryCount = 1 << 18
    /// A filter of eight million bits: what it has not seen is not looked for on disk.
    private static let filterWordCount = 1 << 17

    private let memoryCount: Int
    private var index = EntryIndex()
    private var filter: [UInt64] = []
    private var count: UInt64 = 0
    private var scratch: ScratchStore?

    /// A map without texts.
    ///
    /// - Parameter memoryCount: how many are kept in memory; by default a quarter of a million.
    public init(memoryCount: Int? = nil) { self.memoryCount = memoryCount ?? Self.memoryCount }

    /// The number of a text.
    public func value(_ text: String) throws -> UInt64? {
        let key = IndexKey.text(text)
        guard filter.isEmpty || bits(key).allSatisfy({ filter[$0.word] & $0.mask != 0 }) else {
            return index.recent(key)
        }
        return try index.find(key)
    }

    /// Remembers the number of a text.
    public func set(_ text: String, to value: UInt64) throws {
        let key = IndexKey.text(text)
        index.set(key, value)
        count += 1
        guard index.recentCount >= memoryCount else { return }
        if filter.isEmpty { filter = [UInt64](repeating: 0, count: Self.filterWordCount) }
        for key in index.recentKeys {
            for bit in bits(key) { filter[bit.word] |= bit.mask }
        }
        let scratch = try self.scratch ?? ScratchStore()
        self.scratch = scratch
        try index.spill(count, in: scratch.store)
        // A run that is open stays readable without its name, and nothing is left after a kill.
        for run in index.runs { try scratch.store.remove(run.description.name) }
    }

    private func bits(_ key: IndexKey) -> [(word: Int, mask: UInt64)] {
        key.words.map { word in
            (Int(word % UInt64(Self.filterWordCount)), 1 << (word >> 58))
        }
    }
}
