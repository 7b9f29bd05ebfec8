// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension DutchRegister {
    /// A record of the standard, and what keeps it from being valid or was shortened.
    public struct Written: Sendable {
        /// The record.
        public let record: JSONValue
        /// What is missing, shortened or said otherwise.
        public let differences: [ImportDiagnostic]
    }

    /// The record of a use.
    ///
    /// - Parameters:
    ///   - language: of the texts, by ISO 639-3; the standard takes `nld` only.
    ///   - source: the record that the use was imported from: what was not changed since stays as it
    ///     was, to the last mark-up.
    public static func write(
        _ use: PublishedUse,
        language: String,
        source: JSONValue? = nil
    ) -> Written {
        var writer = DutchWriter(use: use, language: language)
        writer.write()
        // The register's public list has other keys: nothing of it can stay.
        guard let source, source["name"] != nil, let imported = uses(in: .array([source])).first
        else {
            writer.requireKeys()
            return Written(record: .object(writer.members), differences: writer.differences)
        }
        // What the import alone would write tells which values were changed after it.
        var before = DutchWriter(
            use: PublishedUse(
                imported.declaration,
                schema: use.schema,
                authority: imported.authorityName ?? use.authority,
                identifier: use.identifier,
                updated: use.updated
            ),
            language: language
        )
        before.write()
        // What the use no longer says is taken out, as what it says otherwise is replaced.
        let written = Set(writer.members.map(\.key))
        let withdrawn = Set(before.members.map(\.key)).subtracting(written)
        var members = (source.members ?? []).filter { !withdrawn.contains($0.key) }
        for member in writer.members {
            let old = before.members.first { $0.key == member.key }?.value
            guard old != member.value, !unchangedKeys.contains(member.key) else { continue }
            if let place = members.firstIndex(where: { $0.key == member.key }) {
                members[place] = member
            } else {
                members.append(member)
            }
        }
        writer.members = members
        writer.requireKeys()
        return Written(record: .object(members), differences: writer.differences)
    }

    /// Keys about the record, which an import says nothing about.
    private static let unchangedKeys: Set<String> = ["organization", "source_id", "lang"]
}

/// Writes one record key by key.
private struct DutchWriter {
    let use: PublishedUse
    let language: String
    var members: [JSONMember] = []
    var differences: [ImportDiagnostic] = []

    init(use: PublishedUse, language: String) {
        self.use = use
        self.language = language
    }

    mutating func write() {
        add("name", bounded("name", use.word("name"), 100))
        add("description_short", bounded("description_short", use.word("summary"), 400))
        add("organization", .string(use.authority))
        add(
            "category",
            use.word("theme").flatMap { DutchRegister.categories[$0] }.map { .array([.string($0)]) }
        )
        add("status", use.word("state").flatMap { DutchRegister.statuses[$0] }.map { .string($0) })
        let isRunning = use.word("state") != "planned"
        add("begin_date", isRunning ? month("start_date") : nil)
        add("end_date", month("end_date"))
        add("contact_email", use.word("contact").map { .string($0) })
        add("publication_category", publicationCategory.map { .string($0) })
        add("website", address("transparency.page"))
        add("url", address("transparency.source_entry"))
        add("publiccode", address("transparency.source_code"))
        add("process_index_url", address("processing_record"))
        for (key, longest) in DutchRegister.texts { add(key, prose(key, longest)) }
        add("impacttoetsen_grouping", assessments)
        add("provider", provider())
        add("tags", tags)
        add("source_id", .string(String(use.identifier.prefix(100))))
        add("lang", .string(language))
        add("standard_version", .string("1.0"))
        if language != "nld" {
            note(
                "lang",
                language,
                "le standard n'admet que le néerlandais (nld) : l'enregistrement n'est pas valide",
                "the standard takes Dutch only (nld): the record is not valid"
            )
        }
    }

    private mutating func add(_ key: String, _ value: JSONValue?) {
        guard let value else { return }
        members.append(JSONMember(key, value))
    }

    private mutating func note(_ key: String, _ value: String, _ french: String, _ english: String)
    {
        differences.append(ImportDiagnostic(.noPlace, column: key, value: value, french, english))
    }

    /// Notes the keys that the standard wants and the record lacks.
    mutating func requireKeys() {
        for key in [
            "name", "description_short", "organization", "status", "contact_email",
            "publication_category",
        ] where !members.contains(where: { $0.key == key }) {
            differences.append(
                ImportDiagnostic(
                    .empty,
                    column: key,
                    "le standard exige `\(key)`, que la déclaration ne permet pas d'écrire",
                    "the standard requires `\(key)`, which the declaration does not allow to write"
                )
            )
        }
    }

    // MARK: Values

    private mutating func bounded(_ key: String, _ text: String?, _ longest: Int) -> JSONValue? {
        guard let text else { return nil }
        guard text.unicodeScalars.count > longest else { return .string(text) }
        note(
            key,
            text,
            "le texte est abrégé à \(longest) signes",
            "the text is cut to \(longest) characters"
        )
        let cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest - 1)))
        return .string(cut + "…")
    }

    /// The beginning of a text that is not longer than a bound once it is escaped.
    private static func cut(_ text: String, to longest: Int) -> Markup {
        var scalars = text.unicodeScalars.prefix(longest - 1)
        while true {
            let markup: Markup = "\(String(String.UnicodeScalarView(scalars)) + "…")"
            let excess = markup.text.unicodeScalars.count - longest
            guard excess > 0, !scalars.isEmpty else { return markup }
            scalars = scalars.dropLast(max(1, excess / 6))
        }
    }

    /// The month of a date: the standard has no days.
    private func month(_ path: String) -> JSONValue? {
        guard case .date(let date)? = use.value(path) else { return nil }
        return .string(String(date.description.prefix(7)))
    }

    private func address(_ path: String) -> JSONValue? {
        guard let text = use.reference(path), WebAddress.isValid(text) else { return nil }
        return .string(text)
    }

    /// A risk class of the register. Unknown facts give none: the key is never invented.
    private var publicationCategory: String? {
        if use.word("risk.ai_act") == "high" { return "Hoog-risico AI-systeem" }
        let effect = use.word("affected.effect")
        if ["service", "legal_or_significant"].contains(effect)
            || use.answer("decision.individual") == true
        {
            return "Impactvolle algoritmes"
        }
        let isHarmless = effect == "none" || effect == "internal"
        return isHarmless && use.answer("decision.individual") == false
            ? "Overige algoritmes" : nil
    }

    private var assessments: JSONValue? {
        let kinds = use.words("risk.assessments")
        guard !kinds.isEmpty else { return nil }
        return .array(
            kinds.map { kind in
                let title =
                    DutchRegister.titles[kind] ?? use.schema.field("risk.assessments")?
                    .text(of: .words([kind]), in: .english) ?? kind
                return .object([JSONMember("title", .string(title)), JSONMember("link", .null)])
            }
        )
    }

    private mutating func provider() -> JSONValue? {
        if let name = use.word("provider.name") { return bounded("provider", name, 200) }
        return use.answer("provider.external") == false ? .string("Intern ontwikkeld") : nil
    }

    private var tags: JSONValue? {
        let words = use.words("keywords")
        return words.isEmpty ? nil : .string(words.joined(separator: ", "))
    }

    /// The answers that the schema maps to a key: the first as it is, the others behind their label, one
    /// paragraph each.
    private mutating func prose(_ key: String, _ longest: Int) -> JSONValue? {
        let answers = use.answers(mappedTo: key, of: DutchRegister.register, in: .french)
        guard !answers.isEmpty else { return nil }
        var markup = Markup.empty
        for (place, answer) in answers.enumerated() {
            let text = place == 0 ? answer.text : "\(answer.label) : \(answer.text)"
            let isOnly = answers.count == 1
            let whole: Markup = isOnly ? "\(text)" : .joined([markup, "<p>\(text)</p>"])
            guard whole.text.unicodeScalars.count <= longest else {
                note(
                    key,
                    answer.label,
                    "ce qui dépasse \(longest) signes est laissé",
                    "what exceeds \(longest) characters is left out"
                )
                if place == 0 { markup = Self.cut(text, to: longest) }
                break
            }
            markup = whole
        }
        return .string(markup.text)
    }
}
