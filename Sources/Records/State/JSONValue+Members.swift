// SPDX-License-Identifier: EUPL-1.2
import Notation

extension JSONValue {
    /// Refuses an object that lacks a member or has one that is not named here.
    func requireMembers(
        _ required: Set<String>,
        optional: Set<String> = []
    ) throws(AdmissionError) {
        guard let members else {
            throw .badStructure(
                Localized(
                    french: "l'enregistrement n'est pas un objet",
                    english: "the record is not an object"
                )
            )
        }
        let names = Set(members.map(\.key))
        if let missing = required.subtracting(names).min() {
            throw .badStructure(
                Localized(french: "`\(missing)` manque", english: "`\(missing)` is missing")
            )
        }
        if let extra = names.subtracting(required).subtracting(optional).min() {
            throw .badStructure(
                Localized(
                    french: "`\(extra)` n'est pas admis ici",
                    english: "`\(extra)` is not a member of this record"
                )
            )
        }
    }
}
