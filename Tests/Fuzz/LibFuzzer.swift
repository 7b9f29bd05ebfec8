// SPDX-License-Identifier: EUPL-1.2
import Glibc

/// What libFuzzer calls with each input: the target that `FEUILLET_FUZZ` names.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let target = FuzzInput.target, count <= FuzzTarget.maximumByteCount else { return -1 }
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    target.run(bytes)
    return 0
}

/// Which target is fuzzed.
private enum FuzzInput {
    static let target: FuzzTarget? = unsafe getenv("FEUILLET_FUZZ").flatMap {
        FuzzTarget(rawValue: unsafe String(cString: $0))
    }
}
