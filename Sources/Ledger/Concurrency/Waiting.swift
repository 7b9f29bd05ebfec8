// SPDX-License-Identifier: EUPL-1.2
import Dispatch
import Synchronization

/// A line that many may join and one may serve.
final class Waiting<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])
    private let arrivals = DispatchSemaphore(value: 0)

    func append(_ element: Element) {
        elements.withLock { $0.append(element) }
        arrivals.signal()
    }

    /// Waits until so many are in the line; not where nobody is, and not for long.
    func wait(for count: Int, microseconds: Int) {
        let deadline = DispatchTime.now() + .microseconds(microseconds)
        while (1..<count).contains(elements.withLock(\.count)),
            arrivals.wait(timeout: deadline) == .success
        {}
    }

    func removeFirst(_ count: Int) -> [Element] {
        elements.withLock { elements in
            let first = Array(elements.prefix(count))
            elements.removeFirst(first.count)
            return first
        }
    }
}
