// SPDX-License-Identifier: EUPL-1.2
import Cryptography

/// A statement by a cosigner that, at a time, a checkpoint was the largest it had seen
/// (C2SP tlog-cosignature, `cosignature/v1`).
public enum Cosignature {
    /// The bytes that are signed.
    static func message(checkpoint: String, time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(checkpoint)".utf8)
    }

    /// The time that a line states, if its signature is the key's.
    ///
    /// - Returns: POSIX seconds.
    static func time(in signature: [UInt8], of checkpoint: String, by key: VerificationKey)
        -> UInt64?
    {
        guard signature.count == 72 else { return nil }
        let time = signature[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard time <= UInt64(Int64.max) else { return nil }
        let message = message(checkpoint: checkpoint, time: time)
        return key.verifies(Array(signature[8...]), of: message) ? time : nil
    }

    /// Signs a checkpoint's text.
    static func sign(
        checkpoint: String,
        time: UInt64,
        with key: borrowing SigningKey
    ) throws(OpenSSLError) -> [UInt8] {
        let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> (8 * UInt64($0))) }
        return bytes + (try key.sign(message(checkpoint: checkpoint, time: time)))
    }
}
