# SPDX-License-Identifier: EUPL-1.2
"""Scenarios F40–F51: keys that are missing, open to others, damaged, another's, stolen, lost or rotated."""
import os
import pathlib
import re
import shutil
import subprocess

from crash import choose, inject, points
from place import Fault, PASSPHRASE, Skip


def refused(place, what, codes=(6,)):
    result = place.record()
    if result.code == 0:
        raise Fault("SILENT", f"{what}: an entry was recorded")
    if result.code not in codes:
        raise Fault("UNCLEAR", f"{what}: exit code {result.code}, {result.err}")


def f40(world):
    for name in ("commune.pem", "ledger.keys/log.pem", "ledger.keys/clock.pem"):
        place = world.fresh()
        kept = (place.folder / name).read_bytes()
        (place.folder / name).unlink()
        refused(place, f"{name} is missing", (6, 8))
        (place.folder / name).write_bytes(kept)
        (place.folder / name).chmod(0o600)
        place.settle()


def f41(world):
    """A secret that others can read, or that is another user's, is refused; new ones are 0600 from the start."""
    for name in ("commune.pem", "ledger.keys/log.pem"):
        place = world.fresh()
        (place.folder / name).chmod(0o644)
        refused(place, f"{name} is open to others")
        (place.folder / name).chmod(0o600)
        place.settle()
    for path in world.fresh().folder.rglob("*.pem"):
        if path.stat().st_mode & 0o077:
            raise Fault("SILENT", f"{path.name} was made with mode {path.stat().st_mode & 0o777:o}")
    if os.getuid() == 0:
        place = world.fresh()
        os.chown(place.folder / "commune.pem", 65534, 65534)
        result = place.record()
        os.chown(place.folder / "commune.pem", 0, 0)
        if result.code not in (6,):
            raise Fault("SILENT", f"a key of another user: exit code {result.code}")
    kept_from_outputs(world)
    return "mode and owner, and no output takes its place"


def kept_from_outputs(world):
    """A file to write replaces no key, no guard, no file of a ledger, and nothing that is no file."""
    place = world.fresh()
    os.mkfifo(place.folder / "pipe")
    (place.folder / "link").symlink_to("commune.pem")
    for target in ("commune.pem", "ledger.guard/guard", "ledger/checkpoint", "pipe", "link"):
        path = place.folder / target
        before = path.lstat().st_mode, None if target == "pipe" else path.read_bytes()
        for command in (["prove", "2", "--bundle", "--output"], ["show", "3", "--export"],
                        ["key", "request", "--authority", "NTRFR-000000109", "--key", "commune.pem"]):
            result = place.run(*command, target)
            if result.code != 64:
                raise Fault("LOSS", f"{command[0]} wrote over {target}: exit code {result.code}, {result.err}")
        # Before anything is done: no entry comes in whose receipt has no place.
        (place.folder / "refused.yaml").write_text("numéro: 2025-R\ndate: 2025-12-15\nobjet: Refusé\nissue: adoptée\n")
        result = place.run("record", "deliberation", "refused.yaml", "--key", "commune.pem", "--receipt", target)
        if result.code != 64:
            raise Fault("LOSS", f"record wrote a receipt over {target}: exit code {result.code}, {result.err}")
        if before != (path.lstat().st_mode, None if target == "pipe" else path.read_bytes()):
            raise Fault("LOSS", f"{target} was replaced")
    place.settle()


def f42(world):
    for name in ("commune.pem", "ledger.keys/log.pem"):
        for damage in (lambda data: data[:len(data) // 2], lambda _: b"", lambda _: b"\0" * 200,
                       lambda data: data.replace(b"PRIVATE", b"PUBLIC"), lambda data: data[:40] + b"!" + data[41:]):
            place = world.fresh()
            path = place.folder / name
            kept = path.read_bytes()
            path.write_bytes(damage(kept))
            refused(place, f"{name} is damaged")
            path.write_bytes(kept)
            place.settle()
    place = world.fresh()
    (place.folder / "phrase").write_text("x" * 20 + PASSPHRASE)
    (place.folder / "phrase").chmod(0o600)
    place.must("key", "new", "closed.pem", "--passphrase-file", "phrase")
    (place.folder / "wrong").write_text("another " * 4)
    (place.folder / "wrong").chmod(0o600)
    os.replace(place.folder / "closed.pem", place.folder / "commune.pem")
    result = place.run("record", "deliberation", place.act(), "--key", "commune.pem", "--passphrase-file", "wrong")
    if result.code != 6:
        raise Fault("UNCLEAR", f"a wrong passphrase: exit code {result.code}, {result.err}")
    return no_core(world)


def no_core(world):
    """A program that dies with a key open leaves no core file, though the account allows one."""
    pattern = pathlib.Path("/proc/sys/kernel/core_pattern").read_text().strip()
    if pattern.startswith("|") or "/" in pattern:
        return f"core files go to {pattern}: not looked for"
    place = world.fresh()
    allowed = ["sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh"]
    # That one is written where the program does not forbid it, or this shows nothing.
    subprocess.run([*allowed, "sh", "-c", "kill -ABRT $$"], cwd=place.folder)
    if not list(place.folder.glob("core*")):
        return "no core files are written here: not looked for"
    for path in place.folder.glob("core*"):
        path.unlink()
    result = place.run("record", "deliberation", place.act(), "--key", "commune.pem", check=False,
                       wrap=[*allowed, *inject("fdatasync", 1, "signal=SIGABRT")])
    if not result.killed:
        raise Fault("UNCLEAR", f"it was to die: exit code {result.code}")
    if list(place.folder.glob("core*")):
        raise Fault("SILENT", "a core file with a key open")
    place.settle()
    return "no core file with a key open"


def f43(world):
    """The log's key of another ledger; an authority's key of no ledger."""
    place = world.fresh()
    path = place.folder / "ledger.keys/log.pem"
    kept = path.read_bytes()
    place.must("key", "new", "stranger.pem", "--algorithm", "ed25519", "--no-passphrase")
    shutil.copy(place.folder / "stranger.pem", path)
    refused(place, "the log's key of another ledger")
    path.write_bytes(kept)
    mine = (place.folder / "commune.pem").read_bytes()
    shutil.copy(place.folder / "stranger.pem", place.folder / "commune.pem")
    refused(place, "a key that is not enrolled")
    (place.folder / "commune.pem").write_bytes(mine)
    place.settle()


def thumbprint(place):
    out = place.must("authority", "list").out
    return re.search(r"Commune.*\n\s+register (\S+)", out)[1]


def f46(world):
    """A stolen key: revoked from a place on, what it sealed there is contested, and nothing more is admitted."""
    place = world.fresh()
    place.must("key", "revoke", thumbprint(place), "--reason", "compromised", "--from-seq", "2", "--key", "registrar.pem")
    place.submitted += 1
    refused(place, "a revoked key")
    result = place.run("verify", "ledger", "--trust", "ledger.policy")
    if result.code or "contested" not in result.out:
        raise Fault("SILENT", f"contested entries are not said: {result.code} {result.out}")
    recover(place)
    place.settle()


def recover(place):
    place.must("key", "new", "next.pem", "--algorithm", "ed25519", "--no-passphrase")
    place.must("key", "request", "next.json", "--authority", "NTRFR-000000109", "--key", "next.pem")
    place.must("key", "add", "next.json", "--recover", "--key", "registrar.pem")
    place.submitted += 1
    os.replace(place.folder / "next.pem", place.folder / "commune.pem")


def f47(world):
    """A lost key: the registrar enrols the next, and the chain goes on."""
    place = world.fresh()
    (place.folder / "commune.pem").unlink()
    recover(place)
    place.settle()


def f48(world):
    """A rotation killed at each system call is done or not done; one of the two keys seals."""
    place = world.fresh()
    place.must("key", "new", "next.pem", "--algorithm", "ed25519", "--no-passphrase")
    place.must("key", "request", "next.json", "--authority", "NTRFR-000000109", "--key", "next.pem")
    arguments = ["key", "rotate", "next.json", "--replaces", thumbprint(place), "--key", "commune.pem"]
    start = place.copy(world.root / "rotation", world.acks / "rotation")
    found = points(place, arguments)
    if len(found) < 10:
        raise Fault("UNCLEAR", "the rotation did not run")
    cases = choose(world, found, world.sample * 2)
    for call, number in cases:
        place = start.copy(world.root / "turn", world.acks / "turn")
        place.submitted += 1
        place.run(*arguments, wrap=inject(call, number, "signal=KILL"))
        place.run("submit")
        try:
            place.settle()
        except Fault:
            shutil.copy(place.folder / "next.pem", place.folder / "commune.pem")
            place.settle()
        shutil.rmtree(place.folder)
        shutil.rmtree(place.acks)
    shutil.rmtree(start.folder)
    return f"{len(cases)} runs"


def f51(world):
    """A trust file that names another log, another genesis, or nothing."""
    place = world.fresh()
    other = place.folder / "other.policy"
    text = (place.folder / "ledger.policy").read_text()
    wrong = re.sub(r"^(# genesis \S{10})(\S)", lambda m: m[1] + ("A" if m[2] != "A" else "B"), text, flags=re.M)
    for words, codes in ((wrong, (1,)), ("", (65,)), (text.replace("genesis", "#"), (4,))):
        other.write_text(words)
        result = place.run("verify", "ledger", "--trust", "other.policy")
        if result.code not in codes:
            raise Fault("SILENT" if result.code == 0 else "UNCLEAR",
                        f"another trust file: {result.code} {result.out[:200]} {result.err}")


SCENARIOS = {
    "F40": ("a key is missing", f40),
    "F41": ("a key is open to others, or another user's", f41),
    "F42": ("a key is damaged, or its passphrase is wrong", f42),
    "F43": ("the key of another ledger", f43),
    "F46": ("a stolen key is revoked", f46),
    "F47": ("a lost key is replaced", f47),
    "F48": ("a rotation killed at each system call", f48),
    "F51": ("a trust file that is weaker or another's", f51),
}
