// SPDX-License-Identifier: EUPL-1.2
import Notation

/// How pages look: text first, on any width of screen and on paper.
enum HTMLStyle {
    static let sheet: Markup = """
        :root { color-scheme: light; }
        body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 0; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
        a { color: #00449e; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-weight: bold; padding: .5rem 0; }
        th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
        code { overflow-wrap: anywhere; }
        .rule { border-left: .3rem solid #767676; padding: 0 1rem; margin: 1rem 0; }
        .rule h3 { margin-bottom: 0; }
        dt { font-weight: bold; }
        dd { margin: 0 0 .5rem 1rem; overflow-wrap: anywhere; }
        .compliant, .compliant_with_waiver { color: #0b5d1e; font-weight: bold; }
        .non_compliant { color: #a30000; font-weight: bold; }
        .undetermined, .to_judge, .waived, .nothing_to_check { color: #6b4400; font-weight: bold; }
        .beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; border-top: 1px solid #767676; }
        blockquote { margin: 0; font-style: italic; }
        .bar { display: block; width: 100%; height: 1rem; border: 1px solid #1b1b1b; margin-top: .3rem; }
        .o0 { fill: #00449e; } .o1 { fill: #7fb2e5; } .o2 { fill: #a30000; } .o3 { fill: #fff; }
        @media (max-width: 45rem) { .beside { display: block; } }
        @media print { main { max-width: none; } .rule, tr { break-inside: avoid; } }
        """
}
