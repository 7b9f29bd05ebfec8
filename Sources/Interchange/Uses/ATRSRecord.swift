// SPDX-License-Identifier: EUPL-1.2
public import Notation
import Records

/// A record of the United Kingdom's algorithmic transparency recording standard, by the numbers and the
/// attributes of its v3.0 template table (March 2024). There is no official JSON, and a later version
/// exists: no conformance is claimed.
public enum ATRSRecord {
    /// The name that the schema gives this register in `maps`.
    static let register = "atrs"

    /// The attributes that our fields feed, by their number in the table.
    static let attributes: [(number: String, attribute: String)] = [
        ("0.5", "function"), ("0.7", "tags"), ("0.13", "phase"), ("1.1", "name"),
        ("1.2", "description"), ("1.3", "website_url"), ("1.4", "contact_email"),
        ("2.1.2", "team"), ("2.1.3", "senior_responsible_owner"),
        ("2.1.4", "external_supplier_involvement"), ("2.1.4.1", "external_supplier"),
        ("2.1.4.2", "companies_house_number"), ("2.1.4.4", "procurement_procedure_type"),
        ("2.1.4.5", "data_access_terms"), ("2.2.1", "detailed_description"), ("2.2.2", "scope"),
        ("2.2.3", "benefit"), ("2.2.4", "previous_process"), ("2.2.5", "alternatives_considered"),
        ("2.3.1", "process_integration"), ("2.3.2", "provided_information"),
        ("2.3.3", "frequency_and_scale_of_usage"), ("2.3.4", "human_decisions_and_review"),
        ("2.3.5", "required_training"), ("2.3.6", "appeals_and_review"),
        ("2.4.1.1", "system_architecture"), ("2.4.1.3", "maintenance"), ("2.4.1.4", "models"),
        ("2.4.2.1", "model_name"), ("2.4.2.7", "model_performance"), ("2.4.2.8", "datasets"),
        ("2.4.3.1", "source_data_name"), ("2.4.3.3", "data_description"),
        ("2.4.3.5", "sensitive_attributes"), ("2.4.3.8", "data_collection"),
        ("2.4.3.10", "data_sharing_agreements"), ("2.4.3.11", "data_access_and_storage"),
        ("2.5.1", "impact_assessment"), ("2.5.2", "risks_and_mitigations"),
    ]

    /// The numbers of the table that our fields may feed.
    package static var numbers: [String] { attributes.map(\.number) }

    private static let phases = [
        "planned": "pre-deployment", "pilot": "beta-pilot", "in_service": "production",
        "stopped": "retired",
    ]
    private static let functions = [
        "general_services": "general-public-services", "public_order": "public-order-and-safety",
        "economy": "economic-affairs", "environment": "environmental-protection",
        "housing": "housing-and-community-amenities", "health": "health",
        "culture": "recreation-culture-and-religion", "education": "education",
        "social_protection": "social-protection",
    ]

    /// The record of a use. What is not known is listed as unanswered: « N/A » would be a claim.
    public static func write(_ use: PublishedUse, from source: ExportSource) -> JSONValue {
        var metadata = [
            JSONMember("organisation_name", .string(use.authority)),
            JSONMember("organisation_type", .string("local-authority")),
        ]
        var tiers: [String: [JSONMember]] = ["1": [], "2": []]
        var unanswered: [JSONValue] = []
        for (number, attribute) in attributes {
            guard let value = value(number, use) else {
                unanswered.append(.string(number))
                continue
            }
            let member = JSONMember(attribute, value)
            let tier = String(number.prefix(1))
            if tier == "0" { metadata.append(member) } else { tiers[tier]?.append(member) }
        }
        return .object([
            JSONMember(
                "standard",
                .string("Algorithmic Transparency Recording Standard")
            ),
            JSONMember("standard_version", .string("3.0")),
            JSONMember("conformance", .string("not claimed")),
            JSONMember("metadata", .object(metadata)),
            JSONMember("tier_1", .object(tiers["1"] ?? [])),
            JSONMember("tier_2", .object(tiers["2"] ?? [])),
            JSONMember("unanswered", .array(unanswered)),
            JSONMember("source", source.json),
            JSONMember("transcribed", .boolean(use.isTranscribed)),
        ])
    }

    private static func value(_ number: String, _ use: PublishedUse) -> JSONValue? {
        switch number {
        case "0.13": return use.word("state").flatMap { phases[$0] }.map { .string($0) }
        case "0.5":
            return use.word("theme").flatMap { functions[$0] }.map { .array([.string($0)]) }
        case "0.7":
            let words = use.words("keywords")
            return words.isEmpty ? nil : .array(words.map { .string($0) })
        default: break
        }
        let answers = use.answers(mappedTo: number, of: register, in: .english)
        guard !answers.isEmpty else { return nil }
        let text = answers.enumerated().map { place, answer in
            place == 0 ? answer.text : "\(answer.label): \(answer.text)"
        }
        return .string(text.joined(separator: "\n"))
    }

    // MARK: Reading

    /// The attributes that one field of ours takes as they are.
    private static let texts = [
        "name": "name", "description": "summary", "team": "unit",
        "external_supplier": "provider.name", "detailed_description": "description",
        "scope": "purpose", "benefit": "need.benefit", "previous_process": "need.previous_process",
        "alternatives_considered": "need.alternatives", "process_integration": "process",
        "data_description": "data.categories", "source_data_name": "data.sources",
        "risks_and_mitigations": "risk.mitigations", "tool_name": "name",
    ]

    /// The uses of a file: records by attributes, in any nesting, or the published index of records.
    public static func uses(in value: JSONValue) -> [ImportedUse] {
        let records = value["records"]?.elements ?? value.elements ?? [value]
        return records.enumerated().map { place, record in
            var use = ImportedUse(number: place + 1)
            use.source = record
            read(record, into: &use)
            use.requireIdentity()
            return use
        }
    }

    private static func read(_ record: JSONValue, into use: inout ImportedUse) {
        // What stands nearer to the record is of the use; what is deeper may be of a part of it.
        var deeper: [JSONValue] = []
        for member in record.members ?? [] {
            guard case .string(let whole) = member.value else {
                if member.value.members != nil {
                    deeper.append(member.value)
                } else if member.value != .null, !aboutTheRecord.contains(member.key) {
                    let text = String(decoding: member.value.canonical(), as: UTF8.self)
                    use.noPlace(member.key, text)
                }
                continue
            }
            guard let text = use.plain(whole, key: member.key) else { continue }
            take(text, member.key, into: &use)
        }
        guard !deeper.isEmpty else { return }
        read(.object(deeper.flatMap { $0.members ?? [] }), into: &use)
    }

    /// What describes a record and not the use.
    private static let aboutTheRecord: Set<String> = [
        "standard", "standard_version", "conformance", "title", "organisation_type", "tool",
        "ledger",
        "made", "root", "size", "unanswered", "listed_organisations", "transcribed",
    ]

    private static func take(_ text: String, _ key: String, into use: inout ImportedUse) {
        if let path = texts[key] {
            let isTaken = FieldPath(path).map { use.facts[$0] != nil } == true
            let mayBeNothing = path.hasPrefix("data.") || path.hasPrefix("provider.")
            guard !isTaken, !mayBeNothing || !ImportedUse.isNothing(text) else {
                return use.noPlace(key, text)
            }
            use.set(path, .word(text))
            if path.hasPrefix("data.") { use.set("data.used", .boolean(true)) }
            if path == "provider.name" { use.set("provider.external", .boolean(true)) }
            return
        }
        switch key {
        case "phase":
            guard let state = phases.first(where: { $0.value == text })?.key else {
                return use.note(
                    .word,
                    key,
                    text,
                    "cette phase n'est pas du standard",
                    "this phase is not of the standard"
                )
            }
            use.set("state", .word(state))
        case "url", "website_url":
            guard WebAddress.isValid(text) else { return use.noPlace(key, text) }
            let path = key == "url" ? "transparency.source_entry" : "transparency.page"
            use.set(path, .evidence(Evidence(identifier: text)))
        case "organisation_name", "publishing_body": use.authorityName = text
        case "contact_email": use.setContact(text, key: key)
        case _ where aboutTheRecord.contains(key): break
        default: use.noPlace(key, text)
        }
    }
}
