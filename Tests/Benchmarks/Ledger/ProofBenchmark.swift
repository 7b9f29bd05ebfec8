// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Storage
import Transparency

/// Proving from tiles, beside reading the tiles that it needs.
struct ProofBenchmark {
    private static let callCount = 2000
    let store: FileStore

    func run() throws -> Comparison {
        let reader = try LedgerReader(store)
        let size = reader.checkpoint.checkpoint.size
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        // The same places at each run, so that both sides need the same tiles.
        let places = (0..<Self.callCount).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 20) % size
        }
        let tiles = places.map { place in
            Self.tiles(of: place, size: size).map { store.folder + "/" + $0 }
        }
        var buffer = [UInt8](repeating: 0, count: 8192)
        func read(_ paths: [String]) { for path in paths { BareFile.read(path, &buffer) } }
        var warm = Comparison(
            "inclusion proof of any of \(size) entries, warm, p99",
            in: "µs",
            beside: "open, pread and close of the tiles that it needs",
            goal: .atMost(3)
        )
        try warm.run {
            try p99(places) { Window.keep(try reader.inclusion(of: $0)) }
        } theirs: {
            p99(tiles, read)
        }
        let cold = try p99(Array(zip(places, tiles).prefix(200))) { _, paths in
            for path in paths { BareFile.forget(path) }
        } then: { place, _ in
            Window.keep(try reader.inclusion(of: place))
        }
        warm.remarks.append("where the kernel holds no tile: p99 \(digits(cold)) µs")
        let sizes = (1...200).map { size * UInt64($0) / 201 }
        let consistency = try p99(sizes) { Window.keep(try reader.consistency(from: $0)) }
        warm.remarks.append("consistency from any size, warm: p99 \(digits(consistency)) µs")
        let forgotten = try p99(Array(sizes.prefix(100))) { earlier in
            // Its tiles are those on the ways to both sizes' last entries.
            for place in [earlier - 1, size - 1] {
                for path in Self.tiles(of: place, size: size) {
                    BareFile.forget(store.folder + "/" + path)
                }
            }
        } then: { earlier in
            Window.keep(try reader.consistency(from: earlier))
        }
        warm.remarks.append("where the kernel holds no tile: p99 \(digits(forgotten)) µs")
        return warm
    }

    /// The tiles with the hashes beside an entry's way to the root.
    private static func tiles(of place: UInt64, size: UInt64) -> [String] {
        var paths: [String] = []
        var (level, index, count) = (0, place, size)
        while count > 1 {
            index /= 256
            let width = Int(min(256, count - index * 256))
            let isPartial = (index + 1) * 256 > count
            paths.append(
                TilePath(.hashes(level: level), index: index, width: isPartial ? width : 256).text
            )
            (level, count) = (level + 1, count / 256)
            // Above the last full tile of a level there is nothing of this entry.
            if isPartial { break }
        }
        return paths
    }
}

/// The slowest of a hundred calls, in microseconds.
private func p99<Argument>(_ arguments: [Argument], _ call: (Argument) throws -> Void) rethrows
    -> Double
{
    try p99(arguments, { _ in }, then: call)
}

private func p99<Argument>(
    _ arguments: [Argument],
    _ prepare: (Argument) -> Void,
    then call: (Argument) throws -> Void
) rethrows -> Double {
    var times: [Double] = []
    for argument in arguments {
        prepare(argument)
        times.append(try seconds { try call(argument) } * 1e6)
    }
    return times.sorted()[times.count * 99 / 100]
}
