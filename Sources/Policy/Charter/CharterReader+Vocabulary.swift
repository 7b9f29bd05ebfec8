// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

/// What rules may name: groups, parameters, definitions.
extension CharterReader {
    mutating func readVocabulary(_ node: YAMLNode) {
        if let own = node["groups"] {
            var groups = checker.vocabulary.groups
            groups.read(own, &problems)
            checker = TypeChecker(vocabulary: checker.vocabulary.adding(groups))
        }
        for member in node["parameters"]?.mapping(&problems) ?? [] {
            guard let parameter = readParameter(member) else { continue }
            checker.parameters[parameter.name] = parameter
        }
        let definitions = node["definitions"]?.mapping(&problems) ?? []
        for member in definitions {
            if FieldPath(member.key) == nil {
                problems.append(
                    .malformed(member.key, at: member.position, wanted: "critical_data")
                )
            }
            if checker.vocabulary.schema.place(of: member.key) != nil {
                problems.append(.duplicate(member.key, at: member.position))
            }
            checker.definitions[member.key] = ConditionReader.read(member.value, &problems)
        }
        for member in definitions { _ = checker.check(definition: member.key) }
    }

    private mutating func readParameter(_ member: YAMLMember) -> Parameter? {
        let node = member.value
        guard node.members(of: ["unit", "direction", "values", "source"], &problems) != nil else {
            return nil
        }
        _ = source(node["source"])
        let direction = node["direction"].flatMap { parameterDirection($0) }
        let unit = node["unit"].flatMap { parameterUnit($0) }
        let members = node.required("values", &problems)?.mapping(&problems) ?? []
        var (values, type) = ([Parameter.Value](), FieldType?.none)
        for member in members {
            guard let from = CivilDate(member.key) else {
                problems.append(.impossibleDate(member.key, at: member.position))
                continue
            }
            guard let text = member.value.scalar(&problems),
                let (slot, valueType) = Self.value(text, unit: unit),
                type == nil || type == valueType
            else {
                problems.append(.malformedParameter(member.key, at: member.value.position))
                continue
            }
            type = valueType
            values.append(Parameter.Value(from: from, slot: slot, text: text))
        }
        guard let type else {
            if members.isEmpty {
                problems.append(.malformedParameter(member.key, at: member.position))
            }
            return nil
        }
        return Parameter(
            name: member.key,
            position: member.position,
            type: type,
            direction: direction,
            values: values.sorted { $0.from < $1.from }
        )
    }

    /// A unit means a number; without one, the text says whether it is a date or a duration.
    private static func value(
        _ text: String,
        unit: MeasureUnit?
    ) -> (slot: Int64, type: FieldType)? {
        if let unit { return Quantity(text).map { ($0.millionths, .quantity(unit)) } }
        if let date = CivilDate(text) { return (Int64(date.dayNumber), .date) }
        if let quantity = Quantity(text) { return (quantity.millionths, .quantity(.none)) }
        return CivilDuration(text).map { ($0.microdays, .duration) }
    }

    private mutating func parameterDirection(_ node: YAMLNode) -> Parameter.Direction? {
        let direction = node.text.flatMap(Parameter.Direction.init)
        if direction == nil {
            problems.append(
                .malformedParameter(
                    node.text ?? "",
                    at: node.position,
                    wanted: Parameter.Direction.allCases.map(\.rawValue)
                )
            )
        }
        return direction
    }

    private mutating func parameterUnit(_ node: YAMLNode) -> MeasureUnit? {
        let unit = node.text.flatMap(MeasureUnit.init)
        if unit == nil {
            problems.append(
                .malformedParameter(
                    node.text ?? "",
                    at: node.position,
                    wanted: MeasureUnit.allCases.filter { $0 != .none }.map(\.rawValue)
                )
            )
        }
        return unit
    }

    /// A charter may start before a parameter that it uses: checks before that date cannot
    /// conclude, so the author is told the date.
    mutating func warnOfLateParameters(_ start: CivilDate, in principles: [Principle]) {
        var used: [String: CivilDate] = [:]
        for rule in principles.flatMap(\.rules) {
            let day = max(start, rule.inForce?.from ?? start)
            rule.violation?.forEachTest { test in
                guard case .order(_, _, .parameter(let name)) = test else { return }
                used[name] = min(day, used[name] ?? day)
            }
        }
        for (name, parameter) in checker.parameters.sorted(by: { $0.key < $1.key }) {
            guard let day = used[name], let first = parameter.values.first?.from, day < first else {
                continue
            }
            problems.append(
                Diagnostic(
                    .parameterStartsLate,
                    at: parameter.position,
                    on: name,
                    french: "« $\(name) » n'a de valeur qu'à partir du \(first), "
                        + "une règle s'en sert dès le \(day)",
                    english:
                        "`$\(name)` has no value before \(first), and a rule uses it from \(day)"
                )
            )
        }
    }
}

extension Diagnostic {
    fileprivate static func malformedParameter(
        _ text: String,
        at position: Position,
        wanted: [String] = []
    ) -> Diagnostic {
        Diagnostic(
            .malformedParameter,
            at: position,
            on: text,
            french: "« \(text) » : un paramètre a des valeurs datées, toutes du même type",
            english: "`\(text)`: a parameter has dated values, all of the same type",
            hint: wanted.isEmpty ? nil : Suggestion.hint(for: text, among: wanted)
        )
    }
}
