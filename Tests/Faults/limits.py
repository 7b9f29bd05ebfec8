# SPDX-License-Identifier: EUPL-1.2
"""Scenarios F20–F29: no room, no inodes, few descriptors, little memory, a filesystem that turns read-only."""
import os
import shutil
import subprocess

from place import Fault, Place, Skip


def mount_memory(world, options):
    if os.getuid():
        raise Skip("mounting a small filesystem needs root")
    folder = world.root / "small"
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, text=True)
    if done.returncode:
        raise Skip(f"mounting tmpfs: {done.stderr.strip()}")
    return folder


def fill(world, options, more, prepare=None):
    """Records until there is no room; then there is room again."""
    folder = mount_memory(world, options)
    try:
        place = world.template.copy(folder / "p", world.acks / "small")
        if prepare:
            prepare(place)
        for _ in range(400):
            result = place.record()
            if result.killed or result.code:
                break
        else:
            raise Fault("UNCLEAR", "the filesystem never filled up")
        if result.code != 8:
            raise Fault("UNCLEAR", f"full: exit code {result.code}, {result.err}")
        # It can be read as it is.
        shown = place.run("list")
        if shown.code:
            raise Fault("UNCLEAR", f"full, and not readable: {shown.err}")
        subprocess.run(["mount", "-o", "remount," + more, folder], check=True)
        place.settle()
        return f"{place.submitted} entries handed in"
    finally:
        subprocess.run(["umount", folder], capture_output=True)


def f20(world):
    return fill(world, "size=400k", "size=8m")


def f21(world):
    def exhaust(place):
        for number in range(10_000):
            try:
                (place.folder / f"filler-{number}").touch()
            except OSError:
                return
    return fill(world, "size=64m,nr_inodes=200", "nr_inodes=0", exhaust)


def limited(world, *wrap, codes=(0, 6, 8)):
    if not shutil.which(wrap[0]):
        raise Skip(f"{wrap[0]} is not installed")
    place = world.fresh()
    result = place.record(wrap=wrap)
    if result.code not in codes and not result.killed:
        raise Fault("UNCLEAR", f"{' '.join(wrap)}: exit code {result.code}, {result.err}")
    place.run("verify", "ledger", wrap=wrap)
    place.settle()
    return f"record ends with {result.code}"


def f22(world):
    return limited(world, "prlimit", "--fsize=6000")


def f23(world):
    for count in (8, 32):
        limited(world, "prlimit", f"--nofile={count}", codes=(8,))
    # A limit that may be raised is raised.
    limited(world, "prlimit", "--nofile=8:1024", codes=(0,))
    return limited(world, "prlimit", f"--nofile={max(64, 16 + 2 * os.cpu_count())}", codes=(0,))


def f24(world):
    return limited(world, "prlimit", f"--as={256 << 20}")


def f25(world):
    if os.getuid() or not shutil.which("setpriv"):
        raise Skip("a limit of processes needs another user, and setpriv")
    place = world.fresh()
    for path in (place.folder, place.acks):
        subprocess.run(["chown", "-R", "65534", path], check=True)
        subprocess.run(["chmod", "755", path.parent], check=True)
    for count in (1, 2):
        wrap = ["prlimit", f"--nproc={count}", "setpriv", "--reuid=65534", "--clear-groups"]
        result = place.run("verify", "ledger", "--trust", "ledger.policy", wrap=wrap)
        if result.killed or result.code:
            raise Fault("UNCLEAR", f"with {count} threads verify ends with {result.code}: {result.err[-200:]}")
    return "one thread, two threads"


def f26(world):
    raise Skip("no machine here has the files; the suite Huge trees has the numbers, Tests/Benchmarks/growth ten million entries")


def f27(world):
    folder = mount_memory(world, "size=8m")
    try:
        place = world.template.copy(folder / "p", world.acks / "small")
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        place.submitted += 1
        result = place.run("record", "deliberation", "/dev/stdin", "--key", "commune.pem",
                           stdin="numéro: R\ndate: 2025-12-15\nobjet: O\nissue: adoptée\n".encode())
        if result.code != 8:
            raise Fault("UNCLEAR", f"read-only: exit code {result.code}, {result.err}")
        if place.run("verify", "ledger", "--trust", "ledger.policy").code:
            raise Fault("UNCLEAR", "a read-only ledger cannot be verified")
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        place.settle()
    finally:
        subprocess.run(["umount", folder], capture_output=True)


def f29(world):
    place = world.fresh()
    target = place.folder / "ledger/wal/0"
    if not shutil.which("chattr") or subprocess.run(["chattr", "+i", target], capture_output=True).returncode:
        raise Skip("this filesystem or user cannot make a file immutable")
    try:
        result = place.record()
    finally:
        subprocess.run(["chattr", "-i", target], check=True)
    if result.code != 8:
        raise Fault("UNCLEAR", f"an immutable journal: exit code {result.code}, {result.err}")
    place.settle()


SCENARIOS = {
    "F20": ("a filesystem that fills up", f20),
    "F21": ("no more inodes", f21),
    "F22": ("a limit on the size of files", f22),
    "F23": ("few open files", f23),
    "F24": ("256 MiB of address space", f24),
    "F25": ("no threads to be had", f25),
    "F26": ("sizes at the boundaries of integers", f26),
    "F27": ("the filesystem turns read-only", f27),
    "F29": ("a file that is immutable", f29),
}
