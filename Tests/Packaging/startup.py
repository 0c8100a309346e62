"""startup.py FOLDER [ROUNDS]: from the start of CANBAO_BIN's canbao to its first page, and its memory, on the unit of `measure unit FOLDER`;
beside it the same in an empty folder, in turns."""

import pathlib
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Browser"))

from plain import Browser, started  # noqa: E402

CODE, PASSWORD = "320571", "measure-2026"
folder = pathlib.Path(sys.argv[1]) / "unit"
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7


def resident(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in status.splitlines() if line.startswith(("VmRSS", "RssAnon"))}
    return f"{kilobytes['VmRSS'] / 1024:.0f} MB ({kilobytes['RssAnon'] / 1024:.0f} of its own)"


def first_page(data, words):
    """Seconds to it, and what then still runs."""
    begun = time.monotonic()
    with started("serve", "--data", data) as server:
        browser = Browser(server.address)
        assert words in browser.get("/")
        yield time.monotonic() - begun
        yield server, browser


def times(name, seconds):
    print(f"{name}: {statistics.median(seconds) * 1000:.0f} ms median, {max(seconds) * 1000:.0f} ms worst of {rounds}")


empty, full = [], []
for number in range(rounds):
    with tempfile.TemporaryDirectory() as nothing:
        start = first_page(nothing, "开始使用")
        empty.append(next(start))
        start.close()
    start = first_page(folder, "登录代码")
    full.append(next(start))
    if number < rounds - 1:
        start.close()
        continue
    times("first page, empty folder", empty)
    times("first page, 65,000 people", full)
    print(f"ratio: {statistics.median(full) / statistics.median(empty):.2f}")
    server, browser = next(start)
    time.sleep(4)
    print(f"after the first page: {resident(server.process)}")
    browser.log_in(CODE, PASSWORD)
    for path in ["/", "/declared", "/search?q=zhq", "/changes"]:
        assert "云川实验学校" in browser.get(path), path
        time.sleep(4)
        print(f"after {path}: {resident(server.process)}")
    start.close()
