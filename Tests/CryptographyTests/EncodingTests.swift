// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Testing

@Suite("Encodings") struct EncodingTests {
    @Test func `base64 reads only what it writes`() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            #expect(Base64.standard.decode(Base64.standard.encode(bytes)) == bytes)
            #expect(Base64.url.decode(Base64.url.encode(bytes)) == bytes)
        }
        for text in [
            "A", "AA", "AAA", "AAA\n", "AA==\n", "AB==", "AA=", "A===", "====", "AA-_", "A A=",
        ] {
            #expect(Base64.standard.decode(text) == nil, "\(text)")
        }
        for text in ["A", "AB", "AA==", "AA+/"] {
            #expect(Base64.url.decode(text) == nil, "\(text)")
        }
    }

    @Test func `SHA-256 gives the known digest, in one piece or in parts`() {
        let message = Array("abc".utf8)
        let wanted = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SHA256.hash(message).description == wanted)
        var hash = SHA256()
        for byte in message { hash.update([byte].span) }
        #expect(hash.finalize().description == wanted)
    }
}
