// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records

/// One of the two halves of the guard: the last commitment of the ledger, kept apart from it.
///
/// `"FGRD" ‖ 1 ‖ 0 0 0 ‖ counter u64be ‖ clock u64be ‖ snapshot digest (32 bytes, zero for none) ‖
/// checkpoint length u32be ‖ checkpoint ‖ zeros ‖ SHA-256 of all before it`, 4096 bytes in all.
struct GuardSlot: Sendable, Equatable {
    static let byteCount = 4096
    private static let magic: [UInt8] = Array("FGRD".utf8) + [1, 0, 0, 0]
    private static let headerByteCount = 60

    /// Counts commits; the higher of two slots is the last.
    let counter: UInt64
    /// The time of the last commit, in POSIX seconds.
    let clock: UInt64
    /// The signed checkpoint.
    let checkpoint: [UInt8]

    var bytes: [UInt8] {
        var bytes = Self.magic + BigEndian.bytes(counter) + BigEndian.bytes(clock)
        bytes += [UInt8](repeating: 0, count: Digest.byteCount)
        bytes += BigEndian.bytes(UInt32(checkpoint.count)) + checkpoint
        let room = Self.byteCount - Digest.byteCount - bytes.count
        precondition(room >= 0, "a checkpoint fits in a slot of the guard")
        bytes += [UInt8](repeating: 0, count: room)
        return bytes + SHA256.hash(bytes).array
    }

    init(counter: UInt64, clock: UInt64, checkpoint: [UInt8]) {
        self.counter = counter
        self.clock = clock
        self.checkpoint = checkpoint
    }

    /// Reads a slot, or nothing if it is torn.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else { return nil }
        let body = Array(bytes.dropLast(Digest.byteCount))
        guard Digest(bytes.suffix(Digest.byteCount)) == SHA256.hash(body) else { return nil }
        let count = Int(BigEndian.value(body[56..<60]))
        guard count <= body.count - Self.headerByteCount else { return nil }
        counter = BigEndian.value(body[8..<16])
        clock = BigEndian.value(body[16..<24])
        // Far beyond what any clock or count reaches, and below where sums would overflow.
        guard counter < 1 << 62, clock < 1 << 53 else { return nil }
        checkpoint = Array(body[60..<(60 + count)])
    }
}
