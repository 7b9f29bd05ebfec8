// SPDX-License-Identifier: EUPL-1.2
import Dispatch
import Storage
import Synchronization

/// Work that goes on beside what called for it, until its result is asked for.
///
/// Where the system gives no more threads it is done by whoever asks for the result.
final class Background<Output: Sendable>: Sendable {
    private let work: @Sendable () throws -> Output
    private let isTaken = Atomic(false)
    private let result = Mutex<Result<Output, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> Output) {
        self.work = work
        if Threads.areThere { DispatchQueue.global().async { self.runOnce() } }
    }

    /// Does the work if no one has begun it, or waits for the result. It is asked for once.
    func value() throws -> Output {
        runOnce()
        done.wait()
        guard let result = result.withLock({ $0 }) else {
            preconditionFailure("work gives a result")
        }
        return try result.get()
    }

    private func runOnce() {
        guard !isTaken.exchange(true, ordering: .acquiringAndReleasing) else { return }
        let outcome = Result { try work() }
        result.withLock { $0 = outcome }
        done.signal()
    }
}
