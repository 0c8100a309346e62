"""The commands at the top of docs/package-format.md on the packages of the demonstration, and frictionless on what is inside."""

import os
import pathlib
import subprocess
import tempfile

BIN = pathlib.Path(os.environ["CANBAO_BIN"])


def run(command, folder):
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-interop-")) / "demo"
    run(f"'{BIN}/canbao' demo --out '{folder}'", ".")
    # The second declaration is the first that the unit signs with its certificate.
    package = next((folder / "packages").glob("*-D0002.canbao"))
    keys = folder / "keys"
    run(f"openssl cms -decrypt -inform DER -in '{package}' -inkey encryption.key -recip encryption.pem -out signed.p7m", keys)
    run("openssl cms -verify -binary -inform DER -in signed.p7m -CAfile ca.pem -nointern -certfile units/320571.pem -out p.zip", keys)
    run("unzip p.zip -d p", keys)
    run("frictionless validate datapackage.json", keys / "p")
    assert "小米米" in (keys / "p/data/declared.csv").read_text(encoding="utf-8")
    print("1 passed, 0 failed")


main()
