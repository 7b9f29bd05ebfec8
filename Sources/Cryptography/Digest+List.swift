// SPDX-License-Identifier: EUPL-1.2

/// Digests one after the other, as tiles hold them.
extension Digest {
    /// The digests that bytes hold, or nothing if the last is not whole.
    public static func list(_ bytes: [UInt8]) -> [Digest]? {
        guard bytes.count % byteCount == 0 else { return nil }
        let nothing = Digest([32 of UInt8](repeating: 0))
        var digests = [Digest](repeating: nothing, count: bytes.count / byteCount)
        unsafe digests.withUnsafeMutableBytes { to in
            unsafe bytes.withUnsafeBytes { from in unsafe to.copyMemory(from: from) }
        }
        return digests
    }

    /// The bytes of digests.
    public static func bytes(_ digests: [Digest]) -> [UInt8] {
        unsafe digests.withUnsafeBytes { unsafe Array($0) }
    }
}
