// SPDX-License-Identifier: EUPL-1.2

/// A harness in one function: the quietest of several windows, after one to warm up.
enum Window {
    static let count = 15

    /// Seconds per call in the quietest window.
    static func seconds(calls: Int, windows: Int = count, _ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        var best = Double.infinity
        for window in 0...windows {
            let duration = clock.measure { for _ in 0..<calls { body() } }
            let (whole, atto) = duration.components
            let seconds = (Double(whole) + Double(atto) * 1e-18) / Double(calls)
            if window > 0 { best = min(best, seconds) }
        }
        return best
    }

    /// Keeps a value alive, so that what made it is not left out.
    @inline(never)
    static func keep<Value>(_ value: Value) { _ = value }
}
