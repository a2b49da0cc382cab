#!/usr/bin/env python3
"""A standalone Spark cluster of two workers on this machine sweeps generated events, while workers are killed.

    cluster.py COMMAND [--events 20000000] [--years 40]

Compares the lines with those of one process, to the byte, and prints what Benchmarks/CLUSTER.md records. Needs pyspark,
numpy and pyarrow (`pip install pyspark pyarrow numpy`) and Java 17; without them it says so and ends.
"""

import argparse
import filecmp
import glob
import importlib.util
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLE = os.path.join(HERE, "..", "..", "Examples", "Cluster")
sys.dont_write_bytecode = True
sys.path[:0] = [EXAMPLE, os.path.join(EXAMPLE, "spark")]
import sweep


def missing():
    lacks = [name for name in ("pyspark", "numpy", "pyarrow") if importlib.util.find_spec(name) is None]
    return lacks + ([] if shutil.which("java") else ["java"])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    """A master and two workers, each with one core, until the `with` block ends."""

    def __init__(self, scratch, path):
        import pyspark

        self.home = os.path.dirname(pyspark.__file__)
        self.scratch = scratch
        self.port = free_port()
        self.url = f"spark://127.0.0.1:{self.port}"
        self.environment = dict(
            os.environ, PATH=path, SPARK_HOME=self.home, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable,
            PYSPARK_DRIVER_PYTHON=sys.executable)
        self.processes = [self.start("org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", self.port,
                                     "--webui-port", free_port())]
        time.sleep(5)
        self.workers = [self.start_worker() for _ in range(2)]
        time.sleep(5)

    def start(self, name, *arguments):
        log = open(os.path.join(self.scratch, "cluster.log"), "ab")
        return subprocess.Popen(
            [os.path.join(self.home, "bin", "spark-class"), name, *map(str, arguments)], env=self.environment,
            stdout=log, stderr=log, start_new_session=True)

    def start_worker(self):
        worker = self.start(
            "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", 1, "--memory", "3g",
            "--work-dir", os.path.join(self.scratch, "work"), "--webui-port", free_port(), self.url)
        self.processes.append(worker)
        return worker

    def submit(self, *arguments):
        return subprocess.Popen(
            [os.path.join(self.home, "bin", "spark-submit"), "--master", self.url, "--conf", "spark.ui.enabled=false",
             "--conf", "spark.executor.memory=2g", "--conf", "spark.task.maxFailures=20",
             os.path.join(EXAMPLE, "spark", "sweep.py"), *arguments],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def kill_some(cluster, submitted, command, counts):
    """Kills a running command every few seconds, and once a whole worker with its executor, which is started anew."""
    draws = random.Random(1)
    begun = time.monotonic()
    while submitted.poll() is None:
        time.sleep(4)
        running = [int(name) for name in os.listdir("/proc") if name.isdigit() and is_sweep(name, command)]
        if running and counts["commands"] < 10:
            try:
                os.kill(draws.choice(running), signal.SIGKILL)
                counts["commands"] += 1
            except ProcessLookupError:
                pass
        if counts["workers"] == 0 and time.monotonic() - begun > 30:
            os.killpg(cluster.workers[0].pid, signal.SIGKILL)
            counts["workers"] += 1
            cluster.workers[0] = cluster.start_worker()


def is_sweep(process, command):
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            words = file.read().split(b"\0")
        return words[:2] == [command.encode(), b"sweep"] and b"-" in words
    except OSError:
        return False


def reasons(log):
    """Of a log what says why it ended: Spark's own lines of where it was are hundreds."""
    lines = log.splitlines()
    told = [line for line in lines if re.search(r"Error|Exception|Caused by|ERROR|^sweep:", line)]
    return "\n".join([line[:500] for line in told[-40:]] + lines[-5:])


def measured_shares(events, ask, command):
    """What sharing out the questions of the largest year takes, and what a share takes that has nothing to answer."""
    year = max(sweep.years_of(events), key=lambda year: sweep.row_count(events, year))
    rows = []
    for shares in (1, 2, 3, 6):
        times = []
        for share in range(1, shares + 1):
            begun = time.monotonic()
            sweep.swept(events, ask, command, (year, share, shares))
            times.append(time.monotonic() - begun)
        rows.append((f"{shares} share{'s' if shares > 1 else ''}", f"{max(times):.1f} s", f"{sum(times):.1f} s"))
    begun = time.monotonic()
    sweep.question_count(ask, command)
    rows.append(("a share of no events", f"{time.monotonic() - begun:.2f} s", ""))
    return rows


def lines_of(events, ask, command, years):
    return [line for year in years for *_, line in sweep.swept(events, ask, command, (year, 1, 1))]


def odd_years(cluster, command, ask, scratch):
    """Few events, with all that may be odd: a year without any, questions shared out, ties summed first, a damaged file."""
    import generate
    import pyarrow.parquet

    events, out, file = (os.path.join(scratch, name) for name in ("odd", "odd-out", "odd.jsonl"))
    for year in (1990, 1991, 1993):
        os.makedirs(os.path.join(events, f"year={year}"))
        pyarrow.parquet.write_table(generate.year_of(year, 3_000, 200, 1), os.path.join(events, f"year={year}", "events.parquet"))

    def swept(*options, status=0):
        """The lines, and what was said."""
        submitted = cluster.submit(events, ask, out, "--camarilla", command, "--lines", file, *options)
        said, _ = submitted.communicate()
        if submitted.returncode != status:
            raise SystemExit(f"cluster: odd years {options} ended with {submitted.returncode}, not {status}:\n{reasons(said)}")
        with open(file, encoding="utf-8") as lines:
            return lines.read().splitlines(), [line for line in said.splitlines() if line.startswith("sweep: ")]

    def check(is_so, what):
        if not is_so:
            raise SystemExit(f"cluster: odd years: {what}")

    whole = lines_of(events, ask, command, range(1990, 1994))
    check(swept("--split", "1000")[0] == whole, "questions that are shared out are answered otherwise")
    summed = swept("--net")[0]
    check(summed == lines_of(out + ".netted", ask, command, range(1990, 1994)), "summed ties are answered otherwise")
    check(len(summed) == len(whole), f"{len(summed)} lines of summed ties, not {len(whole)}")
    # Beyond its header; of whoever has the year before as well there is no answer either.
    with open(os.path.join(events, "year=1991", "events.parquet"), "r+b") as damaged:
        damaged.seek(2_000)
        damaged.write(b"\xff" * 2_000)
    for options, expected in (([], whole), (["--net"], summed)):
        lines, said = swept(*options, status=65)
        check(lines == [line for line in expected if '"1990"' in line[:20] or '"1993"' in line[:20]],
              f"beside a damaged file there are {len(lines)} lines {options}")
        check(len([one for one in said if "year=1991/events.parquet" in one]) == 2, f"a damaged file is told so {options}: {said}")


def main():
    parser = argparse.ArgumentParser(description="Sweeps generated events on a Spark cluster of this machine.")
    parser.add_argument("command")
    parser.add_argument("--events", type=int, default=20_000_000)
    parser.add_argument("--years", type=int, default=40)
    given = parser.parse_args()
    lacks = missing()
    if lacks:
        print(f"cluster: not tried, as there is no {', '.join(lacks)}")
        return
    scratch = tempfile.mkdtemp(prefix="cluster-")
    try:
        run(given, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def run(given, scratch):
    command = os.path.join(scratch, "bin", "camarilla")
    os.mkdir(os.path.dirname(command))
    os.symlink(os.path.realpath(given.command), command)
    path = os.path.dirname(command) + os.pathsep + os.environ["PATH"]
    events, ask = os.path.join(scratch, "events"), os.path.join(EXAMPLE, "questions.yaml")
    subprocess.run([sys.executable, os.path.join(EXAMPLE, "generate.py"), events, "--events", str(given.events), "--years",
                    str(given.years)], check=True)
    rows = []

    def timed(name, work):
        begun = time.monotonic()
        work()
        seconds = time.monotonic() - begun
        rows.append((name, f"{seconds:.0f} s", f"{given.events / seconds / 1000:,.0f}"))

    single = os.path.join(scratch, "one.jsonl")

    def one_process():
        """Each year by itself, one after the other: what one machine does without a cluster."""
        with open(single, "w", encoding="utf-8") as file:
            for name in sorted(os.listdir(events)):
                year = int(name.split("=")[1])
                for *_, line in sweep.swept(events, ask, command, (year, 1, 1)):
                    file.write(line + "\n")

    timed("one process after the other", one_process)
    shares = measured_shares(events, ask, command)
    with Cluster(scratch, path) as cluster:
        # With kills the largest year is shared out besides.
        for name, kills, more in (
                ("Spark, two workers of one core", False, []),
                ("the same, with kills", True, ["--split", str(2 * given.events // given.years)])):
            lines = os.path.join(scratch, "spark.jsonl")
            counts = {"commands": 0, "workers": 0}

            def spark():
                submitted = cluster.submit(events, ask, os.path.join(scratch, "out"), "--camarilla", command, "--lines", lines, *more)
                output = []
                reader = threading.Thread(target=lambda: output.append(submitted.stdout.read()))
                reader.start()
                if kills:
                    kill_some(cluster, submitted, command, counts)
                if submitted.wait() != 0:
                    reader.join()
                    raise SystemExit(f"cluster: spark-submit ended with {submitted.returncode}:\n{reasons(output[0])}")
                reader.join()

            timed(name + (f": {counts}" if kills else ""), spark)
            if kills:
                rows[-1] = (f"the same, with {counts['commands']} commands and {counts['workers']} worker killed", *rows[-1][1:])
            if not filecmp.cmp(single, lines, shallow=False):
                raise SystemExit(f"cluster: {name}: the lines differ from those of one process")
            if not glob.glob(os.path.join(scratch, "out", "*.parquet")):
                raise SystemExit("cluster: there is no table")
            os.remove(lines)
        odd_years(cluster, command, ask, scratch)
    print(f"| {given.events:,} events of {given.years} years | time | thousand events a second |\n|---|---:|---:|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print("\n| the largest year, with the year before it | the longest share | all shares |\n|---|---:|---:|")
    for row in shares:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
