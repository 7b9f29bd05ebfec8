// SPDX-License-Identifier: EUPL-1.2

/// An element of an XML document, with what is in it.
public struct XMLElement: Sendable, Equatable {
    /// The address of its namespace; empty if it is in none.
    public let namespace: String
    /// Its name without a prefix.
    public let name: String
    /// The values of its attributes that are of its namespace or of none, by their names without a prefix.
    public let attributes: [String: String]
    /// The line on which it begins, from 1.
    public let line: Int
    /// The elements in it, in order.
    public internal(set) var elements: [XMLElement] = []
    /// Its own text, without that of the elements in it.
    public internal(set) var text = ""

    init(namespace: String, name: String, attributes: [String: String], line: Int) {
        self.namespace = namespace
        self.name = name
        self.attributes = attributes
        self.line = line
    }

    /// Reads a document of at most ``XMLReader/maximumByteCount`` bytes.
    ///
    /// A document type is refused: entities have blown up readers and opened files for attackers.
    public static func parse(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
        try XMLReader.read(bytes)
    }

    /// The first element of a name.
    public subscript(name: String) -> XMLElement? {
        elements.first { $0.name.utf8.elementsEqual(name.utf8) }
    }
}
