// SPDX-License-Identifier: EUPL-1.2
import Ledger
import Notation
import Records

/// How the results of verifications are shown.
enum VerificationText {
    static func text(_ result: VerificationResult, hasTrust: Bool) -> String {
        var lines: [String] = []
        for fault in result.faults { lines.append(EntryText.name(line(fault))) }
        if result.faultCount > result.faults.count {
            let more = result.faultCount - result.faults.count
            lines.append(Speech.say("… et \(more) autres anomalies", "… and \(more) more faults"))
        }
        let size = Plural.say(
            Int(clamping: result.size),
            "inscription",
            "inscriptions",
            "entry",
            "entries"
        )
        let verdict = verdict(result)
        let origin = EntryText.name(result.origin)
        lines.append(origin.isEmpty ? verdict : "\(verdict) — \(origin), \(size)")
        // Beside faults, counts of what is right would mislead.
        if result.faultCount == 0 {
            lines.append(Speech.say("  vérifié : ", "  verified: ") + counts(result))
        }
        if !result.root.isEmpty {
            lines.append("  " + Speech.say("racine", "root") + " \(result.root)")
        }
        if let clock = result.clock {
            lines.append(Speech.say("  horloge du journal : \(clock)", "  log clock: \(clock)"))
        }
        lines += notes(result, hasTrust: hasTrust)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func verdict(_ result: VerificationResult) -> String {
        if result.continues == false, result.isOfAnother,
            let other = result.earlierOrigin.map(EntryText.name)
        {
            return Speech.say(
                "RETOUR EN ARRIÈRE, ou fichier d'un autre registre : l'attestation donnée est celle de « \(other) »",
                "ROLLBACK, or a file of another ledger: what was attested before is of `\(other)`"
            )
        }
        if result.continues == false {
            return Speech.say(
                "RETOUR EN ARRIÈRE : ce registre ne prolonge pas ce qui avait été attesté",
                "ROLLBACK: this ledger does not continue what was attested before"
            )
        }
        if result.anchor == .wrong {
            return Speech.say(
                "AUTRE REGISTRE : la clé, la genèse ou les témoins ne sont pas ceux du fichier de confiance",
                "ANOTHER LEDGER: the key, the genesis or the witnesses are not those of the trust file"
            )
        }
        if result.faultCount == 0 {
            return result.anchor == .checked
                ? "INTACT"
                : Speech.say(
                    "COHÉRENT, MAIS RIEN NE DIT DE QUI IL EST",
                    "CONSISTENT, BUT NOTHING SAYS WHOSE IT IS"
                )
        }
        return Speech.say("ALTÉRÉ : ", "ALTERED: ")
            + Plural.say(result.faultCount, "anomalie", "anomalies", "fault", "faults")
    }

    private static func counts(_ result: VerificationResult) -> String {
        [
            Plural.say(result.signatureCount, "sceau", "sceaux", "seal", "seals"),
            Plural.say(result.disclosureCount, "valeur", "valeurs", "value", "values"),
            Plural.say(result.documentCount, "document", "documents", "document", "documents"),
            Plural.say(result.authorityCount, "autorité", "autorités", "authority", "authorities"),
        ].joined(separator: ", ")
    }

    private static func erasures(_ result: VerificationResult) -> [String] {
        var notes: [String] = []
        if result.erasedCount > 0 {
            notes.append(
                Speech.say(
                    "  valeurs effacées : \(result.erasedCount), chacune nommée par un effacement",
                    "  values erased: \(result.erasedCount), each named by an erasure"
                )
            )
        }
        if result.isBesideWriter {
            notes.append(
                Speech.say(
                    "  une écriture était en cours : le registre est vérifié tel qu'à cette taille, sans son journal ni son instantané",
                    "  a writer was at work: the ledger is verified as of this size, without its journal and its snapshot"
                )
            )
        }
        for name in result.leftovers.map(EntryText.name) {
            notes.append(
                Speech.say(
                    "  laissé par une écriture en cours ou interrompue, et qui ne prouve rien : \(name)",
                    "  left by a write at work or interrupted, and proving nothing: \(name)"
                )
            )
        }
        if result.leftoverCount > result.leftovers.count {
            let more = result.leftoverCount - result.leftovers.count
            notes.append(
                Speech.say("  … et \(more) autres restes", "  … and \(more) more such files")
            )
        }
        if result.pendingErasureCount > 0 {
            notes.append(
                Speech.say(
                    "  effacements interrompus : \(result.pendingErasureCount) valeurs sont encore là ; toute commande qui écrit les détruit",
                    "  interrupted erasures: \(result.pendingErasureCount) values are still there; any command that writes destroys them"
                )
            )
        }
        return notes
    }

    private static func notes(_ result: VerificationResult, hasTrust: Bool) -> [String] {
        var notes: [String] = []
        if result.anchor == .notChecked, hasTrust {
            notes.append(
                Speech.say(
                    "  ancre non vérifiée : le fichier de confiance ne nomme pas la genèse, ou elle est illisible",
                    "  anchor not checked: the trust file does not name the genesis, or it cannot be read"
                )
            )
        } else if result.anchor == .notChecked {
            notes.append(
                Speech.say(
                    "  ancre non vérifiée : donnez avec --trust le fichier de confiance, reçu par une voie sûre",
                    "  anchor not checked: give with --trust the trust file, had in a safe way"
                )
            )
        }
        if result.witnessCount == 0 {
            notes.append(Speech.say("  sans témoin extérieur", "  unwitnessed"))
        } else {
            notes.append(
                Speech.say(
                    "  témoins : \(result.witnessCount)",
                    "  witnesses: \(result.witnessCount)"
                )
            )
        }
        if let replayed = result.replayed, replayed + result.notReplayable > 0 {
            notes.append(
                Speech.say(
                    "  évaluations refaites : \(replayed), non rejouables : \(result.notReplayable)",
                    "  assessments made again: \(replayed), not replayable: \(result.notReplayable)"
                )
            )
        }
        if !result.unknownEvaluators.isEmpty {
            let names = EntryText.name(result.unknownEvaluators.joined(separator: ", "))
            notes.append(
                Speech.say("  évaluateur inconnu : \(names)", "  unknown evaluator: \(names)")
            )
        }
        notes += erasures(result)
        if result.contestedCount > 0 {
            notes.append(
                Speech.say(
                    "  \(result.contestedCount) inscriptions contestées (clé révoquée)",
                    "  \(result.contestedCount) contested entries (revoked key)"
                )
            )
        }
        if result.attestedSize > 0, result.continues == true {
            notes.append(attested(result.attestedSize))
        }
        if result.continues == true {
            notes.append(
                Speech.say(
                    "  prolonge bien l'attestation donnée",
                    "  continues what was attested before"
                )
            )
        }
        return notes
    }

    /// What an incremental verification leaves unread.
    private static func attested(_ size: UInt64) -> String {
        Speech.say(
            "  non relus, car attestés avant : sceaux, valeurs et documents des inscriptions 0 à \(size - 1)",
            "  not re-read, as attested before: seals, values and documents of entries 0 to \(size - 1)"
        )
    }

    private static func line(_ fault: VerificationFault) -> String {
        var place = fault.file
        if let entry = fault.entry {
            place += Speech.say(", inscription \(entry)", ", entry \(entry)")
        }
        if let field = fault.field { place += Speech.say(", champ \(field)", ", field \(field)") }
        if let offset = fault.offset {
            place += Speech.say(", octet \(offset)", ", byte \(offset)")
        }
        return "✗ \(place)\(Speech.colon) \(fault.message.spoken)"
    }

    static func json(_ result: VerificationResult) -> JSONValue {
        .pairs([
            "origin": .string(result.origin),
            "size": .integer(Int64(clamping: result.size)),
            "attested_size": .integer(Int64(clamping: result.attestedSize)),
            "root": .string(result.root),
            "intact": .boolean(result.isIntact),
            "level": .string(result.replayed == nil ? "evidence" : "decisions"),
            "replayed": result.replayed.map { .integer(Int64($0)) },
            "not_replayable": .integer(Int64(result.notReplayable)),
            "unknown_evaluators": .array(result.unknownEvaluators.map { .string($0) }),
            "anchor": .string(name(result.anchor)),
            "witnesses": .integer(Int64(result.witnessCount)),
            "continues": result.continues.map { .boolean($0) },
            "compared_with": result.earlierOrigin.map { .string($0) },
            "clock": result.clock.map { .string($0.description) },
            "signatures": .integer(Int64(result.signatureCount)),
            "disclosures": .integer(Int64(result.disclosureCount)),
            "documents": .integer(Int64(result.documentCount)),
            "contested": .integer(Int64(result.contestedCount)),
            "erased": .integer(Int64(result.erasedCount)),
            "beside_writer": .boolean(result.isBesideWriter),
            "leftovers": .array(result.leftovers.map { .string($0) }),
            "leftover_count": .integer(Int64(result.leftoverCount)),
            "erasures_pending": .integer(Int64(result.pendingErasureCount)),
            "fault_count": .integer(Int64(result.faultCount)),
            "faults": .array(
                result.faults.map { fault in
                    .pairs([
                        "file": .string(fault.file),
                        "entry": fault.entry.map { .integer(Int64($0)) },
                        "field": fault.field.map { .string($0) },
                        "offset": fault.offset.map { .integer(Int64($0)) },
                        "message": .string(fault.message.spoken),
                    ])
                }
            ),
        ])
    }

    private static func name(_ anchor: VerificationResult.Anchor) -> String {
        switch anchor {
        case .checked: "checked"
        case .notChecked: "not_checked"
        case .wrong: "wrong"
        }
    }

    // MARK: Bundles

    /// A digest and its file's name are whole; a text is cut.
    private static let longestValue = 240

    private static func verdict(_ anchor: VerificationResult.Anchor) -> String {
        switch anchor {
        case .checked: Speech.say("PREUVE VALIDE", "VALID PROOF")
        case .notChecked:
            Speech.say(
                "PREUVE COHÉRENTE, MAIS RIEN NE DIT DE QUEL REGISTRE",
                "CONSISTENT PROOF, BUT NOTHING SAYS OF WHICH LEDGER"
            )
        case .wrong:
            Speech.say(
                "AUTRE REGISTRE que celui du fichier de confiance",
                "ANOTHER LEDGER than the trust file's"
            )
        }
    }

    static func text(_ bundle: OfflineBundle, _ finding: OfflineBundle.Finding) -> String {
        let statement = bundle.entry.entry.statement
        var lines = [
            verdict(finding.anchor)
                + " — \(EntryText.name(finding.origin)), \(Speech.say("inscription", "entry")) \(bundle.entry.index), "
                + Speech.say("à la taille \(finding.size)", "as of size \(finding.size)"),
            "  \(KindName.name(finding.record.kind)) \(statement.subject)"
                + Speech.say(", scellé le ", ", sealed on ") + statement.issuedAt.description,
            "  "
                + EntryText.voice(
                    finding.issuer,
                    record: finding.record,
                    subject: statement.subject
                ),
        ]
        if finding.anchor == .notChecked {
            lines.append(
                Speech.say(
                    "  ancre non vérifiée : donnez avec --trust le fichier de confiance, reçu par une voie sûre",
                    "  anchor not checked: give with --trust the trust file, had in a safe way"
                )
            )
        }
        if statement.kind == .correction {
            lines.append(
                Speech.say(
                    "  correction d'une inscription antérieure",
                    "  correction of an earlier entry"
                )
            )
        }
        if finding.isContested {
            lines.append(
                Speech.say(
                    "  contestée : sa clé a été révoquée",
                    "  contested: its key was revoked"
                )
            )
        }
        if !finding.hidden.isEmpty {
            let names = EntryText.name(finding.hidden.joined(separator: ", "))
            lines.append(
                Speech.say("  champs non montrés : \(names)", "  fields not shown: \(names)")
            )
        }
        for field in EntryText.fields(finding.record, schema: nil) {
            lines.append(
                "  \(field.label)\(Speech.colon) \(EntryText.cut(field.value, to: longestValue))"
            )
        }
        lines.append(
            Speech.say(
                "  une preuve ne dit rien de ce qui est venu après la taille \(finding.size) : correction, remplacement, révocation se lisent dans le registre",
                "  a proof says nothing of what came after size \(finding.size): corrections, replacements and revocations are read in the ledger"
            )
        )
        return lines.joined(separator: "\n") + "\n"
    }

    static func json(_ bundle: OfflineBundle, _ finding: OfflineBundle.Finding) -> JSONValue {
        .pairs([
            "origin": .string(finding.origin),
            "size": .integer(Int64(finding.size)),
            "index": .integer(Int64(bundle.entry.index)),
            "anchor": .string(name(finding.anchor)),
            "issuer": .string(finding.issuer.identifier.text),
            "transcribed": finding.issuer.capacity == .transcriber ? .boolean(true) : nil,
            "kind": .string(finding.record.kind.rawValue),
            "correction": bundle.entry.entry.statement.kind == .correction ? .boolean(true) : nil,
            "subject": .string(bundle.entry.entry.statement.subject),
            "seq": .integer(Int64(bundle.entry.entry.statement.sequence)),
            "sealed_at": .string(bundle.entry.entry.statement.issuedAt.description),
            "hidden": .array(finding.hidden.map { .string($0) }),
            "contested": .boolean(finding.isContested),
            "record": EntryJSON.json(finding.record),
        ])
    }
}
