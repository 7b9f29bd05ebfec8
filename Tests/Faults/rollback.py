# SPDX-License-Identifier: EUPL-1.2
"""Scenarios F30–F39: two writers, old copies, other histories, clocks."""
import os
import shutil
import subprocess

from place import Fault, Place, Skip


def start(place, *arguments):
    return subprocess.Popen(place.command(*arguments), cwd=place.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**os.environ, "FEUILLET_LEDGER": "ledger"}, text=True)


def f30(world):
    """Twenty writers at once: each is acknowledged, or told that the ledger is in use or its place is taken."""
    rounds = 20 if world.is_whole else 3
    for _ in range(rounds):
        place = world.fresh()
        children = []
        for number in range(20):
            place.act(f"acte{number}.yaml")
            children.append(start(place, "record", "deliberation", f"acte{number}.yaml", "--key", "commune.pem"))
        codes = []
        for child in children:
            _, err = child.communicate(timeout=30)
            codes.append(child.returncode)
            if child.returncode not in (0, 9, 65):
                raise Fault("UNCLEAR", f"one of twenty writers ended with {child.returncode}: {err}")
        if 0 not in codes:
            raise Fault("UNCLEAR", "none of twenty writers got through")
        place.settle()
    return f"{rounds} rounds of twenty"


def f31(world):
    """A copy of the folder with its guard and keys goes its own way: any receipt shows the fork."""
    place = world.fresh()
    copy = place.copy(world.root / "copy", world.acks / "copy")
    place.record()
    copy.submitted += 50
    copy.record()
    for one, other in ((place, copy), (copy, place)):
        result = one.run("verify", "ledger", "--trust", "ledger.policy", "--against", str(other.last))
        if result.code != 5:
            raise Fault("SILENT", f"a fork is not seen: {result.code}")
    # One guard for both lets only one of them write.
    shared = place.copy(world.root / "shared", world.acks / "shared")
    place.record()
    shutil.rmtree(shared.folder / "ledger.guard")
    os.symlink(place.folder / "ledger.guard", shared.folder / "ledger.guard")
    if shared.record().code not in (5, 8, 9):
        raise Fault("SILENT", "a copy wrote with a guard that had moved")
    shutil.rmtree(copy.folder)
    shutil.rmtree(shared.folder)


def f33(world):
    """Old backups: of the folder, of the guard, of both."""
    old = world.fresh().copy(world.root / "old", world.acks / "old")
    for names, is_seen in ((["ledger"], True), (["ledger.guard"], True), (["ledger", "ledger.guard"], False)):
        place = old.copy(world.root / "new", world.acks / "new")
        place.record()
        place.record()
        for name in names:
            shutil.rmtree(place.folder / name)
            shutil.copytree(old.folder / name, place.folder / name)
        against = place.run("verify", "ledger", "--trust", "ledger.policy", "--against", str(place.last))
        if "ledger" in names and against.code != 5:
            raise Fault("SILENT", f"old {names} and a newer receipt: {against.code}")
        if is_seen:
            result = place.record()
            if result.code != 5:
                raise Fault("SILENT", f"old {names} beside a newer rest: {result.code} {result.err}")
        shutil.rmtree(place.folder)
        shutil.rmtree(place.acks)
    shutil.rmtree(old.folder)


def f34(world):
    """Two histories of one size: a checkpoint of one refuses the other."""
    place = world.fresh()
    copy = place.copy(world.root / "view", world.acks / "view")
    place.record()
    copy.submitted += 9
    copy.record()
    result = place.run("verify", "ledger", "--trust", "ledger.policy", "--against", str(copy.folder / "ledger/checkpoint"))
    shutil.rmtree(copy.folder)
    if result.code != 5:
        raise Fault("SILENT", f"a split view is not seen: {result.code}")


def clock(world, moment):
    if not shutil.which("faketime"):
        raise Skip("faketime is not installed")
    return ["faketime", "-f", moment]


def f35(world):
    for moment in ("-1h", "-1d", "@1970-01-02 00:00:00"):
        place = world.fresh()
        result = place.record(wrap=clock(world, moment))
        # In 1970 the act itself is of the future, and that is said first.
        if result.code not in ((7, 65) if "1970" in moment else (7,)):
            raise Fault("SILENT" if result.code == 0 else "UNCLEAR", f"clock {moment}: {result.code} {result.err}")
        place.run("list", wrap=clock(world, moment))
        place.settle()


def f36(world):
    """A clock that was ahead: what was recorded stays, and nothing is recorded until time has caught up."""
    place = world.fresh()
    place.record(wrap=clock(world, "+10y"))
    result = place.record()
    if result.code != 7:
        raise Fault("UNCLEAR", f"after a clock ten years ahead: {result.code} {result.err}")
    place.record(wrap=clock(world, "+10y"))
    place.check()


def f37(world):
    """Zones do not matter to what is recorded."""
    place = world.fresh()
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles", "Europe/Paris", "no/where"):
        place.record(env={"TZ": zone})
    place.settle()


def f39(world):
    """The lock file is deleted while a writer runs: two writers never both win a place."""
    place = world.fresh()
    child = start(place, "import", "scdl", "many.csv", "--key", "copyist.pem")
    (place.folder / "ledger/lock").unlink(missing_ok=True)
    place.submitted += 60
    result = place.record()
    _, err = child.communicate(timeout=60)
    if child.returncode not in (0, 5, 8, 9, 65):
        raise Fault("UNCLEAR", f"the import ended with {child.returncode}: {err}")
    if result.code not in (0, 5, 8, 9, 65):
        raise Fault("UNCLEAR", f"the second writer ended with {result.code}: {result.err}")
    place.settle()


SCENARIOS = {
    "F30": ("twenty writers at once", f30),
    "F31": ("a copied ledger goes its own way", f31),
    "F33": ("old backups put back", f33),
    "F34": ("two views of one ledger", f34),
    "F35": ("the clock goes back", f35),
    "F36": ("the clock was ten years ahead", f36),
    "F37": ("time zones", f37),
    "F39": ("the lock file is deleted under a writer", f39),
}
