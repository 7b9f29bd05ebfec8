// SPDX-License-Identifier: EUPL-1.2
import COpenSSL
import Cryptography
import Dispatch
import Ledger
import Records
import Storage
import Synchronization
import Transparency

/// The same bytes, verified by nothing but OpenSSL: all that is not signature or hash is worked out
/// beforehand.
@safe final class BareRegister: @unchecked Sendable {
    private struct Bundle {
        let path: String
        let slotPath: String
        let entries: [BareEntry]
    }

    private let store: FileStore
    private let bundles: [Bundle]
    private let keys: [OpaquePointer]
    /// How many entries there are, and their bytes.
    let entryCount: Int
    let byteCount: Int

    init(_ store: FileStore) throws {
        let reader = try LedgerReader(store)
        var places: [String: Int] = [:]
        var keys: [OpaquePointer] = unsafe []
        for (thumbprint, enrolled) in reader.state.keys {
            unsafe places[thumbprint] = keys.count
            unsafe keys.append(try Self.key(enrolled.key.subjectPublicKeyInfo))
        }
        let size = reader.checkpoint.checkpoint.size
        var bundles: [Bundle] = []
        var byteCount = 0
        for path in TilePath.all(size: size) where path.content == .entries {
            // The file of the values has the name of the bundle in another folder.
            let slotPath = "disclosure/" + path.text.dropFirst("tile/entries/".count)
            guard let bytes = try store.read(path.text), let slots = try store.read(slotPath) else {
                throw Failure(what: path.text)
            }
            byteCount += bytes.count
            let ranges = try EntryBundle.ranges(in: bytes, count: path.width).get()
            var entries: [BareEntry] = []
            var offset = 0
            for range in ranges {
                let entry = try Entry(leaf: Array(bytes[range]))
                let length = slots[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
                let values = (offset + 4)..<(offset + 4 + length)
                offset = values.upperBound
                guard let key = places[entry.keyID], let dot = bytes[range].lastIndex(of: 0x2E),
                    let raw = Base64.url.decode(bytes[(dot + 1)..<range.upperBound])
                else { throw Failure(what: "entry") }
                entries.append(
                    BareEntry(
                        leaf: range,
                        signingInput: range.lowerBound..<dot,
                        signature: try Self.der(raw),
                        key: key,
                        disclosures: Self.parts(slots, values)
                    )
                )
            }
            bundles.append(Bundle(path: path.text, slotPath: slotPath, entries: entries))
        }
        self.store = store
        self.bundles = bundles
        unsafe self.keys = keys
        self.byteCount = byteCount
        entryCount = Int(size)
    }

    deinit { unsafe keys.forEach { unsafe EVP_PKEY_free($0) } }

    /// Reads every bundle on every core and verifies and hashes what is in it.
    ///
    /// - Parameter hasValues: whether the values are read and hashed too.
    /// - Returns: how many signatures were right.
    func verify(hasValues: Bool) -> Int {
        onEveryCore { bundle, digest in
            let bytes = self.read(bundle.path)
            let slots = hasValues ? self.read(bundle.slotPath) : []
            var count = 0
            guard let context = unsafe EVP_MD_CTX_new() else { return 0 }
            defer { unsafe EVP_MD_CTX_free(context) }
            for entry in bundle.entries {
                digest.hash(bytes, entry.leaf)
                if hasValues { for range in entry.disclosures { digest.hash(slots, range) } }
                let key = unsafe self.keys[entry.key]
                unsafe EVP_MD_CTX_reset(context)
                unsafe EVP_DigestVerifyInit_ex(context, nil, "SHA256", nil, nil, key, nil)
                let isRight = unsafe bytes.withUnsafeBufferPointer { buffer in
                    unsafe EVP_DigestVerify(
                        context,
                        entry.signature,
                        entry.signature.count,
                        buffer.baseAddress.map { unsafe $0 + entry.signingInput.lowerBound },
                        entry.signingInput.count
                    )
                }
                if isRight == 1 { count += 1 }
            }
            return count
        }
    }

    /// How many signatures every core together verifies in a second, in the quickest of some windows.
    func signatureRate() -> Double {
        let times = (0..<Comparison.windowCount).map { _ in
            seconds { precondition(verify(hasValues: false) == entryCount) }
        }
        return Double(entryCount) / (times.min() ?? 1)
    }

    /// Reads every bundle on every core and hashes each leaf.
    func hash() -> Int {
        onEveryCore { bundle, digest in
            let bytes = self.read(bundle.path)
            for entry in bundle.entries { digest.hash(bytes, entry.leaf) }
            return bundle.entries.count
        }
    }

    private func onEveryCore(_ body: @Sendable (Bundle, BareDigest) -> Int) -> Int {
        let total = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: bundles.count) { number in
            total.add(body(bundles[number], BareDigest()), ordering: .relaxed)
        }
        return total.load(ordering: .relaxed)
    }

    private func read(_ path: String) -> [UInt8] { ((try? store.read(path)) ?? nil) ?? [] }

    private static func key(_ der: [UInt8]) throws -> OpaquePointer {
        let key = unsafe der.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            return unsafe d2i_PUBKEY(nil, &start, buffer.count)
        }
        guard let key = unsafe key else { throw Failure(what: "key") }
        return unsafe key
    }

    /// r‖s as a DER sequence of two integers.
    private static func der(_ raw: [UInt8]) throws -> [UInt8] {
        func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
            var body = Array(bytes.drop { $0 == 0 })
            if body.first.map({ $0 >= 0x80 }) ?? true { body.insert(0, at: 0) }
            return [0x02, UInt8(body.count)] + body
        }
        let body = integer(raw[..<32]) + integer(raw[32...])
        return [0x30, UInt8(body.count)] + body
    }

    /// What stands between the separators of a range.
    private static func parts(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        bytes[range].split(separator: UInt8(ascii: "~")).map { $0.startIndex..<$0.endIndex }
    }
}
