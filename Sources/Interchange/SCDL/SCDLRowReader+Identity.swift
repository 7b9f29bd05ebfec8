// SPDX-License-Identifier: EUPL-1.2
import Notation
import Records

extension SCDLRowReader {
    /// Who adopted what, when, under which number.
    mutating func readIdentity() {
        readNature()
        keep(.authorityName, as: "authority_name")
        keep(.number, as: "number")
        keep(.object, as: "object")
        readURL()
        readSIRET()
    }

    mutating func readDate() {
        if let date = date(.date, .refusal) { act.set("date", [.string(date.description)]) }
    }

    /// The authority is that of the SIREN, the first nine digits.
    private mutating func readSIRET() {
        guard let text = cell(.siret) else { return }
        let digits = text.utf8.filter { $0 != 0x20 }
        guard SIREN.isValidSIRET(digits) else {
            let isKnown = digits.count == 14 && SIREN.isValid(digits.prefix(9))
            report(
                .siret,
                .siret,
                isKnown
                    ? "la clé du SIRET est fausse, celle du SIREN est juste : l'autorité est connue"
                    : "ce n'est pas un SIRET : 14 chiffres dont la clé est juste",
                isKnown
                    ? "the SIRET's key is wrong, the SIREN's is right: the authority is known"
                    : "this is not a SIRET: 14 digits with the right key",
                severity: isKnown ? .warning : .refusal
            )
            if isKnown { setAuthority(digits, keepingSIRET: false) }
            return
        }
        if digits.count != text.utf8.count {
            report(
                .siret,
                .siret,
                "les espaces dans le SIRET sont ôtées",
                "the spaces in the SIRET are taken out"
            )
        }
        setAuthority(digits, keepingSIRET: true)
    }

    private mutating func setAuthority(_ digits: [UInt8], keepingSIRET: Bool) {
        let siren = String(decoding: digits.prefix(9), as: UTF8.self)
        act.set("authority", [.string("NTRFR-" + siren)])
        if keepingSIRET {
            act.set("siret", [.string(String(decoding: digits, as: UTF8.self))])
        }
    }

    /// A number of the ACTES nomenclature, or its abbreviation; another kind of record for what no
    /// assembly adopts.
    private mutating func readNature() {
        guard let text = cell(.nature) else { return }
        guard let nature = ActesNature(code: text) else {
            report(
                .nature,
                .nature,
                "cette nature n'est pas de la nomenclature ACTES (1 à 6) ; l'acte est tenu pour une délibération",
                "this nature is not of the ACTES nomenclature (1 to 6); the act counts as a deliberation"
            )
            return
        }
        if nature == .regulatoryAct || nature == .individualAct { act = Record(kind: .decision) }
        act.set("nature", [.string(nature.rawValue)])
    }

    private mutating func readURL() {
        guard let text = cell(.url) else { return }
        if !WebAddress.isValid(text) {
            report(
                .url,
                .url,
                "ce n'est pas une adresse du web ; elle est gardée telle quelle",
                "this is not a web address; it is kept as it is"
            )
        }
        keep(.url, as: "url")
    }

    // MARK: Matter

    mutating func readMatter() {
        var heading: Int?
        if let code = cell(.matter) {
            let isCode = RecordChecker.isMatter(code)
            if !isCode {
                report(
                    .matterForm,
                    .matter,
                    "ce n'est pas un code de matière comme 5.2 ; il n'est pas repris",
                    "this is not a matter code such as 5.2; it is not kept"
                )
            } else {
                heading = code.split(separator: ".").first.flatMap { Int($0) }
                act.set("matter", [.string(code)])
                if code.utf8.count(where: { $0 == UInt8(ascii: ".") }) > 1 {
                    report(
                        .matterForm,
                        .matter,
                        "le schéma attend deux niveaux, comme 5.2 ; le code est gardé entier",
                        "the schema takes two levels, such as 5.2; the code is kept whole"
                    )
                }
                if ActesMatter.name(of: code) == nil {
                    report(
                        .matterUnknown,
                        .matter,
                        "la classification nationale n'a pas cette matière",
                        "the national classification has no such matter"
                    )
                }
            }
        }
        guard let name = cell(.matterName) else { return }
        keep(.matterName, as: "matter_label")
        readMatterName(name, heading: heading)
    }

    private mutating func readMatterName(_ name: String, heading: Int?) {
        let named = ActesMatter.heading(in: name)
        if !ActesMatter.isStandardName(name) {
            report(
                .matterNameForm,
                .matterName,
                "le schéma attend « niveau1/niveau2 » de la nomenclature, sans espace autour de la barre",
                "the schema takes `level1/level2` of the nomenclature, without spaces around the slash"
            )
        }
        if let heading, let named, heading != named {
            report(
                .matterMismatch,
                .matterName,
                "le code est de la rubrique \(heading), le libellé de la rubrique \(named)",
                "the code is of heading \(heading), the words of heading \(named)"
            )
        }
    }
}
