// SPDX-License-Identifier: EUPL-1.2
import COpenSSL

/// An OpenSSL digest algorithm, fetched once and kept for ever: in OpenSSL 3 the search for it
/// costs more than a short hash.
@safe struct FetchedDigest: @unchecked Sendable {
    static let sha256 = FetchedDigest("SHA256")
    let pointer: OpaquePointer

    private init(_ name: String) {
        guard let pointer = unsafe EVP_MD_fetch(nil, name, nil) else {
            preconditionFailure("this OpenSSL has no \(name)")
        }
        unsafe self.pointer = pointer
    }
}
