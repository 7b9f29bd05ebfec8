// SPDX-License-Identifier: EUPL-1.2
import Notation
public import Records

/// The documents that go with a register of deliberations, as HTML pages that print well. They are in French:
/// they are posted, signed and bound.
///
/// The paper register of CGCT R2121-9 stays the register; these pages help to keep it.
public struct RegisterDocument: Sendable {
    private let authority: String
    private let source: ExportSource
    private let isTranscribed: Bool

    /// Documents of an authority.
    ///
    /// - Parameter isTranscribed: whether the acts were copied from a public source and not sealed by it.
    public init(authority: String, from source: ExportSource, isTranscribed: Bool) {
        self.authority = authority
        self.source = source
        self.isTranscribed = isTranscribed
    }

    /// The list of the deliberations of a sitting, posted and published within a week (CGCT L2121-25):
    /// the date, and the object of each that was approved or rejected.
    public func list(of sitting: Record, _ acts: [RegisterAct]) -> String {
        let rows = acts.map { act -> Markup in
            let outcome = Self.outcomes[act.record.text("outcome") ?? ""] ?? ""
            return Self.row([act.order, Self.object(act), outcome], wide: 1)
        }
        return page(
            "Liste des délibérations",
            """
            <p>\(Self.sentence(sitting))</p>
            <p>Article L2121-25 du code général des collectivités territoriales.</p>
            \(Self.table(["N°", "Objet", "Issue"], rows))
            """
        )
    }

    /// The sheet that closes a sitting in the register: the numbers of its deliberations, the members
    /// present, and room for the signatures by hand (CGCT R2121-9).
    public func closingSheet(of sitting: Record, _ acts: [RegisterAct]) -> String {
        let numbers = acts.map { act -> Markup in
            let outcome = act.record.text("outcome") ?? "adopted"
            let mark = outcome == "adopted" ? "" : Self.outcomes[outcome].map { " (\($0))" } ?? ""
            return "<li>\(act.order) — \(Self.object(act))\(mark)</li>\n"
        }
        let members = (sitting.values["members"] ?? []).compactMap { member -> Markup? in
            guard let name = member["name"]?.string else { return nil }
            let presence = Self.presences[member["presence"]?.string ?? ""] ?? ""
            let holder = member["proxy"]?.string.map { ", pouvoir à \($0)" } ?? ""
            return "<li>\(name) (\(presence)\(holder))</li>\n"
        }
        let listed: Markup =
            members.isEmpty
            ? "<p>La liste des membres n'est pas consignée : à compléter à la main.</p>"
            : "<ul>\n\(.joined(members))</ul>"
        return page(
            "Feuillet de clôture",
            """
            <p>\(Self.sentence(sitting))</p>
            <h2>Délibérations prises</h2>
            <ol class="numbers">
            \(.joined(numbers))</ol>
            <h2>Membres</h2>
            \(listed)
            <h2>Signatures</h2>
            <div class="signatures">
            <div><p>Le maire ou le président</p></div>
            <div><p>Le ou les secrétaires de séance</p></div>
            </div>
            """
        )
    }

    /// The table by date of a volume (CGCT R2121-9).
    public func tableByDate(_ acts: [RegisterAct]) -> String {
        let sorted = acts.sorted {
            ($0.record.text("date") ?? "", $0.index) < ($1.record.text("date") ?? "", $1.index)
        }
        let rows = sorted.map { act -> Markup in
            Self.row(
                [Self.day(act), act.record.text("number") ?? "", Self.object(act), "\(act.index)"],
                wide: 2
            )
        }
        return page(
            "Table par date",
            Self.table(["Date", "Numéro", "Objet", "Inscription"], rows)
        )
    }

    /// The table by object of a volume (CGCT R2121-9): by matter, then by date.
    public func tableByObject(_ acts: [RegisterAct]) -> String {
        var groups: [String: [RegisterAct]] = [:]
        for act in acts { groups[Self.matter(act.record), default: []].append(act) }
        let sections = groups.keys.sorted().map { matter -> Markup in
            let rows = (groups[matter] ?? []).sorted {
                ($0.record.text("date") ?? "", $0.index) < ($1.record.text("date") ?? "", $1.index)
            }.map { act -> Markup in
                Self.row(
                    [
                        Self.object(act), Self.day(act), act.record.text("number") ?? "",
                        "\(act.index)",
                    ],
                    wide: 0
                )
            }
            return """
                <h2>\(matter)</h2>
                \(Self.table(["Objet", "Date", "Numéro", "Inscription"], rows))

                """
        }
        return page("Table par objet", .joined(sections))
    }

    // MARK: Parts

    private static func object(_ act: RegisterAct) -> String { act.record.text("object") ?? "" }
    private static func day(_ act: RegisterAct) -> String {
        FrenchDate.figures(act.record.text("date") ?? "")
    }

    private static let outcomes = [
        "adopted": "adoptée", "rejected": "rejetée", "withdrawn": "retirée",
        "adjourned": "ajournée",
    ]
    private static let presences = [
        "present": "présent", "remote": "à distance", "represented": "représenté",
        "excused": "excusé", "absent": "absent",
    ]

    private static func matter(_ record: Record) -> String {
        guard let code = record.text("matter") else { return "Sans matière" }
        return "\(code) \(ActesMatter.name(of: code) ?? record.text("matter_label") ?? "")"
    }

    private static func sentence(_ sitting: Record) -> String {
        var text =
            "\(sitting.text("body") ?? "Assemblée"), séance du \(FrenchDate.words(sitting.text("date") ?? "?"))"
        if let time = sitting.text("time") { text += " à \(time)" }
        if let place = sitting.text("place") { text += ", \(place)" }
        return text
    }

    /// A row; only the wide cell may break its lines.
    private static func row(_ cells: [String], wide: Int) -> Markup {
        let cells = cells.enumerated().map { place, text -> Markup in
            place == wide ? "<td>\(text)</td>" : "<td class=\"short\">\(text)</td>"
        }
        return "<tr>\(.joined(cells))</tr>\n"
    }

    private static func table(_ heads: [String], _ rows: [Markup]) -> Markup {
        let cells = heads.map { head -> Markup in "<th scope=\"col\">\(head)</th>" }
        return """
            <table>
            <thead><tr>\(.joined(cells))</tr></thead>
            <tbody>
            \(.joined(rows))</tbody>
            </table>
            """
    }

    private func page(_ title: String, _ body: Markup) -> String {
        let note: Markup =
            isTranscribed
            ? "<p>Transcrit d'après une source publique, non scellé par \(authority).</p>\n"
            : .empty
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) — \(authority)</title>
            <style>
            \(Self.sheet)
            </style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p>\(authority)</p>
            \(note)\(body)
            </main>
            <footer>
            <p>Page tirée du \(source.text.french). Le registre papier reste celui de l'article R2121-9.</p>
            </footer>
            </body>
            </html>

            """
        return page.text
    }

    private static let sheet: Markup = """
        body { font: 1rem/1.5 serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
        table { border-collapse: collapse; width: 100% }
        th, td { border: 1px solid #444; padding: .3rem .5rem; text-align: left; vertical-align: top }
        .short { white-space: nowrap }
        .numbers { list-style: none; padding: 0 }
        .signatures { display: flex; gap: 2rem }
        .signatures div { flex: 1; border: 1px solid #444; min-height: 6rem; padding: 0 .5rem }
        footer { border-top: 1px solid #444; margin-top: 2rem; font-size: .85rem; overflow-wrap: anywhere }
        @page { size: A4; margin: 2.5cm }
        @media print { body { margin: 0; max-width: none } tr, .signatures { break-inside: avoid } thead { display: table-header-group } }
        """
}
