// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// A charter as flat code for one date: compile once, then check any number of declarations.
public struct CompiledCharter: Sendable {
    /// The charter.
    public let charter: Charter
    /// The date of the check: groups and parameters have their values of that day.
    public let date: CivilDate
    /// What the charter names and that has no value yet on that date.
    public let problems: [Diagnostic]

    package let rules: [CompiledRule]
    private let compiler: ProgramCompiler
    private let code: BranchCode
    /// The code of each field's `relevant_if`, by place.
    let guards: [Program?]

    /// Compiles a charter for a date.
    public init(_ charter: Charter, on date: CivilDate) {
        self.init(charter, on: date, classes: WordClasses(of: [charter], on: date))
    }

    /// Compiles a charter with words told apart as several charters do, so that their codes can be
    /// held against each other.
    init(_ charter: Charter, on date: CivilDate, classes: WordClasses) {
        let vocabulary = charter.vocabulary
        let rules = charter.rules
        let compiler = ProgramCompiler(
            classes,
            vocabulary: vocabulary,
            parameters: charter.parameters,
            date: date
        )
        let guards = vocabulary.guards.map { $0.map(compiler.program) }
        self.charter = charter
        self.date = date
        self.guards = guards
        self.compiler = compiler
        let compiled = rules.map { rule in
            let (when, demand) = (
                rule.when.map(compiler.program), compiler.program(all: rule.lines)
            )
            return CompiledRule(
                rule: rule,
                when: when,
                demand: demand,
                fields: Self.closure(of: [when, demand], guards, vocabulary.guardedFields)
            )
        }
        self.rules = compiled
        code = BranchCode(compiled)
        problems = Self.problems(of: charter, charter.tests(on: date), classes, on: date)
    }

    /// The words that the charter tells apart.
    var classes: WordClasses { compiler.classes }

    /// The code of a condition of the charter.
    func program(_ condition: Condition) -> Program { compiler.program(condition) }

    /// The facts of a declaration as this charter's code reads them: what contradicts itself is set aside.
    public func slots(of declaration: Declaration) -> [Int64] { facts(of: declaration).slots }

    /// The facts of a declaration, with the answers that others contradict.
    package func facts(of declaration: Declaration) -> CharterFacts {
        var slots = [Int64](repeating: Slot.unknown, count: charter.schema.fields.count)
        for (path, declared) in declaration.facts {
            guard let place = charter.schema.place(of: path.text), let value = declared.fact.value,
                !classes.overflowing.contains(place)
            else { continue }
            slots[place] = Slot.value(value) { classes.bit(of: $0, in: place) }
        }
        var (contradicted, unsettled) = ([Int: Int64](), Set<Int>())
        for field in charter.vocabulary.guardedFields {
            switch guards[field]?.truth(slots) {
            case .fails:
                if slots[field] != Slot.unknown { contradicted[field] = slots[field] }
                slots[field] = Slot.irrelevant
            case .unknown: if slots[field] != Slot.unknown { unsettled.insert(field) }
            default: break
            }
        }
        return CharterFacts(slots: slots, contradicted: contradicted, unsettled: unsettled)
    }

    /// How many rules Kleene logic alone finds broken: the cheapest question, for bulk checks.
    public func violationCount(_ slots: [Int64]) -> Int { code.violationCount(slots) }

    /// The fields that programs read, and those that decide whether these are relevant.
    private static func closure(
        of programs: [Program?],
        _ guards: [Program?],
        _ guardedFields: [Int]
    ) -> [Int] {
        var fields = Set(programs.flatMap { $0?.instructions.flatMap(\.fields) ?? [] })
        // From the last guard to the first: a guard's own fields come earlier in the order.
        for field in guardedFields.reversed() where fields.contains(field) {
            fields.formUnion(guards[field]?.instructions.flatMap(\.fields) ?? [])
        }
        let guarded = guardedFields.filter(fields.contains)
        return fields.subtracting(guarded).sorted() + guarded
    }

    private static func problems(
        of charter: Charter,
        _ tests: [Test],
        _ classes: WordClasses,
        on date: CivilDate
    ) -> [Diagnostic] {
        let start = Position(line: 1, column: 1)
        var problems: [Diagnostic] = []
        for test in tests {
            let problem: Diagnostic? =
                switch test {
                case .order(_, _, .parameter(let name)):
                    charter.parameters[name].flatMap { parameter in
                        guard parameter.value(on: date) == nil,
                            let first = parameter.values.first?.from
                        else { return nil }
                        return .noValueYet("$" + name, first, date, at: parameter.position)
                    }
                case .isOne(_, of: .group(let name)), .within(_, .group(let name)):
                    charter.vocabulary.groups.start(of: name).flatMap { first in
                        date < first ? .noValueYet(name, first, date, at: start) : nil
                    }
                default: nil
                }
            if let problem, !problems.contains(problem) { problems.append(problem) }
        }
        for field in classes.overflowing.sorted() {
            problems.append(.tooManyValues(of: charter.schema.fields[field], at: start))
        }
        return problems
    }
}

extension Charter {
    /// Every test of the schema's guards and of its rules: all, or those in force on a date.
    func tests(on date: CivilDate? = nil) -> [Test] {
        var tests: [Test] = []
        for condition in vocabulary.guards { condition?.forEachTest { tests.append($0) } }
        for rule in rules where date.map({ isInForce(rule, on: $0) }) != false {
            rule.violation?.forEachTest { tests.append($0) }
        }
        return tests
    }

    /// Whether a rule is in force on a day: within its charter's period, and its own if it has one.
    func isInForce(_ rule: Rule, on date: CivilDate) -> Bool {
        [inForce, rule.inForce].compactMap(\.self).allSatisfy { $0.contains(date) }
    }
}

extension Diagnostic {
    fileprivate static func noValueYet(
        _ name: String,
        _ first: CivilDate,
        _ date: CivilDate,
        at position: Position
    ) -> Diagnostic {
        Diagnostic(
            .noValueYet,
            at: position,
            on: name,
            french: "« \(name) » n'a pas de valeur le \(date) : la première date du \(first)",
            english: "`\(name)` has no value on \(date): the first one is of \(first)"
        )
    }

    fileprivate static func tooManyValues(of field: Field, at position: Position) -> Diagnostic {
        Diagnostic(
            .tooManyValues,
            at: position,
            on: "",
            french: "la charte distingue plus de \(WordClasses.maximumCount) sortes de valeurs "
                + "de « \(field.path) »",
            english: "the charter tells more than \(WordClasses.maximumCount) kinds of values of "
                + "`\(field.path)` apart"
        )
    }
}
