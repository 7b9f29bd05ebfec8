# SPDX-License-Identifier: EUPL-1.2
"""Runs axe-core on pages in headless Chromium: read_pages AXE PAGE... Exits with 1 at any violation."""
import html
import json
import pathlib
import re
import subprocess
import sys

RUN = """<script>axe.run(document).then(found => {
  const line = document.createElement("pre");
  line.id = "axe";
  line.textContent = JSON.stringify({passes: found.passes.length,
    violations: found.violations.map(one => one.id + ": " + one.help)});
  document.body.appendChild(line);
})</script>"""


def check(axe, page):
    copy = page.with_suffix(".axe.html")
    copy.write_text(page.read_text().replace("</body>", f"<script>{axe}</script>{RUN}</body>"))
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    shown = subprocess.run([*command, copy.as_uri()], capture_output=True, text=True, timeout=120, check=True).stdout
    result = re.search(r'<pre id="axe">(.*?)</pre>', shown, re.S)
    assert result, f"{page.name}: axe did not run"
    return json.loads(html.unescape(result.group(1)))


def main():
    axe = pathlib.Path(sys.argv[1]).read_text()
    failed = 0
    for name in sys.argv[2:]:
        page = pathlib.Path(name)
        found = check(axe, page)
        assert found["passes"] > 0
        failed += len(found["violations"])
        print(f"{page.name}: {found['passes']} rules hold, violations {found['violations']}")
    return 1 if failed else 0


sys.exit(main())
