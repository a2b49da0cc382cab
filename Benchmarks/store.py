"""Measures importing a large table into a store, and asking the store about one year.

    python3 Benchmarks/store.py                      10,000,000 relationships of 100,000 figures
    CAMARILLA=.build/release/camarilla python3 Benchmarks/store.py 1000000

The table is drawn from a seed: alliances, rivalries, appointments and denunciations of one to four years,
begun between 1800 and 1999. Printed are wall and processor seconds and the most memory held, of each command
from its start to its end. LARGE.md keeps what was measured.
"""

import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

CAMARILLA = os.environ.get("CAMARILLA", ".build/release/camarilla")
KINDS = ["alliance", "rivalry", "appointment", "denunciation"]
FIGURES = 100_000


def write_table(path, count):
    draw = random.Random(1).random
    with open(path, "w") as table:
        table.write("kind,source,target,when\n")
        for row in range(count):
            year = 1800 + int(draw() * 200)
            source = int(draw() * FIGURES)
            target = (source + 1 + int(draw() * (FIGURES - 1))) % FIGURES
            table.write(
                f"{KINDS[row % 4]},f{source},f{target},{year}/{year + int(draw() * 4)}\n")


def measure(name, *arguments):
    start = time.monotonic()
    process = subprocess.Popen([CAMARILLA, *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status != 0:
        sys.exit(f"{name} failed")
    print(
        f"{name}: {seconds:.2f} s wall, {usage.ru_utime + usage.ru_stime:.2f} s processor,"
        f" {usage.ru_maxrss / 1024:.0f} MiB")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "r.csv"
        store = pathlib.Path(folder) / "r.camarilla"
        write_table(table, count)
        print(f"{count} relationships, a table of {table.stat().st_size / 1e6:.0f} MB")
        measure("import", "store", "import", table, "--store", store)
        print(f"a store of {store.stat().st_size / 1e6:.0f} MB")
        measure("degree of 1937", "central", 1937, "--measure", "degree", "--chronicle", store)
        measure("consensus of 1937", "central", 1937, "--chronicle", store)


if __name__ == "__main__":
    main()
