// SPDX-License-Identifier: EUPL-1.2

/// The values that erasures name, by the entry and the place that each has among its values.
///
/// Not by digest: disclosures are public, so anyone can seal another's value again, under the same digest, and
/// what then becomes of the copy must not touch the original.
struct ErasedPlaces: Sendable {
    private var places: [UInt64: Set<Int>] = [:]

    /// Takes in values of an entry.
    mutating func insert(_ places: [Int], of entry: UInt64) {
        self.places[entry, default: []].formUnion(places)
    }

    /// Whether a value of an entry is named.
    func contains(_ place: Int, of entry: UInt64) -> Bool {
        places[entry]?.contains(place) ?? false
    }

    /// Each value.
    var all: [(entry: UInt64, place: Int)] {
        places.sorted { $0.key < $1.key }.flatMap { entry, places in
            places.sorted().map { (entry, $0) }
        }
    }
}
