"""Has R's network, NetworkX and igraph read the Pajek files that Camarilla writes, and the other way round;
and R the tables of edge spells.

    python3 Tests/Interchange/pajek.py COMMAND

Relations and time are read by R's network alone; NetworkX and igraph are given a network without. What is
not installed is left out, and said.
"""

import collections
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

HERE = pathlib.Path(__file__).resolve().parent
warnings.filterwarnings("ignore")

try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None

failures = []
SIGNS = {"alliance": 1, "rivalry": -1, "appointment": 1, "denunciation": -1}


def expect(what, found, wanted):
    if found == wanted:
        print(f"ok    {what}")
    else:
        failures.append(what)
        print(f"FAIL  {what}\n      found  {str(found)[:400]}\n      wanted {str(wanted)[:400]}")


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def relations_in_r(command, folder):
    """The sample chronicle, whose kinds are relations and whose relationships are dated."""
    if not shutil.which("Rscript") or subprocess.run(
        ["Rscript", "-e", "library(network)"], capture_output=True
    ).returncode:
        return print("skip  R's network is not installed")
    run(command, "convert", folder / "sample")
    run(command, "convert", folder / "sample.net")
    names = {row["id"]: row["name"] for row in rows(folder / "sample/figures.csv")}
    wanted = collections.Counter()
    for row in rows(folder / "sample/relationships.csv"):
        value = SIGNS[row["kind"]] * float(row.get("weight") or 1)
        directed = row["kind"] in ("appointment", "denunciation")
        ends = [names[row["source"]], names[row["target"]]]
        if not directed:
            ends.sort()
        wanted[(row["kind"], *ends, value, directed)] += 1
    found = collections.Counter()
    for line in run("Rscript", HERE / "pajek.R", folder / "sample.net").splitlines():
        kind, source, target, value, directed, *_ = line.split("\t")
        ends = [source, target] if directed == "TRUE" else sorted([source, target])
        found[(kind, *ends, float(value), directed == "TRUE")] += 1
    expect("R's network reads every relation of the sample chronicle", found, wanted)


def spells_in_r(command, folder):
    """The tables of edge spells of the sample chronicle."""
    if not shutil.which("Rscript"):
        return print("skip  R is not installed")
    run(command, "convert", folder / "spells.csv", "--to", "edge-spells")
    done = subprocess.run(["Rscript", HERE / "spells.R", folder / "spells.csv",
        folder / "spells-vertices.csv"], capture_output=True, text=True)
    expect("R takes the tables of edge spells", (done.returncode, done.stderr), (0, ""))
    if "networkDynamic" not in done.stdout:
        print("skip  R's networkDynamic is not installed")


def plain(command, folder):
    """A network without relations and time, written by NetworkX, through Camarilla and back."""
    if networkx is None:
        return print("skip  NetworkX is not installed")
    for directed in (False, True):
        graph = networkx.MultiDiGraph() if directed else networkx.MultiGraph()
        labels = ["Stalin, J. V.", "Троцкий", "O'Brien", "50%", "*Arcs", "back\\slash", "7"]
        for place, label in enumerate(labels):
            graph.add_node(label, x=place / 8, y=0.5)
        for place, weight in enumerate([1.0, 2.5, -0.25, 1.0, 1e-07]):
            graph.add_edge(labels[place], labels[place + 1], weight=weight)
        graph.add_edge(labels[0], labels[1], weight=3.0)
        networkx.write_pajek(graph, folder / "theirs.net")
        # NetworkX quotes blanks, and nothing else.
        text = (folder / "theirs.net").read_text("utf-8")
        text = text.replace(" O'Brien ", ' "O\'Brien" ').replace("back\\slash ", '"back\\slash" ')
        (folder / "theirs.net").write_text(text, "utf-8")
        run(command, "convert", folder / "theirs.net", folder / "ours.net")
        what = "directed" if directed else "undirected"

        def edges(graph):
            order = (lambda ends: tuple(ends)) if directed else (lambda ends: tuple(sorted(ends)))
            return collections.Counter((order(ends), weight) for *ends, weight in graph)

        wanted = edges((u, v, d["weight"]) for u, v, d in graph.edges(data=True))
        back = networkx.read_pajek(folder / "ours.net")
        expect(f"NetworkX reads the {what} network", (sorted(back), back.is_directed(),
            edges((u, v, d["weight"]) for u, v, d in back.edges(data=True))),
            (sorted(labels), directed, wanted))
        if igraph is None:
            print("skip  igraph is not installed")
            continue
        back = igraph.Graph.Read_Pajek(str(folder / "ours.net"))
        name = back.vs["name"]
        expect(f"igraph reads the {what} network", (sorted(name), back.is_directed(),
            edges((name[e.source], name[e.target], e["weight"]) for e in back.es)),
            (sorted(labels), directed, wanted))
        back.write_pajek(str(folder / "igraph.net"))
        run(command, "convert", folder / "igraph.net", folder / "again.net")
        expect(f"what igraph writes of the {what} network is the same network",
            (folder / "again.net").read_text("utf-8").splitlines()[1:],
            (folder / "ours.net").read_text("utf-8").splitlines()[1:])


def main():
    command = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        relations_in_r(command, pathlib.Path(folder))
        spells_in_r(command, pathlib.Path(folder))
        plain(command, pathlib.Path(folder))
    sys.exit(1 if failures else 0)


main()
