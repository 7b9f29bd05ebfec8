# SPDX-License-Identifier: EUPL-1.2
"""The scorecard as a page of the documentation."""

HEAD = """# Faults

What is done to the real program, and what became of it.

## Overview

`.ci/faults` runs these scenarios against the release program: it kills it at each system call, has calls fail, changes
bytes at rest, takes away room, locks, clocks and keys, and after each run asks the same: is everything there that
was acknowledged, in its place and under its receipt; did nothing else come in; does `feuillet verify` say so; does the
next command go on without an edit by hand; did every error say what is wrong, with a documented exit code, in
bounded time and memory, and show no secret. What was acknowledged is kept on another filesystem.

PASS: all of it held. LOSS: something acknowledged is gone. SILENT: something is wrong and nothing said so. UNCLEAR: a
message that helps nobody. HANG: it did not end. SKIP: the machine cannot run it. A sample of each scenario runs with every
change, all of them in `.ci/deep`. `.ci/faults --whole --page FILE` writes this page.

"""


def page(place, rows, counts):
    kind = "every point" if place["whole"] else "a sample of points"
    text = HEAD + (f"The last run that is kept: {place['date']}, kernel {place['kernel']}, {place['filesystem']}, acknowledgements"
                   f" on {place['acknowledgements']}, seed {place['seed']}, {kind}."
                   f" {', '.join(f'{count} {verdict}' for verdict, count in counts.items())}.\n\n")
    text += "| # | scenario | verdict | runs |\n|---|---|---|---|\n"
    for row in rows:
        text += f"| {row['scenario']} | {row['title']} | {row['verdict']} | {row['note'].replace('|', '/')} |\n"
    return text + """
F07, states after a power cut that are made and not waited for, is the suite *Power cuts* of the tests. F52, F53 and
F55–F74 belong to parts that do not exist yet. F45 is in the tests of keys, F49 and F50 in those of formats and of the specimen, F79 in
<doc:Backup>, F80 in `Tests/Interoperability`.
"""
