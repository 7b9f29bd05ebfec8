// SPDX-License-Identifier: EUPL-1.2
import Dispatch
import Storage
import Synchronization

/// The same work on many inputs, on every core.
enum Parallel {
    /// So many inputs are handed out at once that handing out costs little, and so few that no core waits long for
    /// another.
    static let portion = 16

    static func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input],
        portion: Int = Self.portion,
        _ transform: @Sendable (Input) -> Output
    ) -> [Output] {
        guard Threads.areThere else { return inputs.map(transform) }
        let count = (inputs.count + portion - 1) / portion
        let outputs = Mutex([[Output]](repeating: [], count: count))
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let range = (number * portion)..<min(inputs.count, (number + 1) * portion)
            let output = inputs[range].map(transform)
            outputs.withLock { $0[number] = output }
        }
        return outputs.withLock { Array($0.joined()) }
    }
}
