#!/usr/bin/env python3
"""Gives readers what nobody would write, and tells what came of it, a line a target.

    fuzz.py search COMMAND   has libFuzzer search; COMMAND was built with it
    fuzz.py replay COMMAND   tries the seeds, the regressions, and mutations of both

Inputs that stop the program are kept in .build/fuzz/findings/TARGET; put a small one of each kind into
Tests/Fuzz/Regressions/TARGET when it is mended. What libFuzzer finds worth keeping lies in .build/fuzz/corpus.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import seeds

HERE = pathlib.Path(__file__).parent
WORK = HERE.parent.parent / ".build" / "fuzz"


def folder(*names, fresh=False):
    path = WORK.joinpath(*names)
    if fresh:
        shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True, exist_ok=True)
    return path


def search(command, target, seconds, folders, environment):
    """Runs libFuzzer in processes of its own, so that it goes on behind a fault."""
    findings, log = folder("findings", target), folder("logs") / f"{target}.log"
    dictionary = HERE / "Dictionaries" / f"{target}.dict"
    known = set(findings.iterdir())
    arguments = [
        "-fork=1", "-ignore_crashes=1", "-ignore_ooms=1", "-ignore_timeouts=1", "-detect_leaks=0", "-timeout=20",
        f"-max_total_time={seconds}", "-max_len=4096", "-rss_limit_mb=3000", "-seed=1",
        f"-artifact_prefix={findings}/", *([f"-dict={dictionary}"] if dictionary.exists() else [])]
    with log.open("w") as output:
        subprocess.run([command, *arguments, folder("corpus", target), *folders], env=environment, stdout=output,
                       stderr=subprocess.STDOUT)
    text = log.read_text(errors="replace")
    states, edges = re.findall(r"^#(\d+): cov: (\d+)", text, re.M), re.search(r"\((\d+) inline 8-bit counters\)", text)
    if not states or not edges:
        return f"libFuzzer said nothing of its work, see {log}", 0, "-", 1
    found = sorted(set(findings.iterdir()) - known)
    said = [f"{what}\n  {path}" for what, path in {reason(command, path, environment): path for path in found}.items()]
    return "\n".join(said), int(states[-1][0]), f"{states[-1][1]}/{edges[1]}", len(found)


def reason(command, path, environment):
    """Why an input stops the program."""
    try:
        run = subprocess.run([command, "-detect_leaks=0", "-timeout=20", path], env=environment, capture_output=True,
                             timeout=60)
    except subprocess.TimeoutExpired:
        return "it goes on and on"
    text = (run.stdout + run.stderr).decode(errors="replace")
    lines = re.findall(r".*(?:Fatal error|AddressSanitizer|ERROR: libFuzzer): .*(?:\n[-+] .*)*", text)
    return re.sub(r"==\d+==", "", lines[0]) if lines else f"it went well this time, status {run.returncode}"


def replay(command, target, seconds, folders, environment):
    kept = folder("findings", target) / "on-trial"
    try:
        run = subprocess.run([command, "replay", str(seconds), kept, *folders], env=environment, capture_output=True,
                             timeout=seconds + 60)
        text, status = (run.stdout + run.stderr).decode(errors="replace"), run.returncode
    except subprocess.TimeoutExpired:
        text, status = "it goes on and on", 1
    inputs = re.search(r"^inputs: (\d+)", text, re.M)
    if status == 0:
        kept.unlink(missing_ok=True)
        return "", int(inputs.group(1)), "-", 0
    return f"{text[:2000]}\nthe input is {kept}", 0, "-", 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["search", "replay"])
    parser.add_argument("command")
    parser.add_argument("--time", type=int, default=60, help="seconds a target")
    parser.add_argument("--targets", nargs="*", help="all, where none is named")
    options = parser.parse_args()

    # What is written and read again stays in memory.
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    faults = 0
    print(f"{'target':12} {'inputs':>9} {'coverage':>12} {'seconds':>8} {'faults':>7}", flush=True)
    with tempfile.TemporaryDirectory(dir=memory) as scratch:
        for target in options.targets or seeds.TARGETS:
            environment = dict(os.environ, TARGET=target, TMPDIR=scratch, SWIFT_BACKTRACE="enable=no")
            written = folder("seeds", target, fresh=True)
            seeds.write(target, written)
            subprocess.run([options.command, "seeds", written], env=environment, check=True)
            folders = [path for path in [written, HERE / "Regressions" / target] if path.exists()]
            start = time.monotonic()
            run = search if options.mode == "search" else replay
            said, inputs, coverage, found = run(options.command, target, options.time, folders, environment)
            faults += found
            print(f"{target:12} {inputs:9} {coverage:>12} {time.monotonic() - start:8.0f} {found:7}", flush=True)
            if said:
                print(said, flush=True)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
