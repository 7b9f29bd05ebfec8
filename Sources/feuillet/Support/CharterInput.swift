// SPDX-License-Identifier: EUPL-1.2
import Policy

/// A charter that a command works with: how it was named, and its exact bytes.
struct CharterInput {
    let name: String
    let charter: Charter
    let bytes: [UInt8]
}
