// SPDX-License-Identifier: EUPL-1.2
import CExpat

/// Reads a small XML document from Expat's events into a tree.
///
/// Document types are refused before an entity can be declared; size, depth and the number of
/// elements are bounded. Expat checks that the document is well formed and resolves namespaces.
@safe public struct XMLReader: ~Copyable {
    /// The largest document, in bytes: national classification files have some thirty thousand.
    public static let maximumByteCount = 4 << 20
    /// The deepest nesting.
    public static let maximumDepth = 64
    /// The most elements.
    public static let maximumElementCount = 100_000
    /// Between a namespace and a name, in what Expat hands over: no address of a namespace has it.
    private static let separator: UInt8 = 0x0A

    private let parser: XML_Parser

    private init() throws(XMLError) {
        guard let parser = unsafe XML_ParserCreateNS(nil, XML_Char(Self.separator)) else {
            throw XMLError(
                Position(line: 1, column: 1),
                french: "la mémoire manque",
                english: "out of memory"
            )
        }
        unsafe self.parser = parser
    }

    deinit { unsafe XML_ParserFree(parser) }

    static func read(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
        guard bytes.count <= maximumByteCount else {
            throw XMLError(
                Position(line: 1, column: 1),
                french: "le fichier dépasse \(maximumByteCount) octets",
                english: "the file is longer than \(maximumByteCount) bytes"
            )
        }
        let reader = try XMLReader()
        let builder = XMLBuilder()
        let isWhole = reader.parse(bytes, into: builder)
        if let refusal = builder.refusal {
            throw XMLError(reader.position, french: refusal.french, english: refusal.english)
        }
        guard isWhole, let root = builder.root else {
            let reason = reader.reason
            throw XMLError(
                reader.position,
                french: "ce n'est pas du XML bien formé (\(reason))",
                english: "this is not well-formed XML (\(reason))"
            )
        }
        return root
    }

    private borrowing func parse(_ bytes: [UInt8], into builder: XMLBuilder) -> Bool {
        unsafe builder.parser = parser
        unsafe XML_SetUserData(parser, Unmanaged.passUnretained(builder).toOpaque())
        unsafe XML_SetElementHandler(
            parser,
            { unsafe given($0).start($1, $2) },
            { data, _ in unsafe given(data).end() }
        )
        unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
            unsafe given(data).append(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            unsafe given(data).refuse(
                "une définition de type (DOCTYPE) n'est pas admise",
                "a document type (DOCTYPE) is not allowed"
            )
        }
        unsafe XML_SetUnknownEncodingHandler(
            parser,
            { unsafe XMLBuilder.encoding(named: $1, into: $2) },
            nil
        )
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) {
                unsafe XML_Parse(parser, $0.baseAddress, Int32($0.count), 1)
            }
        }
        return status == XML_STATUS_OK
    }

    private var position: Position {
        Position(
            line: unsafe Int(XML_GetCurrentLineNumber(parser)),
            column: unsafe Int(XML_GetCurrentColumnNumber(parser)) + 1
        )
    }

    private var reason: String {
        guard let words = unsafe XML_ErrorString(XML_GetErrorCode(parser)) else { return "?" }
        return unsafe String(cString: words)
    }
}

/// The builder that a handler was given.
private func given(_ data: UnsafeMutableRawPointer?) -> XMLBuilder {
    guard let data = unsafe data else { preconditionFailure("the user data was set") }
    return unsafe Unmanaged<XMLBuilder>.fromOpaque(data).takeUnretainedValue()
}
