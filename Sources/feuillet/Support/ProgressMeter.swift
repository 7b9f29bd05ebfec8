// SPDX-License-Identifier: EUPL-1.2

/// Shows on a terminal how far long work is, once it has lasted a second.
final class ProgressMeter {
    private let title: String
    private let start = ContinuousClock.now
    private var shown = -1

    init(_ title: String) {
        self.title = title
    }

    func update(_ done: UInt64, of total: UInt64) {
        guard Terminal.showsProgress, total > 0, start.duration(to: .now) > .seconds(1) else {
            return
        }
        let percent = Int(done * 100 / total)
        guard percent != shown else { return }
        shown = percent
        Terminal.complain("\r\(title) \(percent) % (\(done)/\(total))")
    }

    func clear() {
        if shown >= 0 { Terminal.complain("\r\u{1B}[K") }
    }
}
