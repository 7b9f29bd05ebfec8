// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

extension DutchRegister {
    /// The uses of a file: a list of records of the standard, or the public list of the register.
    public static func uses(in value: JSONValue) -> [ImportedUse] {
        let records = value["algoritmes"]?.elements ?? value.elements ?? [value]
        return records.enumerated().map { place, record in
            let isPublicList = record["doel"] != nil || record["titel"] != nil
            var use = ImportedUse(number: place + 1)
            use.source = record
            if isPublicList {
                readPublicList(record, into: &use)
            } else {
                read(record, into: &use)
            }
            use.requireIdentity()
            return use
        }
    }

    // MARK: The standard

    private static func read(_ record: JSONValue, into use: inout ImportedUse) {
        var rest = Set((record.members ?? []).map(\.key))
        func text(_ key: String) -> String? {
            rest.remove(key)
            return record[key]?.string.flatMap { use.plain($0, key: key) }
        }
        use.authorityName = text("organization")
        for (key, path) in [
            ("name", "name"), ("description_short", "summary"), ("goal", "purpose"),
            ("proportionality", "need.proportionality"), ("risks", "risk.mitigations"),
            ("human_intervention", "decision.oversight"), ("methods_and_models", "system.logic"),
        ] {
            use.set(path, text(key).map(FactValue.word))
        }
        if let status = text("status") { setState(status, into: &use) }
        if let data = text("source_data"), ImportedUse.isNothing(data) {
            use.noPlace("source_data", data)
        } else if let data = text("source_data") {
            use.set("data.categories", .word(data))
            use.set("data.used", .boolean(true))
        }
        setAddresses(text("website"), text("publiccode"), text("url"), into: &use)
        if let contact = text("contact_email") { use.setContact(contact, key: "contact_email") }
        setBasis(text("lawful_basis"), into: &use)
        setProvider(text("provider"), into: &use)
        if let tags = text("tags") {
            let words = tags.split(separator: ",").map { CellCleaner.trimmed(String($0)) }
            use.set("keywords", .words(words.filter { !$0.utf8.isEmpty }))
        }
        rest.subtract(["category", "impacttoetsen_grouping", "publication_category"])
        setLists(record, into: &use)
        // What describes the record and not the use.
        rest.subtract(["lang", "standard_version", "id", "uuid", "lars", "source_id"])
        for key in rest.sorted() {
            guard let value = record[key], !isEmpty(value) else { continue }
            use.noPlace(key, value.string ?? String(decoding: value.canonical(), as: UTF8.self))
        }
    }

    private static func setLists(_ record: JSONValue, into use: inout ImportedUse) {
        let categories = (record["category"]?.elements ?? []).compactMap(\.string)
        let found = Set(categories.map { themes[$0] ?? "" })
        if let theme = found.first, found.count == 1, !theme.utf8.isEmpty {
            use.set("theme", .word(theme))
        } else if !categories.isEmpty {
            use.noPlace("category", categories.joined(separator: ", "))
        }
        let titles = (record["impacttoetsen_grouping"]?.elements ?? []).compactMap {
            $0["title"]?.string
        }
        var kinds: [String] = []
        for title in titles {
            let kind = assessments[title] ?? "other"
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        if !kinds.isEmpty { use.set("risk.assessments", .words(kinds)) }
        if let category = record["publication_category"]?.string {
            if category == "Hoog-risico AI-systeem" {
                use.set("risk.ai_act", .word("high"))
            } else {
                use.noPlace("publication_category", category)
            }
        }
    }

    private static func isEmpty(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .string(let text): PlainText.of(text).utf8.isEmpty
        case .array(let elements): elements.isEmpty
        default: false
        }
    }

    // MARK: The public list

    private static func readPublicList(_ record: JSONValue, into use: inout ImportedUse) {
        func text(_ key: String) -> String? {
            let plain = record[key]?.string.map(PlainText.of) ?? ""
            return plain.utf8.isEmpty ? nil : plain
        }
        use.set("name", (text("title") ?? text("titel")).map(FactValue.word))
        use.set("purpose", text("doel").map(FactValue.word))
        use.authorityName = text("organisatie")
        if let status = text("status") { setState(status, into: &use) }
        setBasis(text("juridische_basis"), into: &use)
        if let page = text("url") {
            use.setReference("transparency.source_entry", page, key: "url")
            use.set("transparency.registered", .boolean(true))
            let parts = page.split(separator: "/")
            if parts.count > 2 {
                let code = parts[parts.count - 2].uppercased()
                use.authority = AuthorityIdentifier("NTRNL-" + code)?.text
            }
        }
        for key in ["impactassessment", "laatst_gewijzigd", "geregistreerd", "toegevoegd"] {
            if let value = text(key) { use.noPlace(key, value) }
        }
        if text("doel") == nil {
            use.note(
                .partial,
                "doel",
                "",
                "le but n'est pas dit : la finalité reste inconnue",
                "the goal is not stated: the purpose stays unknown"
            )
        }
    }

    // MARK: Values

    private static func setState(_ status: String, into use: inout ImportedUse) {
        guard let state = states[status] else {
            return use.note(
                .word,
                "status",
                status,
                "ce statut n'est pas du registre",
                "this status is not of the register"
            )
        }
        use.set("state", .word(state))
    }

    /// A law's number; prose about it, or a word for « none applies », is no reference.
    private static func setBasis(_ text: String?, into use: inout ImportedUse) {
        guard let text else { return }
        guard !ImportedUse.isNothing(text), text.utf8.count <= longestBasis else {
            return use.noPlace("lawful_basis", text)
        }
        use.setReference("legal_basis", text, key: "lawful_basis")
    }

    private static let longestBasis = 200

    private static func setAddresses(
        _ website: String?,
        _ code: String?,
        _ url: String?,
        into use: inout ImportedUse
    ) {
        for (key, value, path) in [
            ("website", website, "transparency.page"),
            ("publiccode", code, "transparency.source_code"),
            ("url", url, "transparency.source_entry"),
        ] {
            guard let value else { continue }
            if WebAddress.isValid(value) {
                use.set(path, .evidence(Evidence(identifier: value)))
            } else {
                use.note(
                    .url,
                    key,
                    value,
                    "ce n'est pas une adresse du web ; elle n'est pas reprise",
                    "this is not a web address; it is not kept"
                )
            }
        }
    }

    private static func setProvider(_ text: String?, into use: inout ImportedUse) {
        guard let text else { return }
        if text.lowercased().hasPrefix("intern ontwikkeld") {
            use.set("provider.external", .boolean(false))
            return
        }
        guard !ImportedUse.isNothing(text) else { return use.noPlace("provider", text) }
        use.set("provider.name", .word(text))
        use.set("provider.external", .boolean(true))
    }
}
