"""Measures reading a graph of a million edges against NetworkX and igraph, file by file.

    make readers                                 100,000 nodes, 1,000,000 edges
    python3 Benchmarks/readers.py --edges 50000  another size
    python3 Benchmarks/readers.py --only dot     one format

Camarilla's command, in release, writes the files; then each program reads each file in a process of its own.
Compared are processor seconds and the most memory held, from the start of the process to the graph in
memory, less what the same process takes without a file. Camarilla makes a checked chronicle of what it
reads, every name interned and every date parsed; the others keep values as they stand. The least of three
runs counts. The table goes into RESULTS.md, in place of the last one.
"""

import argparse
import importlib.util
import os
import pathlib
import platform
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = HERE / ".build" / "readers"
RESULTS = HERE / "RESULTS.md"
BEGIN, END = "<!-- readers: begin -->", "<!-- readers: end -->"

FILES = {
    "GraphML": ("g.graphml", []), "GEXF": ("g.gexf", []), "Pajek": ("g.net", []),
    "node-link JSON": ("g.json", []), "DOT": ("g.dot", []),
}

# Each program: how it reads each format, as Python; and the module it needs.
PEERS = {
    "NetworkX": ("networkx", {
        "GraphML": "import networkx; g = networkx.read_graphml(path)",
        "GEXF": "import networkx; g = networkx.read_gexf(path, version='1.3')",
        "Pajek": "import networkx; g = networkx.read_pajek(path)",
        "node-link JSON": "import json, networkx; g = networkx.node_link_graph(json.load(open(path)))",
    }),
    "igraph": ("igraph", {
        "GraphML": "import igraph; g = igraph.Graph.Read_GraphML(path)",
        "Pajek": "import igraph; g = igraph.Graph.Read_Pajek(path)",
    }),
    "pydot": ("pydot", {
        "DOT": "import pydot; g = pydot.graph_from_dot_file(path)",
    }),
    "pygraphviz": ("pygraphviz", {
        "DOT": "import pygraphviz; g = pygraphviz.AGraph(path)",
    }),
}
LONGEST = 300


def measure(command, runs):
    """Processor seconds and peak bytes of a process, the least of some runs; None when it fails."""
    least = None
    for _ in range(runs):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            preexec_fn=lambda: __import__("resource").setrlimit(
                __import__("resource").RLIMIT_CPU, (LONGEST, LONGEST)))
        message = process.stderr.read().decode(errors="replace").strip()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            slow = process.returncode in (-24, -9)
            return f"over {LONGEST} s" if slow else (message.splitlines() or ["failed"])[-1]
        found = (usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
        if least is None:
            least = found
        else:
            least = (min(least[0], found[0]), min(least[1], found[1]))
    return least


def less(found, nothing):
    if not isinstance(found, tuple):
        return found
    return max(found[0] - nothing[0], 0.001), max(found[1] - nothing[1], 1)


def write_table(path, nodes, edges):
    """A chronicle of undirected relationships, each with a weight, a period and a source."""
    generator = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,kind,source,target,when,weight,citation\n")
        for i in range(edges):
            a = generator.randrange(nodes)
            b = (a + 1 + generator.randrange(nodes - 1)) % nodes
            kind = "alliance" if generator.random() < 0.7 else "rivalry"
            year = 1800 + generator.randrange(150)
            file.write(f"e{i},{kind},figure-{a},figure-{b},{year}/{year + generator.randrange(9)},"
                       f"{generator.randrange(1, 9) / 2},source-{i % 500}\n")


def cell(found, ours):
    if found is None:
        return ""
    if not isinstance(found, tuple):
        return f"– ({found})"
    seconds, memory = found
    ratio = f" ({seconds / ours[0]:.1f}×)" if isinstance(ours, tuple) else ""
    return f"{seconds:.2f} s{ratio}, {memory / 2**20:,.0f} MiB"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--command", help="a release build of the command; built otherwise")
    arguments = parser.parse_args()
    command = arguments.command
    if command is None:
        build = ["swift", "build", "-c", "release", "--product", "camarilla"]
        subprocess.run(build, cwd=ROOT, check=True)
        bin_path = subprocess.run(
            [*build, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
        command = bin_path.stdout.strip() + "/camarilla"
    WORK.mkdir(parents=True, exist_ok=True)
    nodes = max(arguments.edges // 10, 10)
    table = WORK / f"table-{arguments.edges}.csv"
    if not table.exists():
        write_table(table, nodes, arguments.edges)
    small = WORK / "small.csv"
    write_table(small, 10, 10)
    nothing = measure([command, "info", "--chronicle", small], arguments.runs)
    there = [name for name, (module, _) in PEERS.items() if importlib.util.find_spec(module)]
    bare = {
        name: measure(
            [sys.executable, "-c", next(iter(PEERS[name][1].values())).split(";")[0]], arguments.runs)
        for name in there
    }
    rows = []
    for format, (name, options) in FILES.items():
        if arguments.only.lower() not in format.lower():
            continue
        path = WORK / name
        done = subprocess.run(
            [command, "convert", table, path, *options], capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{format}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            continue
        ours = less(measure([command, "info", "--chronicle", path], arguments.runs), nothing)
        others = []
        for peer in PEERS:
            code = PEERS[peer][1].get(format)
            if code is None or peer not in there:
                others.append(None)
                continue
            found = measure(
                [sys.executable, "-c", f"import sys; path = sys.argv[1]; {code}", path],
                arguments.runs if format != "DOT" else 1)
            others.append(less(found, bare[peer]))
        row = [f"{format}, {path.stat().st_size / 1e6:,.0f} MB", cell(ours, None)]
        row += [cell(found, ours) for found in others]
        print(" | ".join(row), flush=True)
        rows.append(row)
        path.unlink()
    if arguments.only or not rows:
        return
    versions = []
    for name in there:
        module = __import__(PEERS[name][0])
        versions.append(f"{name} {module.__version__}")
    lines = [
        BEGIN, "## Reading files of other programs", "",
        f"{nodes:,} nodes and {arguments.edges:,} edges with ids, kinds, weights, dates and citations, by"
        f" `make readers`; {', '.join(versions)}, Python {platform.python_version()}. Processor seconds"
        " (and how many times Camarilla's) and memory, from the start of the process to the graph in"
        " memory, beyond what the process takes without a file. Camarilla's is a checked chronicle.", "",
        "| file | " + " | ".join(["Camarilla", *PEERS]) + " |",
        "|---|" + "---:|" * (len(PEERS) + 1),
        *("| " + " | ".join(row) + " |" for row in rows), END,
    ]
    text = RESULTS.read_text(encoding="utf-8")
    if BEGIN in text:
        before, rest = text.split(BEGIN)
        text = before + "\n".join(lines) + rest.split(END)[1]
    else:
        text = text.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n"
    RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
