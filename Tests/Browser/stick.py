"""A stick that is plugged in where an auto-mounter would put it, in a namespace of its own, so that nobody else sees it."""

import os
import pathlib
import subprocess
import sys

STICK = pathlib.Path("/media/clerk/KINGSTON")

# Imported before anything is begun: the test starts once more, inside.
if os.environ.get("CANBAO_OWN_MOUNTS") != "1" and os.geteuid() == 0:
    os.execvpe("unshare", ["unshare", "-m", sys.executable, *sys.argv], os.environ | {"CANBAO_OWN_MOUNTS": "1"})


def plug_in(folder):
    """A file system in a file of the folder; False where this computer does not allow it."""
    image = folder / "stick.img"
    image.write_bytes(b"")
    os.truncate(image, 32 << 20)
    STICK.mkdir(parents=True, exist_ok=True)
    path = os.environ["PATH"] + ":/usr/sbin:/sbin"
    subprocess.run(["mkfs.ext4", "-q", "-m", "0", image], check=True, capture_output=True, env={"PATH": path})
    return subprocess.run(["mount", "-o", "loop", image, STICK], capture_output=True).returncode == 0


def on_it():
    return [file for file in STICK.iterdir() if file.name != "lost+found"]


def pull_out():
    subprocess.run(["umount", STICK], check=True)
