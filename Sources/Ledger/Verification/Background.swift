// SPDX-License-Identifier: EUPL-1.2
import Dispatch
import Synchronization

/// Work that goes on beside what called for it, until its result is asked for.
final class Background<Output: Sendable>: Sendable {
    private let result = Mutex<Result<Output, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> Output) {
        DispatchQueue.global().async {
            let outcome = Result { try work() }
            self.result.withLock { $0 = outcome }
            self.done.signal()
        }
    }

    /// Waits for the result. It is asked for once.
    func value() throws -> Output {
        done.wait()
        guard let result = result.withLock({ $0 }) else {
            preconditionFailure("work gives a result")
        }
        return try result.get()
    }
}
