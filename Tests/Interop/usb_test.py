"""Copying to real file systems, with sticks that fill up, turn read-only, fail and vanish midway.

Needs to mount in a namespace of its own: as root for a real FAT and ext4 in a file, as anybody for one in memory.
What can't be mounted here is counted as skipped.
"""

import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

COURIER = pathlib.Path(os.environ["CANBAO_BIN"]) / "courier"
NAME = "320571-2027-D0003.canbao"
SHUTDOWN = 0x8004587D  # FS_IOC_SHUTDOWN of <linux/fs.h>: from now on everything fails with EIO
MEGABYTE = 1 << 20


class Stick:
    """A file system in a file, or in memory, mounted where an auto-mounter would."""

    def __init__(self, folder, kind):
        self.kind, self.point, self.image = kind, folder / "stick", folder / "stick.img"
        self.point.mkdir()
        if kind != "tmpfs":
            self.image.write_bytes(b"")
            os.truncate(self.image, 96 * MEGABYTE)
            make = {"vfat": ["mkfs.vfat", "-n", "CANBAO"], "ext4": ["mkfs.ext4", "-q", "-m", "0"]}[kind]
            subprocess.run([*make, str(self.image)], check=True, capture_output=True, env={"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"})
        self.mount()

    def mount(self):
        source = ["-t", "tmpfs", "-o", "size=96m", "tmpfs"] if self.kind == "tmpfs" else ["-o", "loop", str(self.image)]
        subprocess.run(["mount", *source, str(self.point)], check=True, capture_output=True)
        number = os.stat(self.point).st_dev
        self.device = f"{os.major(number)}:{os.minor(number)}"

    def unmount(self, *how):
        subprocess.run(["umount", *how, str(self.point)], check=True)

    def names(self):
        return sorted(name for name in os.listdir(self.point) if name != "lost+found")

    def holds(self, data):
        return (self.point / NAME).read_bytes() == data

    def start(self, data):
        given = self.point.parent / "given"
        given.write_bytes(data)
        with open(given, "rb") as bytes_in:
            return subprocess.Popen([COURIER, "copy", self.device, str(self.point), NAME], stdin=bytes_in, stdout=subprocess.PIPE)

    def copy(self, data):
        return json.loads(self.start(data).communicate()[0])

    def stop_midway(self, data):
        """A copy that stands still with half a temporary file there; stopped too late, it is killed and begun again."""
        for _ in range(20):
            process = self.start(data)
            while not self.temporaries():
                assert process.poll() is None, "the copy was done before it could be stopped"
            process.send_signal(signal.SIGSTOP)
            os.waitpid(process.pid, os.WUNTRACED)
            assert self.temporaries(), "the copy was done before it could be stopped"
            if self.temporaries()[0].stat().st_size < len(data):
                return process
            process.kill()
            process.wait()
            self.temporaries()[0].unlink()
        raise AssertionError("the copy could not be stopped in time")

    def temporaries(self):
        return list(self.point.glob(".canbao-*.tmp"))

    def copy_while(self, data, event):
        process = self.stop_midway(data)
        event()
        process.send_signal(signal.SIGCONT)
        return json.loads(process.communicate()[0])


def package(megabytes, seed=1):
    return bytes((seed + i * 7) % 251 for i in range(4093)) * (megabytes * MEGABYTE // 4093) + b"end"


def copies_and_replaces(stick):
    old, new = package(1), package(2, seed=9)
    direct = stick.kind != "tmpfs"
    first = stick.copy(old)
    assert first["outcome"] == "created" and (first["isPastCache"] or not direct), first
    assert stick.copy(old)["outcome"] == "unchanged"
    assert stick.copy(new)["outcome"] == "replaced"
    assert stick.names() == [NAME] and stick.holds(new)
    if stick.kind == "tmpfs":
        return
    stick.unmount()
    stick.mount()
    assert stick.names() == [NAME] and stick.holds(new)
    assert stick.copy(new)["outcome"] == "unchanged"


def is_full_before(stick):
    stick.copy(package(1))
    assert stick.copy(package(120, seed=3)) == {"code": "usb.full"}
    assert stick.names() == [NAME] and stick.holds(package(1))


def fills_up_midway(stick):
    stick.copy(package(1))

    def fill():
        with open(stick.point / "other", "wb", buffering=0) as other:
            try:
                while True:
                    other.write(b"x" * 65536)
            except OSError:
                pass

    assert stick.copy_while(package(60, seed=3), fill) == {"code": "usb.full"}
    assert stick.names() == [NAME, "other"] and stick.holds(package(1))


def is_read_only(stick):
    stick.copy(package(1))
    # A kernel that gives up writing turns the file system; in memory only root may do that, so there it is the mount.
    how = "remount,bind,ro" if stick.kind == "tmpfs" else "remount,ro"
    subprocess.run(["mount", "-o", how, str(stick.point)], check=True)
    assert stick.copy(package(2)) == {"code": "usb.read-only"}
    assert stick.copy(package(1))["outcome"] == "unchanged"
    assert stick.names() == [NAME] and stick.holds(package(1))


def was_unmounted_before(stick):
    stick.unmount()
    assert stick.copy(package(1)) == {"code": "usb.missing"}
    assert stick.names() == [], "written to the system's disk"
    stick.point.rmdir()
    assert stick.copy(package(1)) == {"code": "usb.missing"}
    assert not stick.point.exists()


def is_unmounted_midway(stick):
    stick.copy(package(1))
    assert stick.copy_while(package(60, seed=3), lambda: stick.unmount("-l")) == {"code": "usb.missing"}
    assert stick.names() == [], "written to the system's disk"


def fails_midway(stick):
    if stick.kind == "tmpfs":
        raise Skipped("memory does not fail")
    stick.copy(package(1))

    def shut_down():
        folder = os.open(stick.point, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUTDOWN, (2).to_bytes(4, "little"))
        except OSError as error:
            raise Skipped(f"can't be made to fail: {error}")
        finally:
            os.close(folder)

    assert stick.copy_while(package(60, seed=3), shut_down) == {"code": "usb.failed"}
    stick.unmount()
    stick.mount()
    assert NAME in stick.names() and stick.holds(package(1))
    assert stick.copy(package(60, seed=3))["outcome"] == "replaced"
    assert stick.names() == [NAME] and stick.holds(package(60, seed=3))


def dies_midway(stick):
    """Our own program is killed: the next copy cleans up."""
    process = stick.stop_midway(package(60))
    process.kill()
    process.wait()
    assert NAME not in stick.names()
    assert stick.copy(package(2))["outcome"] == "created"
    assert stick.names() == [NAME] and stick.holds(package(2))


class Skipped(Exception):
    pass


CASES = [
    copies_and_replaces, is_full_before, fills_up_midway, is_read_only, was_unmounted_before, is_unmounted_midway, fails_midway,
    dies_midway,
]


def is_listed(folder):
    """A stick under /media, found by the real /proc and /sys."""
    media = pathlib.Path("/media/canbao test")
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/media"], check=True)
    media.mkdir()
    inner = folder / "listed"
    inner.mkdir()
    stick = Stick(inner, "ext4")
    subprocess.run(["mount", "--move", str(stick.point), str(media)], check=True)
    listed = json.loads(subprocess.run([COURIER, "volumes"], check=True, capture_output=True).stdout)
    assert [(one["name"], one["mountPoint"], one["isWritable"]) for one in listed] == [("canbao test", str(media), True)], listed
    assert 0 < listed[0]["freeBytes"] < 96 * MEGABYTE


def attempt(title, work, counts):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-usb-"))
    try:
        work(folder)
        counts["passed"] += 1
        print(f"passed   {title}")
    except Skipped as reason:
        counts["skipped"] += 1
        print(f"SKIPPED  {title}: {reason}")
    except Exception as error:
        counts["failed"] += 1
        print(f"FAILED   {title}: {error!r}")
    finally:
        subprocess.run(["umount", "-l", str(folder / "stick")], capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def mounted(folder, kind):
    try:
        return Stick(folder, kind)
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        raise Skipped(f"can't mount {kind} here ({said.decode().strip().splitlines()[0]})")


def main():
    if os.environ.get("CANBAO_OWN_MOUNTS") != "1":
        how = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
        if subprocess.run([*how, "true"], capture_output=True).returncode != 0:
            print(f"SKIPPED  no mounts of our own here ({' '.join(how)} is refused)\n0 passed, 1 skipped, 0 failed")
            return
        os.environ["CANBAO_OWN_MOUNTS"] = "1"
        os.execvp(how[0], [*how, sys.executable, __file__])
    counts = {"passed": 0, "skipped": 0, "failed": 0}
    for kind in ["vfat", "ext4", "tmpfs"]:
        for case in CASES:
            attempt(f"{kind} {case.__name__}", lambda folder: case(mounted(folder, kind)), counts)
    attempt("ext4 is_listed", lambda folder: listed_or_skipped(folder), counts)
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    sys.exit(1 if counts["failed"] else 0)


def listed_or_skipped(folder):
    try:
        is_listed(folder)
    except subprocess.CalledProcessError as error:
        raise Skipped(f"can't mount here ({error})")


main()
