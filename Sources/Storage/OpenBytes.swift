// SPDX-License-Identifier: EUPL-1.2

/// Bytes in memory, read as an object is.
struct OpenBytes: OpenObject {
    let bytes: [UInt8]

    func read(at offset: Int, count: Int) -> [UInt8] {
        Array(bytes.dropFirst(offset).prefix(count))
    }
}
