// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// From whom uses come, layer by layer, by count and by yearly cost. No score: what is not declared
/// is shown as such, and nobody is ranked.
public struct SovereigntyView: Sendable, Hashable {
    /// One layer of all uses together.
    public struct Row: Sendable, Hashable {
        /// The layer.
        public let layer: SovereigntyLayer
        /// How many uses have suppliers of each origin.
        public let counts: [SupplierOrigin: Int]
        /// What they cost a year, in millionths of a euro, where a cost was declared.
        public let costs: [SupplierOrigin: Int64]
        /// How many uses declare no cost.
        public let costlessCount: Int
    }

    /// The layers, in the order of the view.
    public let rows: [Row]
    /// How many uses there are.
    public let useCount: Int

    /// The view of some declarations on a date, which decides who is in the Union.
    public init(_ declarations: [Declaration], groups: CountryGroups, on date: CivilDate) {
        let members = Set(groups.countries(of: "EU", on: date) ?? [])
        useCount = declarations.count
        rows = SovereigntyLayer.allCases.map { layer in
            var (counts, costs) = ([SupplierOrigin: Int](), [SupplierOrigin: Int64]())
            var costlessCount = 0
            for declaration in declarations {
                let origin = SupplierOrigin(
                    Self.words(declaration, layer.countries),
                    european: members
                )
                counts[origin, default: 0] += 1
                guard let path = FieldPath(layer.cost),
                    case .quantity(let cost)? = declaration[path].value
                else {
                    costlessCount += 1
                    continue
                }
                let (sum, overflow) = costs[origin, default: 0]
                    .addingReportingOverflow(cost.millionths)
                costs[origin] = overflow ? .max : sum
            }
            return Row(layer: layer, counts: counts, costs: costs, costlessCount: costlessCount)
        }
    }

    /// Whether any layer says from whom it comes.
    public var isStated: Bool { rows.contains { $0.counts[.unknown] != useCount } }

    private static func words(_ declaration: Declaration, _ field: String) -> [String]? {
        guard let path = FieldPath(field), case .words(let words)? = declaration[path].value else {
            return nil
        }
        return words
    }
}

extension SovereigntyView.Row {
    /// Shares in percent, the same unit for counts and costs; nothing if there is nothing to share.
    func percentages<Amount: BinaryInteger>(
        of amounts: [SupplierOrigin: Amount]
    ) -> [SupplierOrigin: Int]? {
        let total = amounts.values.reduce(0) { $0 + Double($1) }
        guard total > 0 else { return nil }
        return amounts.mapValues { Int(Double($0) / total * 100 + 0.5) }
    }

    /// Costs, in euros.
    func euros(_ origin: SupplierOrigin) -> String {
        Quantity(millionths: costs[origin] ?? 0).map { "\($0)" } ?? ""
    }
}
