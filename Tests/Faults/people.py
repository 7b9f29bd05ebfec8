# SPDX-License-Identifier: EUPL-1.2
"""Scenarios F75–F78: what people and their machines do."""
import os
import shutil
import subprocess

from place import Fault, Place
from rollback import start


def f75(world):
    """Odd surroundings: locale, home, folder names, streams that are closed or full."""
    for env in ({"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"HOME": "/nowhere"}, {"PATH": ""}, {"TERM": "dumb"}):
        place = world.fresh()
        place.record(env=env)
        place.settle()
    for name in ("a b", "é'\"", "-rf", "new\nline"):
        place = world.template.copy(world.root / "names" / name, world.acks / "names")
        place.settle()
        shutil.rmtree(world.root / "names")
        shutil.rmtree(world.acks / "names")
    place = world.fresh()
    for words in ('exec "$@" >&-', 'exec "$@" 2>&-', 'exec "$@" <&-', '"$@" | true', 'exec "$@" >/dev/full'):
        place.act()
        place.run(*place.arguments(), wrap=["sh", "-c", words, "sh"], check=False)
    for command in (["list"], ["prove", "2", "--bundle"], ["verify", "ledger"], ["--help"]):
        for words, wanted in (('exec "$@" >/dev/full', 8), ('"$@" | true', 0)):
            result = place.run(*command, wrap=["sh", "-c", words, "sh"], check=False)
            if result.killed or result.code != wanted:
                raise Fault("SILENT", f"{command[0]} with {words} ends with {result.code}: {result.err}")
    place.settle()
    result = place.run("verify", "ledger", "--trust", "ledger.policy", wrap=["sh", "-c", 'exec "$@" >&-', "sh"], check=False)
    if result.killed:
        raise Fault("UNCLEAR", "verify is killed when its output is closed")


def f76(world):
    """The published folder is removed; a live folder is copied; an editor saves a file with other line ends."""
    place = world.fresh()
    for name in ("tile", "disclosure"):
        shutil.rmtree(place.folder / "ledger" / name)
    (place.folder / "ledger/checkpoint").unlink()
    place.settle()
    place = world.fresh()
    child = start(place, "import", "scdl", "many.csv", "--key", "copyist.pem")
    copy = place.copy(world.root / "live", world.acks / "live")
    child.communicate(timeout=60)
    copy.submitted += 60
    result = copy.record()
    if result.code not in (0, 5):
        raise Fault("UNCLEAR", f"a folder that was copied live: {result.code} {result.err}")
    if result.code == 0:
        copy.check()
    shutil.rmtree(copy.folder)
    place = world.fresh()
    path = place.folder / "ledger/checkpoint"
    kept = path.read_bytes()
    for text in (kept.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + kept, kept + b"\n"):
        path.write_bytes(text)
        result = place.run("verify", "ledger", "--trust", "ledger.policy")
        if result.code != 1:
            raise Fault("SILENT", f"a checkpoint that an editor saved: {result.code}")
    place.settle()


def f77(world):
    """Two people erase, rotate and record at once."""
    place = world.fresh()
    place.submitted += 3
    children = [
        start(place, "erase", str(index), "--field", "rapporteur", "--reason", "court_order", "--yes", "--key", "commune.pem")
        for index in (2, 3)] + [start(place, "record", "deliberation", place.act(), "--key", "commune.pem")]
    for child in children:
        _, err = child.communicate(timeout=60)
        if child.returncode not in (0, 9, 65):
            raise Fault("UNCLEAR", f"one of three at once ended with {child.returncode}: {err}")
    place.settle()


def f78(world):
    """The same sealed entry is handed in ten times: one entry, one receipt."""
    place = world.fresh()
    place.act()
    place.must("record", "deliberation", "acte.yaml", "--key", "commune.pem", "--sign-only", "acte.entry")
    places = {place.must("submit", "acte.entry").out.split("entry ")[1].split(":")[0] for _ in range(10)}
    if len(places) != 1:
        raise Fault("SILENT", f"one entry in {len(places)} places")
    place.settle()


SCENARIOS = {
    "F75": ("locales, folder names, closed and full streams", f75),
    "F76": ("folders removed, copied live, saved by an editor", f76),
    "F77": ("three people at once", f77),
    "F78": ("one entry handed in ten times", f78),
}
