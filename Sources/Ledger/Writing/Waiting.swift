// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// A line that many may join and one may serve.
final class Waiting<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    func append(_ element: Element) {
        elements.withLock { $0.append(element) }
    }

    func removeFirst(_ count: Int) -> [Element] {
        elements.withLock { elements in
            let first = Array(elements.prefix(count))
            elements.removeFirst(first.count)
            return first
        }
    }
}
