"""startup.py FOLDER [ROUNDS]: from the start of CANBAO_BIN's canbao to its first page, and its memory, on the unit of `measure unit FOLDER`."""

import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Browser"))

from page import Browser, started  # noqa: E402

CODE, PASSWORD = "320571", "measure-2026"
folder = pathlib.Path(sys.argv[1]) / "unit"
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7


def resident(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in status.splitlines() if line.startswith(("VmRSS", "RssAnon"))}
    return f"{kilobytes['VmRSS'] / 1024:.0f} MB ({kilobytes['RssAnon'] / 1024:.0f} of its own)"


times = []
for number in range(rounds):
    begun = time.monotonic()
    with started("serve", "--data", folder) as server:
        browser = Browser(server.address)
        assert "登录代码" in browser.get("/")
        times.append(time.monotonic() - begun)
        if number < rounds - 1:
            continue
        print(f"first page: {statistics.median(times) * 1000:.0f} ms median, {max(times) * 1000:.0f} ms worst of {rounds}")
        time.sleep(4)
        print(f"after the first page: {resident(server.process)}")
        browser.post("/login", code=CODE)
        browser.post("/login/password", password=PASSWORD, operator="王老师")
        for path in ["/", "/declared", "/search?q=zhq", "/changes"]:
            assert "云川实验学校" in browser.get(path), path
            time.sleep(4)
            print(f"after {path}: {resident(server.process)}")
