// SPDX-License-Identifier: EUPL-1.2
import Records

extension AuthorityIdentifier {
    /// Refuses an option that does not identify an authority.
    static func require(_ text: String, option: String) throws(CommandError) {
        guard AuthorityIdentifier(text) == nil else { return }
        throw CommandError(
            .usage,
            "\(option) \(text) : ce n'est pas un identifiant d'autorité (NTRFR- et un SIREN exact)",
            "\(option) \(text): this is not an authority's identifier (NTRFR- and a right SIREN)"
        )
    }
}
