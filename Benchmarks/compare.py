"""Measures Camarilla's kernels against other libraries on the same graphs, in one run.

    make compare                       all of it; half an hour
    python3 Benchmarks/compare.py --quick        the smaller graphs only

Builds the benchmarks in release, makes a Python of its own beside them with igraph, NetworKit,
NetworkX and rustworkx, as far as pip can install them, has every library do the same work on the same
generated graphs, checks that the answers agree, and writes RESULTS.md. With one thread the times compared are processor seconds, which other work on the machine
disturbs little; with more, seconds on the clock. All are the least of several runs.
"""

import argparse
import json
import pathlib
import platform
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
WORK = HERE / ".build" / "compare"
PEERS = ["igraph", "networkit", "networkx", "rustworkx"]

LINEAR = ["eigenvector", "pagerank", "cores", "components", "clustering", "constraint", "leiden"]
PATHS = ["betweenness", "closeness", "harmonic"]

# Shape, ties, measures, runs, and the peers that can do it in reasonable time.
GRAPHS = [
    ("rmat", 1_000, PATHS + LINEAR, 5, PEERS),
    ("communities", 10_000, PATHS + LINEAR, 3, ["igraph", "networkit", "rustworkx"]),
    ("grid", 10_000, PATHS + LINEAR, 3, ["igraph", "networkit", "rustworkx"]),
    ("tree", 10_000, PATHS + LINEAR, 3, ["igraph", "networkit", "rustworkx"]),
    ("star", 10_000, PATHS + LINEAR, 3, ["igraph", "networkit"]),
    ("rmat", 114_078, PATHS, 1, ["igraph", "networkit"]),
    ("rmat", 114_078, LINEAR, 7, ["igraph", "networkit", "rustworkx"]),
    ("rmat", 1_000_000, LINEAR, 3, ["igraph", "networkit"]),
]
QUICK = GRAPHS[:5]

NAMES = {
    "igraph": "igraph", "networkit": "NetworKit", "networkx": "NetworkX", "rustworkx": "rustworkx"}


def prepare():
    """Builds our side; returns the benchmark program, the peers' Python and their versions."""
    subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", HERE, "--product", "KernelBenchmarks"],
        check=True)
    shown = subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", HERE, "--show-bin-path"],
        check=True, capture_output=True, text=True)
    WORK.mkdir(parents=True, exist_ok=True)
    home = WORK / "python"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    versions = {}
    for peer in PEERS:
        pip = [python, "-m", "pip", "install", "--quiet", peer] + (
            ["scipy"] if peer == "networkx" else [])
        if subprocess.run(pip).returncode != 0:
            print(f"{peer} could not be installed and is left out", file=sys.stderr)
            continue
        script = f"from importlib.metadata import version; print(version('{peer}'))"
        versions[peer] = subprocess.run(
            [python, "-c", script], check=True, capture_output=True, text=True).stdout.strip()
    return pathlib.Path(shown.stdout.strip()) / "KernelBenchmarks", python, versions


def read(path):
    return [float(line) for line in path.read_text().split()]


def difference(ours, theirs):
    """The largest difference of two lists of scores, in parts of the largest score."""
    if len(ours) != len(theirs):
        return float("inf")
    largest = max((abs(x) for x in ours), default=0) or 1
    return max((abs(a - b) for a, b in zip(ours, theirs)), default=0) / largest


def run(command, timeout):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
        return done.stdout.splitlines()
    except subprocess.TimeoutExpired as stopped:
        return (stopped.stdout or b"").decode().splitlines()


def measure(program, python, versions, graph, threads, limit):
    shape, ties, measures, repeat, peers = graph
    file = WORK / f"{shape}-{ties}.txt"
    command = [
        program, "--shape", shape, "--ties", str(ties), "--threads", str(threads), "--repeat",
        str(repeat), "--write-ties", file, "--write-scores", WORK]
    times = {}
    for line in run(command + measures, limit):
        name, wall, processor = line.split()
        times[name] = {"camarilla": {"wall": float(wall), "processor": float(processor)}}
    for peer in peers:
        if peer not in versions:
            continue
        command = [python, HERE / "peers.py", peer, str(threads), file, WORK, str(repeat)]
        for line in run(command + measures, limit):
            answer = json.loads(line)
            name = answer.pop("measure")
            if name not in times:
                continue
            if "error" not in answer:
                ours, theirs = read(WORK / f"{name}.txt"), read(WORK / f"{peer}-{name}.txt")
                answer["difference"] = (
                    ours[0] - theirs[0] if name == "leiden" else difference(ours, theirs))
            times[name][peer] = answer
    size = int(file.read_text().split("\n", 1)[0])
    return size, times


def seconds(value):
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def table(title, size, ties, times, threads, peers):
    clock = "processor" if threads == 1 else "wall"
    lines = [f"### {title}, {size:,} vertices, {ties:,} ties, {threads} thread"
             + ("" if threads == 1 else "s"), ""]
    head = ["work", "Camarilla, s"] + [f"{NAMES[p]}, s" for p in peers] + ["ratio to the best", "answers"]
    lines += ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, row in times.items():
        ours = row["camarilla"][clock]
        cells = [name, seconds(ours)]
        best, notes = None, []
        for peer in peers:
            answer = row.get(peer)
            if answer is None or "error" in answer:
                cells.append("–" if answer is None else "failed")
                continue
            cells.append(seconds(answer[clock]))
            best = answer[clock] if best is None else min(best, answer[clock])
            if name == "leiden":
                notes.append(f"modularity {answer['difference']:+.4f} to {NAMES[peer]}")
            elif answer["difference"] > 1e-9:
                notes.append(f"{NAMES[peer]} off by {answer['difference']:.1e}")
        if best is None:
            cells += ["–", "–"]
        else:
            ratio = best / ours
            cells.append(f"**{ratio:.2g}×**" if ratio < 10 else f"**{ratio:.0f}×**")
            cells.append("; ".join(notes) or "agree to 1e-9")
        lines.append("| " + " | ".join(cells) + " |")
    return lines + [""]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="the smaller graphs only")
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--limit", type=float, default=900, help="seconds a library may take a graph")
    options = parser.parse_args()
    program, python, versions = prepare()
    lines = [
        "# Camarilla against its peers", "",
        "Written by `make compare`; do not edit. Ratios above 1 are in Camarilla's favour: how many "
        "times longer the fastest other library took. Rows in which Camarilla loses stay.", "",
        f"{platform.system()} on {platform.machine()}; "
        + ", ".join(f"{NAMES[p]} {v}" for p, v in versions.items()) + ". "
        "With one thread, processor seconds; with more, seconds on the clock; the least of several "
        "runs, the graph being in memory. How each library is called stands in `peers.py`; the "
        "iterative ones are asked for a tolerance of 1e-10 or tighter where they take one. \"Off by\" "
        "is the largest difference of two scores in parts of the largest score.", ""]
    for graph in QUICK if options.quick else GRAPHS:
        for threads in options.threads:
            print(f"{graph[0]}, {graph[1]} ties, {threads} threads", file=sys.stderr)
            size, times = measure(program, python, versions, graph, threads, options.limit)
            peers = [p for p in graph[4] if p in versions]
            lines += table(graph[0], size, graph[1], times, threads, peers)
            (HERE / "RESULTS.md").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
