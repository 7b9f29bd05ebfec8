// SPDX-License-Identifier: EUPL-1.2

/// A boolean variable of the solver, or its opposite.
struct Literal: Hashable, Sendable {
    /// Twice the variable, plus one for the opposite: the place of its watch list.
    let code: Int32

    init(variable: Int32, isNegated: Bool = false) {
        code = variable << 1 | (isNegated ? 1 : 0)
    }

    private init(code: Int32) { self.code = code }

    var variable: Int { Int(code >> 1) }
    var isNegated: Bool { code & 1 == 1 }

    /// The opposite.
    static prefix func ! (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }
}
