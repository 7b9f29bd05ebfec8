// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// Whether the system gives this process any thread beside its first.
public enum Threads {
    /// Asked once, by having one. Dispatch does not ask: where there is none to be had it waits for one, for ever.
    public static let areThere: Bool = {
        var thread = pthread_t()
        guard unsafe pthread_create(&thread, nil, { _ in nil }, nil) == 0 else { return false }
        return pthread_join(thread, nil) == 0
    }()
}
