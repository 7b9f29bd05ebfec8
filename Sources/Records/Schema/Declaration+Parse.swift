// SPDX-License-Identifier: EUPL-1.2
public import Notation

extension Declaration {
    /// Reads a project file: nested keys or dotted ones, English names or French, in any mix.
    ///
    /// Every mistake is reported and its fact left unknown; the rest is still read.
    public static func parse(
        _ node: YAMLNode,
        schema: UseSchema
    ) -> (declaration: Declaration, problems: [Diagnostic]) {
        var reader = DeclarationReader(schema: schema)
        reader.read(node)
        return (reader.declaration, reader.problems)
    }

    /// Reads the bytes of a project file.
    public static func parse(
        _ bytes: [UInt8],
        schema: UseSchema
    ) -> (declaration: Declaration, problems: [Diagnostic]) {
        do throws(YAMLError) {
            return parse(try YAMLNode.parse(bytes), schema: schema)
        } catch {
            return (Declaration(), [Diagnostic(error)])
        }
    }

    /// Rebuilds a declaration from what a ledger record discloses: field names and values as
    /// ``json`` writes them. Positions mean nothing in what is returned.
    ///
    /// - Parameter takesAnyWord: as declarations were read before `feuillet-policy/3`: « not yet » was the
    ///   name of an act.
    public static func parse(
        facts: [JSONMember],
        schema: UseSchema,
        takingAnyWord takesAnyWord: Bool = false
    ) -> (declaration: Declaration, problems: [Diagnostic]) {
        var reader = DeclarationReader(schema: schema, takesAnyWord: takesAnyWord)
        reader.read(facts: YAMLNode(JSONValue.object(facts)))
        return (reader.declaration, reader.problems)
    }

    /// Reads only facts, without the keys that head a project file: an example's `with`.
    package static func parse(
        facts node: YAMLNode,
        schema: UseSchema
    ) -> (facts: [FieldPath: DeclaredFact], problems: [Diagnostic]) {
        var reader = DeclarationReader(schema: schema)
        reader.read(facts: node)
        return (reader.declaration.facts, reader.problems)
    }
}

extension YAMLNode {
    /// JSON as YAML's data model, so that facts have one reader.
    fileprivate init(_ value: JSONValue) {
        let nowhere = Position(line: 1, column: 1)
        let content: Content =
            switch value {
            case .null: .scalar("unknown", quoted: false)
            case .boolean(let value): .scalar(value ? "yes" : "no", quoted: false)
            case .integer(let value): .scalar(String(value), quoted: false)
            // Not exact, so no quantity accepts the text: records write numbers as texts.
            case .number: .scalar("a binary floating-point number", quoted: false)
            // A text is what it says: a record leaves an unknown field out.
            case .string(let text): .scalar(text, quoted: true)
            case .array(let elements): .sequence(elements.map(YAMLNode.init))
            case .object(let members):
                .mapping(
                    members.map { member in
                        YAMLMember(
                            key: member.key,
                            position: nowhere,
                            value: YAMLNode(member.value)
                        )
                    }
                )
            }
        self.init(content: content, position: nowhere)
    }
}
