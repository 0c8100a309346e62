"""A PostgreSQL server of one's own for as long as a test takes: on a socket in a temporary folder, reachable by nobody else."""

import csv
import io
import os
import pathlib
import shutil
import subprocess
import tempfile

TOOLS = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


class Database:
    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="canbao-postgres-"))
        # The server refuses to be root's; Debian's package brings an account for it.
        self.account = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.account:
            shutil.chown(self.folder, "postgres", "postgres")
        self.tool("initdb", "--auth=trust", "--username=center", "--encoding=UTF8", "--locale=C.UTF-8", self.folder / "data")
        self.tool("pg_ctl", "--wait", "--log", self.folder / "log", "--pgdata", self.folder / "data", "--options",
                  f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off", "start")
        return self

    def __exit__(self, *_):
        self.tool("pg_ctl", "--mode=immediate", "--pgdata", self.folder / "data", "stop")
        shutil.rmtree(self.folder)

    def tool(self, name, *arguments):
        # Its output would be held open by the server that goes on running.
        subprocess.run([TOOLS / name, *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, **self.account)

    def psql(self, *arguments, cwd=None, expect=0):
        """As a database's owner would on another computer: not root's, not the server's account."""
        done = subprocess.run(
            [TOOLS / "psql", "--no-psqlrc", "--host", self.folder, "--username", "center", "--dbname", "postgres", *arguments],
            cwd=cwd, capture_output=True, text=True)
        assert done.returncode == expect, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stderr if expect else done.stdout

    def rows(self, query):
        """As texts; NULL is empty."""
        text = self.psql("--quiet", "-v", "ON_ERROR_STOP=1", "-c", f"COPY ({query}) TO STDOUT WITH (FORMAT csv)")
        return list(csv.reader(io.StringIO(text, newline="")))
