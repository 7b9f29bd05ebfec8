// SPDX-License-Identifier: EUPL-1.2
import Dispatch

/// Runs something asynchronous and waits for it.
func blocking(_ body: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task {
        await body()
        done.signal()
    }
    done.wait()
}
