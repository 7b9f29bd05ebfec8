// SPDX-License-Identifier: EUPL-1.2
public import Notation
public import Records

/// Fields to ask someone about.
public struct Questions: Sendable, Hashable {
    /// Who can answer: `dpo`.
    public let role: String
    /// What to ask.
    public let fields: [Field]

    /// Groups fields by the first role that can answer, in the order of the fields.
    static func grouping(_ fields: [Field]) -> [Questions] {
        var roles: [String] = []
        for field in fields {
            let role = field.askedOf.first ?? ""
            if !roles.contains(role) { roles.append(role) }
        }
        return roles.map { role in
            Questions(role: role, fields: fields.filter { ($0.askedOf.first ?? "") == role })
        }
    }

    /// How people call the role.
    public var label: Localized { Role.label(of: role) }
}
