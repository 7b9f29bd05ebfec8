# SPDX-License-Identifier: EUPL-1.2
"""Scenarios F11–F19: bytes at rest are changed, cut, swapped, replaced or removed."""
import json
import os
import pathlib
import shutil
import subprocess

from place import Fault, Place


def files(place):
    ledger = place.folder / "ledger"
    return sorted(path for path in ledger.rglob("*") if path.is_file())


def require_found(place, what):
    """`verify` says no, and names the file; nothing is then acknowledged on top in silence."""
    result = place.run("verify", "ledger", "--trust", "ledger.policy", "--json")
    if result.code == 0:
        raise Fault("SILENT", f"{what}: verify says that the ledger is intact")
    if result.code != 1:
        raise Fault("UNCLEAR", f"{what}: verify gives no verdict but {result.code}: {result.err[:200]}")
    faults = json.loads(result.out)["faults"] if result.out.startswith("{") else [{"file": result.err}]
    if not faults or not all(fault.get("file") for fault in faults):
        raise Fault("UNCLEAR", f"{what}: no file is named: {result.out[:200]}")
    return result


def aged(world):
    """A ledger in which one entry erases a value of another."""
    place = world.fresh()
    place.must("erase", "2", "--field", "rapporteur", "--reason", "court_order", "--yes", "--key", "commune.pem")
    place.submitted += 1
    return place


def each(world, damage, count=None):
    """Damages one file after the other, in places that the dice choose."""
    runs = 0
    chosen = files(aged(world))
    for number, _ in enumerate(chosen):
        for _ in range(count or (40 if world.is_whole else 4)):
            place = aged(world)
            path = files(place)[number]
            what = damage(place, path)
            if what is None:
                continue
            require_found(place, f"{path.relative_to(place.folder)}: {what}")
            runs += 1
    return f"{runs} runs over {len(chosen)} files"


def f11(world):
    def flip(place, path):
        data = bytearray(path.read_bytes())
        if not data:
            return None
        bit = world.random.randrange(len(data) * 8)
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        return f"bit {bit}"
    return each(world, flip)


def f12(world):
    """A part is zeroed, or comes from another place or another ledger."""
    other = Place(world.program, world.root / "other", world.acks / "other").make()

    def zero(place, path):
        data = bytearray(path.read_bytes())
        if len(data) < 64:
            return None
        start = world.random.randrange(len(data) - 32)
        if not any(data[start:start + 32]):
            return None
        data[start:start + 32] = bytes(32)
        path.write_bytes(data)
        return f"zeros at {start}"

    def misdirect(place, path):
        data = bytearray(path.read_bytes())
        if len(data) < 256:
            return None
        source, target = world.random.randrange(len(data) - 64), world.random.randrange(len(data) - 64)
        if data[source:source + 64] == data[target:target + 64]:
            return None
        data[target:target + 64] = data[source:source + 64]
        path.write_bytes(data)
        return f"{source} copied to {target}"

    def foreign(place, path):
        twin = other.folder / path.relative_to(place.folder)
        if not twin.exists() or twin.read_bytes() == path.read_bytes():
            return None
        shutil.copyfile(twin, path)
        return "that of another ledger"
    return ", ".join([each(world, zero, 2), each(world, misdirect, 2), each(world, foreign, 1)])


def f13(world):
    def cut(place, path):
        size = path.stat().st_size
        if not size:
            return None
        os.truncate(path, world.random.randrange(size))
        return "cut"

    def extend(place, path):
        with path.open("ab") as file:
            file.write(world.random.choice([b"\0", b"garbage", bytes(4096)]))
        return "longer"
    return each(world, cut, 2) + ", " + each(world, extend, 1)


def f14(world):
    """Links, pipes, folders and sparse files in the place of files."""
    def replace(make, name):
        def damage(place, path):
            data = path.read_bytes()
            path.unlink()
            make(path, data)
            return name
        return damage

    def hole(path, _):
        with path.open("wb") as file:
            file.truncate(1 << 33)
    kinds = [
        replace(lambda path, data: path.symlink_to("/etc/passwd"), "a link"),
        replace(lambda path, data: os.mkfifo(path), "a pipe"),
        replace(lambda path, data: path.mkdir(), "a folder"),
        replace(hole, "a hole of 8 GiB")]
    return ", ".join(each(world, kind, 1) for kind in kinds)


def f15(world):
    """Each file is removed: a file of the ledger, the guard, a key."""
    runs = each(world, lambda place, path: path.unlink() or "gone" if path.name != "lock" else None, 1)
    for name, code in (("ledger.guard/guard", 8), ("ledger.keys/log.pem", 6), ("ledger.keys/clock.pem", 6),
                       ("commune.pem", 6)):
        place = world.fresh()
        path = place.folder / name
        kept = path.read_bytes()
        path.unlink()
        result = place.record()
        if result.code == 0:
            raise Fault("SILENT", f"{name} is gone and an entry was recorded")
        if result.code not in (code, 8, 6, 64):
            raise Fault("UNCLEAR", f"{name} is gone: exit code {result.code}, {result.err}")
        path.write_bytes(kept)
        path.chmod(0o600)
        place.settle()
    return runs + ", guard and keys"


def f16(world):
    """What is derived is made again: checkpoint, partial tiles, the published last bundle."""
    runs = 0
    for name in ("checkpoint", "tile", "disclosure"):
        place = world.fresh()
        path = place.folder / "ledger" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        place.settle()
        runs += 1
    return f"{runs} runs"


def f17(world):
    """Repair from a mirror takes what is right and nothing else."""
    runs = 0
    for path in files(world.fresh()):
        place = world.fresh()
        mirror = place.folder / "mirror"
        shutil.copytree(place.folder / "ledger", mirror)
        path = place.folder / path.relative_to(path.parents[len(path.parents) - 1]) if False else \
            place.folder / pathlib.Path(*path.parts[path.parts.index("ledger"):])
        data = bytearray(path.read_bytes())
        if not data:
            continue
        data[world.random.randrange(len(data))] ^= 16
        path.write_bytes(data)
        # The mirror is damaged too, elsewhere.
        twin = world.random.choice([p for p in mirror.rglob("*") if p.is_file() and p.stat().st_size and p.name != path.name])
        lie = bytearray(twin.read_bytes())
        lie[world.random.randrange(len(lie))] ^= 16
        twin.write_bytes(lie)
        place.run("repair", "--from", "mirror")
        shutil.rmtree(mirror)
        place.settle()
        runs += 1
    return f"{runs} runs, with a mirror that is damaged elsewhere"


def f18(world):
    """A bomb as a document is bytes like others."""
    place = world.fresh()
    subprocess.run("head -c 60000000 /dev/zero | gzip -9 > bomb.gz", shell=True, cwd=place.folder, check=True)
    place.act()
    result = place.run(*place.arguments(), "--document", "bomb.gz")
    place.remember(result)
    if result.code or result.peak > 200 << 10:
        raise Fault("UNCLEAR", f"exit code {result.code}, {result.peak >> 10} MiB")
    place.settle()


def f19(world):
    """Verifying beside a writer raises no false alarm, and a fault that comes meanwhile is found."""
    place = world.fresh()
    env = {**os.environ, "FEUILLET_LEDGER": "ledger"}
    writer = world.here.parent / "Interoperability" / "write_scdl.py"
    with open(place.folder / "many.csv", "wb") as file:
        subprocess.run(["python3", "-B", str(writer), "3000"], stdout=file, check=True)
    child = subprocess.Popen(place.command("import", "scdl", "many.csv", "--key", "copyist.pem"), cwd=place.folder, env=env,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    runs = 0
    while child.poll() is None:
        result = place.run("verify", "ledger", "--trust", "ledger.policy")
        if result.code:
            raise Fault("UNCLEAR", f"a false alarm beside a writer: {result.code} {result.out[:300]}")
        runs += 1
    path = place.folder / "ledger/tile/entries/000"
    data = bytearray(path.read_bytes())
    data[4000] ^= 1
    path.write_bytes(data)
    require_found(place, "a bit flipped after the import")
    return f"{runs} verifications beside an import"


SCENARIOS = {
    "F11": ("bits flipped in each file", f11),
    "F12": ("zeros, misdirected writes, files of another ledger", f12),
    "F13": ("files cut and extended", f13),
    "F14": ("links, pipes, folders, holes in place of files", f14),
    "F15": ("each file removed", f15),
    "F16": ("derived files removed and made again", f16),
    "F17": ("repair from a mirror that is damaged too", f17),
    "F18": ("an archive that explodes as a document", f18),
    "F19": ("verification beside a writer", f19),
}
