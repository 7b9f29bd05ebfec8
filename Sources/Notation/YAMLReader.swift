// SPDX-License-Identifier: EUPL-1.2
import CYAML

/// Reads a restricted YAML 1.2 from libyaml's events.
///
/// Anchors, aliases, tags, directives, merge keys, several documents, duplicate keys and keys
/// that are not text are refused: each has let a file mean something its reader did not see.
/// Depth and size are bounded before anything is built.
@safe struct YAMLReader: ~Copyable {
    /// The largest file, in bytes. A charter is a few thousand.
    static let maximumByteCount = 1 << 20
    /// The deepest nesting.
    static let maximumDepth = 32
    /// The longest scalar, in bytes: some thirty pages. Longer texts are documents.
    static let maximumScalarByteCount = 64 << 10

    private let parser: UnsafeMutablePointer<yaml_parser_t>

    private init() throws(YAMLError) {
        unsafe parser = .allocate(capacity: 1)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            throw YAMLError(
                position: Position(line: 1, column: 1),
                french: "la mémoire manque",
                english: "out of memory"
            )
        }
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    /// Reads one document that fills `bytes`.
    static func read(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode {
        guard bytes.count <= maximumByteCount else {
            throw YAMLError(
                position: Position(line: 1, column: 1),
                french: "le fichier dépasse \(maximumByteCount) octets",
                english: "the file is longer than \(maximumByteCount) bytes"
            )
        }
        try requirePlainText(bytes)
        let reader = try YAMLReader()
        // The closure cannot throw a typed error through the C-facing call, so it returns one.
        let outcome = unsafe bytes.withUnsafeBufferPointer {
            buffer -> Result<YAMLNode, YAMLError> in
            unsafe yaml_parser_set_encoding(reader.parser, YAML_UTF8_ENCODING)
            unsafe yaml_parser_set_input_string(reader.parser, buffer.baseAddress, buffer.count)
            return Result { () throws(YAMLError) in try reader.document() }
        }
        return try outcome.get()
    }

    // MARK: Events

    private enum Event {
        case scalar(String, plain: Bool)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
        case documentEnd
        case streamEnd
        case other
    }

    private borrowing func next() throws(YAMLError) -> (event: Event, position: Position) {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { unsafe yaml_event_delete(&event) }
        let mark = unsafe event.start_mark
        let position = Position(line: mark.line + 1, column: mark.column + 1)
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            try unsafe refuse(anchor: scalar.anchor, tag: scalar.tag, at: position)
            let count = unsafe scalar.length
            guard count <= Self.maximumScalarByteCount else {
                throw YAMLError(
                    position: position,
                    french:
                        "le texte dépasse \(Self.maximumScalarByteCount) octets ; joignez-le comme document",
                    english: "the text is longer than \(Self.maximumScalarByteCount) bytes"
                )
            }
            let text = unsafe String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: count),
                as: UTF8.self
            )
            if let refused = TextProfile.firstMisleading(in: text) {
                throw Self.refusal(of: refused, at: position)
            }
            let plain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
            return (.scalar(text, plain: plain), position)
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            try unsafe refuse(anchor: start.anchor, tag: start.tag, at: position)
            return (.sequenceStart, position)
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            try unsafe refuse(anchor: start.anchor, tag: start.tag, at: position)
            return (.mappingStart, position)
        case YAML_ALIAS_EVENT:
            throw YAMLError(
                position: position,
                french: "les alias (`*nom`) ne sont pas admis",
                english: "aliases (`*name`) are not allowed"
            )
        case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, position)
        case YAML_MAPPING_END_EVENT: return (.mappingEnd, position)
        case YAML_DOCUMENT_END_EVENT: return (.documentEnd, position)
        case YAML_STREAM_END_EVENT: return (.streamEnd, position)
        case YAML_DOCUMENT_START_EVENT:
            let start = unsafe event.data.document_start
            guard unsafe start.version_directive == nil,
                unsafe start.tag_directives.start == start.tag_directives.end
            else {
                throw YAMLError(
                    position: position,
                    french: "les directives ne sont pas admises",
                    english: "directives are not allowed"
                )
            }
            return (.other, position)
        default: return (.other, position)
        }
    }

    private borrowing func refuse(
        anchor: UnsafeMutablePointer<UInt8>?,
        tag: UnsafeMutablePointer<UInt8>?,
        at position: Position
    ) throws(YAMLError) {
        guard unsafe anchor == nil else {
            throw YAMLError(
                position: position,
                french: "les ancres (`&nom`) ne sont pas admises",
                english: "anchors (`&name`) are not allowed"
            )
        }
        guard unsafe tag == nil else {
            throw YAMLError(
                position: position,
                french: "les étiquettes (`!nom`) ne sont pas admises",
                english: "tags (`!name`) are not allowed"
            )
        }
    }

    private borrowing func failure() -> YAMLError {
        let mark = unsafe parser.pointee.problem_mark
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
        let position = Position(line: mark.line + 1, column: mark.column + 1)
        // By far the most frequent: the library's own words do not say what to do.
        if problem?.hasPrefix("mapping values are not allowed") == true {
            return YAMLError(
                position: position,
                french: "un texte où « : » est suivi d'une espace se met entre guillemets",
                english: "a text in which a colon is followed by a space stands between quotes"
            )
        }
        return YAMLError(
            position: position,
            french:
                "ce n'est pas du YAML : la syntaxe s'arrête ici ; vérifiez retraits, guillemets et deux-points, ou que c'est le bon fichier",
            english: problem ?? "this is not YAML"
        )
    }

    // MARK: Nodes

    private borrowing func document() throws(YAMLError) -> YAMLNode {
        var first = try next()
        while case .other = first.event { first = try next() }
        if case .streamEnd = first.event {
            throw YAMLError(
                position: first.position,
                french: "le fichier ne contient rien",
                english: "the file holds nothing"
            )
        }
        let node = try node(first.event, at: first.position, depth: 1)
        if case .scalar("", false) = node.content {
            throw YAMLError(
                position: first.position,
                french: "le fichier ne contient rien",
                english: "the file holds nothing"
            )
        }
        _ = try next()
        let end = try next()
        guard case .streamEnd = end.event else {
            throw YAMLError(
                position: end.position,
                french: "un seul document est admis",
                english: "one document only is allowed"
            )
        }
        return node
    }

    private borrowing func node(
        _ event: Event,
        at position: Position,
        depth: Int
    ) throws(YAMLError) -> YAMLNode {
        guard depth <= Self.maximumDepth else {
            throw YAMLError(
                position: position,
                french: "plus de \(Self.maximumDepth) niveaux imbriqués",
                english: "nested more than \(Self.maximumDepth) levels deep"
            )
        }
        switch event {
        case .scalar(let text, let plain):
            return YAMLNode(content: .scalar(text, quoted: !plain), position: position)
        case .sequenceStart:
            var elements: [YAMLNode] = []
            while true {
                let (event, position) = try next()
                if case .sequenceEnd = event { break }
                elements.append(try node(event, at: position, depth: depth + 1))
            }
            return YAMLNode(content: .sequence(elements), position: position)
        case .mappingStart:
            return YAMLNode(content: .mapping(try members(depth: depth)), position: position)
        default:
            throw YAMLError(
                position: position,
                french: "il manque une valeur ici",
                english: "a value is missing here"
            )
        }
    }

    private borrowing func members(depth: Int) throws(YAMLError) -> [YAMLMember] {
        var members: [YAMLMember] = []
        var seen: Set<[UInt8]> = []
        while true {
            let (event, position) = try next()
            if case .mappingEnd = event { return members }
            guard case .scalar(let key, let plain) = event else {
                throw YAMLError(
                    position: position,
                    french: "une clé doit être un texte",
                    english: "a key must be a text"
                )
            }
            try Self.requireKey(key, plain: plain, at: position)
            guard seen.insert(Array(key.utf8)).inserted else {
                throw YAMLError(
                    position: position,
                    french: "la clé `\(key)` figure ici deux fois",
                    english: "the key `\(key)` stands here twice"
                )
            }
            let value = try next()
            let child = try node(value.event, at: value.position, depth: depth + 1)
            members.append(YAMLMember(key: key, position: position, value: child))
        }
    }

    private static func requireKey(
        _ key: String,
        plain: Bool,
        at position: Position
    ) throws(YAMLError) {
        guard plain else { return }
        if key == "<<" {
            throw YAMLError(
                position: position,
                french: "les clés de fusion (`<<`) ne sont pas admises",
                english: "merge keys (`<<`) are not allowed"
            )
        }
        if key.isEmpty || key == "~" || key == "null" || Digits.value(key.utf8) != nil {
            throw YAMLError(
                position: position,
                french: "une clé doit être un texte, pas `\(key)`",
                english: "a key must be a text, not `\(key)`"
            )
        }
    }

    // MARK: Characters

    /// Refuses what is not UTF-8, a byte order mark, and control characters, before libyaml
    /// sees a byte: it would guess an encoding, and break lines at U+0085.
    private static func requirePlainText(_ bytes: [UInt8]) throws(YAMLError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw YAMLError(
                position: Position(line: 1, column: 1),
                french: "le fichier n'est pas du texte UTF-8 ; enregistrez-le en UTF-8",
                english: "the file is not UTF-8 text; save it as UTF-8"
            )
        }
        var (line, column) = (1, 1)
        for scalar in text.unicodeScalars {
            guard TextProfile.allows(scalar) || scalar == "\r" else {
                throw refusal(of: scalar, at: Position(line: line, column: column))
            }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
    }

    private static func refusal(of scalar: Unicode.Scalar, at position: Position) -> YAMLError {
        if scalar == "\u{FEFF}", position == Position(line: 1, column: 1) {
            return YAMLError(
                position: position,
                french:
                    "le fichier commence par une marque d'ordre des octets (BOM), que des éditeurs y mettent ; "
                    + "enregistrez-le en UTF-8 sans marque",
                english: "the file begins with a byte order mark, as some editors write it; "
                    + "save it as UTF-8 without the mark"
            )
        }
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padding = String(repeating: "0", count: max(0, 4 - code.utf8.count))
        return YAMLError(
            position: position,
            french: "le caractère U+\(padding)\(code) n'est pas admis",
            english: "the character U+\(padding)\(code) is not allowed"
        )
    }
}

extension YAMLNode {
    /// Reads a file in restricted YAML.
    ///
    /// - Throws: the first thing that is wrong, with its line and column.
    public static func parse(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode {
        try YAMLReader.read(bytes)
    }
}
