// SPDX-License-Identifier: EUPL-1.2

/// Numbers under keys, in ten bytes each: what it finds is only very likely right, and whoever asks compares
/// the entry itself.
///
/// A slot holds 24 bits of the key and a number of 40 bits; keys whose slot is taken go to the next
/// (open addressing). The number of slots is fixed from the start, since keys are not kept.
struct PackedTable: Sendable {
    private static let numberBits: UInt64 = 40
    private static let numberMask: UInt64 = 1 << numberBits - 1

    /// Zero where nothing is; else the bits of the key, then the number and one.
    private var slots: [UInt64]
    private var freeCount: Int

    /// - Parameter capacity: how many keys there will be at most.
    init(capacity: Int) {
        // A fifth stays free, so that what is not there is soon known not to be.
        freeCount = capacity
        slots = [UInt64](repeating: 0, count: capacity + capacity / 4 + 1)
    }

    /// The numbers that may be under a key, the first that was put there first.
    func candidates(_ key: IndexKey) -> [UInt64] {
        var found: [UInt64] = []
        var place = home(key)
        while slots[place] != 0 {
            if isTagged(slots[place], key) { found.append(number(slots[place])) }
            place = next(place)
        }
        return found
    }

    /// Puts a number under a key.
    mutating func insert(_ key: IndexKey, _ number: UInt64) {
        precondition(freeCount > 0, "there are at most as many keys as were announced")
        freeCount -= 1
        var place = home(key)
        while slots[place] != 0 { place = next(place) }
        slots[place] = slot(key, number)
    }

    /// Puts a number in the place of another that is under a key.
    mutating func replace(_ key: IndexKey, _ old: UInt64, by number: UInt64) {
        var place = home(key)
        while slots[place] != slot(key, old) {
            precondition(slots[place] != 0, "what is replaced is there")
            place = next(place)
        }
        slots[place] = slot(key, number)
    }

    private func home(_ key: IndexKey) -> Int {
        Int(key.words[0].multipliedFullWidth(by: UInt64(slots.count)).high)
    }

    private func next(_ place: Int) -> Int { place + 1 == slots.count ? 0 : place + 1 }

    private func slot(_ key: IndexKey, _ number: UInt64) -> UInt64 {
        precondition(number < Self.numberMask, "an entry's number has forty bits")
        return key.words[1] << Self.numberBits | (number + 1)
    }

    private func isTagged(_ slot: UInt64, _ key: IndexKey) -> Bool {
        (slot ^ key.words[1] << Self.numberBits) >> Self.numberBits == 0
    }

    private func number(_ slot: UInt64) -> UInt64 { slot & Self.numberMask - 1 }
}
