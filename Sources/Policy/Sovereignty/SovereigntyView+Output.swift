// SPDX-License-Identifier: EUPL-1.2
public import Notation

extension SovereigntyView {
    /// The view for a terminal: a line a layer, by count, then by cost.
    public func text(in language: Language) -> String {
        let width = rows.map { $0.layer.label[language].unicodeScalars.count }.max() ?? 0
        return rows.map { row in
            let counts = parts(row.counts.mapValues { "\($0)" }, language)
            let costs = parts(
                Dictionary(
                    uniqueKeysWithValues: row.costs.keys.map { ($0, "\(row.euros($0)) EUR") }
                ),
                language
            )
            let label = Column.pad(row.layer.label[language], to: width)
            return "\(label)  \(counts)" + (costs.isEmpty ? "" : " — \(costs)") + "\n"
        }.joined()
    }

    private func parts(_ amounts: [SupplierOrigin: String], _ language: Language) -> String {
        SupplierOrigin.allCases.compactMap { origin in
            amounts[origin].map { "\(origin.label[language])\(language.colon)\($0)" }
        }.joined(separator: ", ")
    }

    /// The view for programs.
    public var json: JSONValue {
        .object([
            JSONMember("uses", .integer(Int64(useCount))),
            JSONMember("layers", .array(rows.map(\.json))),
        ])
    }

    /// A section of a page: a table, and beside each row a bar whose parts are also in the table.
    func section(in language: Language) -> Markup {
        func say(_ french: String, _ english: String) -> String {
            language == .french ? french : english
        }
        let lines = rows.map { row -> Markup in
            let costs = SupplierOrigin.allCases.compactMap { origin in
                row.costs[origin].map { _ in
                    "\(origin.label[language])\(language.colon)\(row.euros(origin)) EUR"
                }
            }
            let counts = parts(row.counts.mapValues { "\($0)" }, language)
            return """
                <tr><th scope="row">\(row.layer.label[language])</th><td>\(counts)\(bar(row.percentages(of: row.counts)))</td>\
                <td>\(costs.isEmpty ? say("non déclaré", "not declared") : costs.joined(separator: ", "))\
                \(bar(row.percentages(of: row.costs)))</td></tr>

                """
        }
        return """
            <section aria-labelledby="s">
            <h2 id="s">\(say("D'où viennent les composants", "Where the components come from"))</h2>
            <p>\(say(
                "Des parts, sans note : ce qui n'est pas déclaré est montré comme tel.",
                "Shares, no score: what is not declared is shown as such."
            ))</p>
            <table>
            <caption>\(say("Fournisseurs par couche", "Suppliers by layer"))</caption>
            <thead><tr><th scope="col">\(say("Couche", "Layer"))</th>\
            <th scope="col">\(say("Nombre d'usages", "Number of uses"))</th>\
            <th scope="col">\(say("Coût annuel", "Yearly cost"))</th></tr></thead>
            <tbody>
            \(.joined(lines))</tbody>
            </table>
            </section>

            """
    }

    /// A bar of a hundred units. It repeats the table for the eye, so readers of text skip it.
    private func bar(_ shares: [SupplierOrigin: Int]?) -> Markup {
        guard let shares else { return .empty }
        var (pieces, start) = ([Markup](), 0)
        for (place, origin) in SupplierOrigin.allCases.enumerated() {
            guard let share = shares[origin], share > 0 else { continue }
            pieces.append(
                "<rect x=\"\(start)\" y=\"0\" width=\"\(share)\" height=\"6\" class=\"o\(place)\"/>"
            )
            start += share
        }
        return """
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" class="bar">\
            \(.joined(pieces))</svg>
            """
    }
}

extension SovereigntyView.Row {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("layer", .string(layer.rawValue)),
            JSONMember(
                "uses",
                .object(
                    SupplierOrigin.allCases.map {
                        JSONMember($0.rawValue, .integer(Int64(counts[$0] ?? 0)))
                    }
                )
            ),
            JSONMember(
                "yearly_cost_eur",
                .object(
                    SupplierOrigin.allCases.map { JSONMember($0.rawValue, .string(euros($0))) }
                )
            ),
            JSONMember("uses_without_cost", .integer(Int64(costlessCount))),
        ])
    }
}
