// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// What this process used so far.
struct Usage {
    /// Seconds of processor time, of every thread.
    let processor: Double
    /// Seconds of a clock on the wall.
    let wall: Double
    /// Bytes that were written, and calls of the system to write and read, as the kernel counts them.
    let written: Int
    let calls: Int

    static func now() -> Usage {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        let counts = counts()
        return Usage(
            processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            wall: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9,
            written: counts["wchar"] ?? 0,
            calls: (counts["syscr"] ?? 0) + (counts["syscw"] ?? 0)
        )
    }

    /// The most memory that this process had, in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) * 1024
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
    }

    /// The counts of `/proc/self/io`.
    private static func counts() -> [Substring: Int] {
        let file = unsafe open("/proc/self/io", O_RDONLY)
        guard file >= 0 else { return [:] }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = unsafe read(file, &bytes, 1024)
        let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(
            separator: "\n"
        )
        return Dictionary(
            lines.compactMap { line in
                let parts = line.split(separator: ":")
                return parts.count == 2
                    ? Int(parts[1].dropFirst()).map { (parts[0], $0) } : nil
            }
        ) { $1 }
    }
}
