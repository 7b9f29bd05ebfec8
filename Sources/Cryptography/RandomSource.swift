// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// Where salts and nonces come from: a parameter, so that tests are repeatable.
public struct RandomSource: Sendable {
    private let draw: @Sendable (Int) -> [UInt8]

    /// A source that draws with a function of the number of bytes wanted.
    public init(_ draw: @escaping @Sendable (Int) -> [UInt8]) {
        self.draw = draw
    }

    /// That many bytes.
    public func bytes(_ count: Int) -> [UInt8] { draw(count) }

    /// OpenSSL's generator, seeded by the operating system.
    public static let system = RandomSource { count in
        var bytes = [UInt8](repeating: 0, count: count)
        let done = unsafe RAND_bytes(&bytes, Int32(count))
        precondition(done == 1, "the operating system gives no randomness")
        return bytes
    }
}
