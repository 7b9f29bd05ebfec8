// SPDX-License-Identifier: EUPL-1.2
import CExpat

/// Puts a tree together from the events of Expat, and stops it when a bound is passed.
@safe final class XMLBuilder {
    /// The parser, which a refusal stops.
    var parser: XML_Parser?
    /// The whole tree, once its root has ended.
    private(set) var root: XMLElement?
    /// Why the document is refused although it may be well formed.
    private(set) var refusal: Localized?
    private var open: [XMLElement] = []
    private var elementCount = 0

    init() { unsafe parser = nil }

    /// An element begins: its name, then names and values of attributes in turn, then nothing.
    func start(
        _ name: UnsafePointer<XML_Char>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        guard let name = unsafe name, let list = unsafe attributes else { return }
        elementCount += 1
        guard elementCount <= XMLReader.maximumElementCount, open.count < XMLReader.maximumDepth
        else {
            return refuse(
                "trop d'éléments, ou imbriqués trop profondément",
                "too many elements, or nested too deeply"
            )
        }
        let (namespace, local) = unsafe Self.split(String(cString: name))
        var values: [String: String] = [:]
        var place = 0
        while let key = unsafe list[place], let value = unsafe list[place + 1] {
            let attribute = unsafe Self.split(String(cString: key))
            // One of another namespace is another attribute, whatever its name.
            if attribute.namespace.isEmpty || attribute.namespace == namespace {
                values[attribute.name] = unsafe String(cString: value)
            }
            place += 2
        }
        let line = unsafe parser.map { unsafe Int(XML_GetCurrentLineNumber($0)) } ?? 0
        open.append(
            XMLElement(namespace: namespace, name: local, attributes: values, line: line)
        )
    }

    /// The innermost element ends.
    func end() {
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].elements.append(element)
        }
    }

    /// Text of the innermost element, in UTF-8.
    func append(_ text: UnsafeBufferPointer<XML_Char>) {
        guard !open.isEmpty else { return }
        let bytes = unsafe text.map { UInt8(bitPattern: $0) }
        open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
    }

    /// Stops the parser for a reason of ours.
    func refuse(_ french: String, _ english: String) {
        refusal = refusal ?? Localized(french: french, english: english)
        if let parser = unsafe parser { _ = unsafe XML_StopParser(parser, 0) }
    }

    /// What Expat hands over is namespace, line feed, name; the name alone outside any namespace.
    private static func split(_ text: String) -> (namespace: String, name: String) {
        let parts = text.split(separator: "\n", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : ("", text)
    }

    /// Tells Expat the one encoding that authorities use and it does not know.
    static func encoding(
        named name: UnsafePointer<XML_Char>?,
        into encoding: UnsafeMutablePointer<XML_Encoding>?
    ) -> Int32 {
        guard let name = unsafe name, let encoding = unsafe encoding,
            ["windows-1252", "cp1252"].contains(unsafe String(cString: name).lowercased())
        else { return 0 }
        unsafe withUnsafeMutableBytes(of: &encoding.pointee.map) { raw in
            let map = unsafe raw.bindMemory(to: Int32.self)
            for byte in UInt8.min...UInt8.max {
                let scalar = TextEncoding.windows1252(byte)
                unsafe map[Int(byte)] = scalar == "\u{FFFD}" ? -1 : Int32(scalar.value)
            }
        }
        unsafe encoding.pointee.data = nil
        unsafe encoding.pointee.convert = nil
        unsafe encoding.pointee.release = nil
        return 1
    }
}
