"""Has other programs read what Camarilla writes, and Camarilla what they write.

    make test            what NetworkX and igraph can do, where Python has them
    make interchange     R's igraph and network as well, and more of everything

    python3 Tests/Interchange/readers.py COMMAND [--all]

The truth is the chronicle's own CSV: the sample chronicle, and snapshots of it with scores and factions, written
as folders by the built command. Each is converted to each format, read by every program that reads it, and
compared: nodes and their attributes, edges with their ends, directions, weights and attributes. Then each
program writes the graph in its own way, the command converts that to a folder, and that is compared. Nothing
is installed; what could not be checked is said at the end.
"""

import csv
import html
import json
import math
import os
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
try:
    import pydot
except ImportError:
    pydot = None

failures = []
skipped = []
checks = 0


def fail(what, message):
    failures.append(f"{what}: {message}")


def skip(what, why):
    skipped.append(f"{what}: {why}")


# MARK: Graphs to compare

class Graph:
    """What a graph says: nodes by id, and edges as dicts of source, target, directed and attributes."""

    def __init__(self):
        self.nodes = {}
        self.edges = []

    def node(self, id, label, attributes):
        self.nodes[str(id)] = {"label": text(label) or str(id), **cleaned(attributes)}

    def edge(self, source, target, directed, attributes):
        edge = {"source": str(source), "target": str(target), "directed": directed, "weight": "1"}
        edge.update(cleaned(attributes))
        self.edges.append(edge)


def text(value):
    """A value as the chronicle would write it: numbers in the shortest form, nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    value = str(value)
    try:
        number = float(value)
        if value.strip() == value and value[:1] in "-.0123456789" and math.isfinite(number):
            return text(number)
    except ValueError:
        pass
    return value


def cleaned(attributes):
    return {str(name): text(value) for name, value in attributes.items() if text(value) != ""}


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def chronicle(folder):
    """The graph that a chronicle's folder holds."""
    graph = Graph()
    directed = {row["name"]: row["directed"] == "true" for row in table(folder / "kinds.csv")}
    sign = {row["name"]: row["sign"] for row in table(folder / "kinds.csv")}
    for row in table(folder / "figures.csv"):
        graph.node(row.pop("id"), row.pop("name"), row)
    for row in table(folder / "relationships.csv"):
        row["sign"] = sign[row["kind"]]
        graph.edge(row.pop("source"), row.pop("target"), directed[row["kind"]], row)
    return graph


def compare(what, truth, found, *, node=None, edge=None, directions=True, labels=True, but=()):
    """Compares two graphs in the attributes named; None for all that the truth has."""
    global checks
    checks += 1
    before = len(failures)
    if set(truth.nodes) != set(found.nodes):
        odd = sorted(set(truth.nodes) ^ set(found.nodes))
        fail(what, f"nodes differ: {odd[:5]}, {len(truth.nodes)} and {len(found.nodes)} in all")
    for id in sorted(set(truth.nodes) & set(found.nodes)):
        wanted = truth.nodes[id]
        for name in wanted if node is None else node:
            if name == "label" and not labels:
                continue
            if not same(wanted.get(name, ""), found.nodes[id].get(name, "")):
                fail(what, f"'{name}' of node '{id}' is {found.nodes[id].get(name)!r},"
                           f" expected {wanted.get(name)!r}")
    names = edge
    if names is None:
        names = sorted({name for one in truth.edges for name in one})
    names = [name for name in names if name not in but and (directions or name != "directed")]

    def key(one):
        ends = (one["source"], one["target"])
        if not one["directed"] or not directions:
            ends = tuple(sorted(ends))
        return ends + tuple(rounded(one.get(name, "")) for name in names
                            if name not in ("source", "target"))

    wanted, got = sorted(map(key, truth.edges), key=str), sorted(map(key, found.edges), key=str)
    if wanted != got:
        missing = [one for one in wanted if one not in got]
        extra = [one for one in got if one not in wanted]
        fail(what, f"edges differ in {names}: {len(missing)} missing, such as {missing[:1]};"
                   f" {len(extra)} unexpected, such as {extra[:1]}")
    if len(failures) == before:
        print(f"  {what}: {len(truth.nodes)} nodes, {len(truth.edges)} edges agree")


def rounded(value):
    """Readers in single precision, or with 15 digits, are not what is tested."""
    try:
        return f"{float(value):.6g}"
    except (TypeError, ValueError):
        return value


def same(a, b):
    return a == b or rounded(a) == rounded(b)


# MARK: NetworkX

def from_networkx(graph, label="label"):
    result = Graph()
    for id, attributes in graph.nodes(data=True):
        attributes = dict(attributes)
        result.node(id, attributes.pop(label, None), attributes)
    edges = (graph.edges(keys=True, data=True) if graph.is_multigraph()
             else ((u, v, None, d) for u, v, d in graph.edges(data=True)))
    for source, target, key, attributes in edges:
        attributes = dict(attributes)
        own = attributes.pop("directed", graph.is_directed())
        if isinstance(key, str) and "id" not in attributes:
            attributes["id"] = key
        result.edge(source, target, own, attributes)
    return result


def unquoted(value):
    """A value as pydot keeps it: quotes and escapes are still there."""
    value = str(value)
    if len(value) >= 2 and value[0] == value[-1] == '"':
        value = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return value


def from_pydot(path):
    graph = networkx.nx_pydot.read_dot(path)
    result = Graph()
    for id, attributes in graph.nodes(data=True):
        values = {name: unquoted(value) for name, value in attributes.items()}
        result.node(unquoted(id), values.pop("label", None), values)
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        values = {unquoted(name): unquoted(value) for name, value in attributes.items()}
        directed = graph.is_directed() and values.pop("dir", "") != "none"
        values["id"] = unquoted(key)
        result.edge(unquoted(source), unquoted(target), directed, values)
    return result


# MARK: igraph

def from_igraph(graph, id="id", label="label"):
    result = Graph()
    names = []
    for vertex in graph.vs:
        attributes = vertex.attributes()
        name = attributes.pop(id, None) or attributes.get("name")
        names.append(name)
        result.node(name, attributes.pop(label, None), attributes)
    for edge in graph.es:
        attributes = edge.attributes()
        attributes.pop("id", None)  # igraph 1.0.0 gives edges the ids of nodes
        result.edge(names[edge.source], names[edge.target], graph.is_directed(), attributes)
    return result


# MARK: R

def r_packages():
    if shutil.which("Rscript") is None:
        return {}
    done = subprocess.run(
        ["Rscript", HERE / "network.R", "has", "igraph", "network", "sna"], capture_output=True,
        text=True)
    return dict(line.split()[:2] for line in done.stdout.splitlines() if line.strip())


def from_r(task, path, folder, id="id", label="label"):
    nodes, edges = folder / "r-nodes.csv", folder / "r-edges.csv"
    subprocess.run(
        ["Rscript", HERE / "network.R", *task, path, nodes, edges], check=True,
        capture_output=True)
    result = Graph()
    names = {}
    for row in table(nodes):
        number = row.pop("row")
        names[number] = row.pop(id, "") or row["name"]
        result.node(names[number], row.pop(label, ""), row)
    for row in table(edges):
        directed = row.pop("directed") == "TRUE"
        source, target = names[row.pop("from")], names[row.pop("to")]
        result.edge(source, target, directed,
                    {name[2:]: value for name, value in row.items() if name.startswith("a.")})
    return result


# MARK: The command

class Command:
    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        self.count = 0

    def convert(self, *arguments):
        """Runs `convert`; returns what it complained of, or None where it went well."""
        done = subprocess.run(
            [self.path, "convert", *map(str, arguments)], capture_output=True, text=True)
        return None if done.returncode == 0 else done.stderr.strip()

    def chronicle(self, what, path, *options):
        """The graph that a foreign file is to the command."""
        self.count += 1
        out = self.folder / f"back-{self.count}"
        complaint = self.convert(path, out, *options)
        if complaint is not None:
            fail(what, complaint.splitlines()[-1])
            return None
        return chronicle(out)


SCORES = ["--measure", "betweenness", "--measure", "pagerank", "--factions"]

# What is converted, and the options for it. Formats and programs that know one direction a graph get the
# sample's undirected and directed relationships by themselves, all its years at once.
ALL_YEARS = ["--year", "1964", "--window", "60"]
SUBJECTS = {
    "all": [],
    "1926 with scores": ["--year", "1926", *SCORES],
    "undirected": [*ALL_YEARS, "--kinds", "alliance,rivalry", *SCORES],
    "directed": [*ALL_YEARS, "--kinds", "appointment,denunciation", *SCORES],
}
ONE_DIRECTION = ["undirected", "directed"]

EXTENSIONS = {"graphml": "graphml", "gexf": "gexf", "node-link": "json", "dot": "dot", "gml": "gml",
              "cx2": "cx2"}


def files(command, folder, subject):
    """Converts a subject to a folder, the truth, and to each format."""
    options = SUBJECTS[subject]
    place = folder / subject.replace(" ", "-")
    place.mkdir()
    complaint = command.convert(place / "truth", *options)
    if complaint is not None:
        raise SystemExit(f"the truth cannot be written: {complaint}")
    found = {}
    for format, extension in EXTENSIONS.items():
        path = place / f"graph.{extension}"
        complaint = command.convert(path, *options)
        if complaint is None:
            found[format] = path
        elif "not written yet" in complaint:
            skip(format, "the command does not write it yet")
        else:
            fail(f"{format}, {subject}", complaint.splitlines()[-1])
    return chronicle(place / "truth"), found


def attempt(what, work, *arguments):
    """Calls a reader; what it throws is a failure of the file."""
    try:
        return work(*arguments)
    except Exception as error:  # whatever a foreign reader may throw
        fail(what, f"{type(error).__name__}: {error}")
        return None


def check_subject(command, folder, subject, everything, packages):
    truth, found = files(command, folder, subject)
    for format, path in found.items():
        back = command.chronicle(f"{format}, {subject}, back", path)
        if back is not None:
            compare(f"{format}, {subject}, written and read by Camarilla", truth, back)
    one_direction = subject in ONE_DIRECTION
    if networkx is not None:
        if "node-link" in found:
            what = f"node-link, {subject}, NetworkX"
            graph = attempt(what, read_node_link, found["node-link"])
            if graph is not None:
                compare(what, truth, from_networkx(graph))
        if "dot" in found and pydot is not None and hasattr(networkx, "nx_pydot"):
            what = f"dot, {subject}, NetworkX by pydot"
            graph = attempt(what, from_pydot, found["dot"])
            if graph is not None:
                compare(what, truth, graph)
        if "gml" in found:
            what = f"gml, {subject}, NetworkX"
            graph = attempt(what, read_gml, found["gml"])
            if graph is not None:
                compare(what, truth, from_networkx(graph), directions=one_direction)
        for format, reader in [("graphml", networkx.read_graphml), ("gexf", read_gexf)]:
            if format in found and one_direction:
                what = f"{format}, {subject}, NetworkX"
                if format == "gexf" and networkx.__version__ < "3.5":
                    skip("gexf by NetworkX", f"version {networkx.__version__} knows no GEXF 1.3")
                    continue
                graph = attempt(what, reader, found[format])
                if graph is not None:
                    compare(what, truth, from_networkx(graph))
                    check_rewritten(command, folder, what, graph, truth)
    if igraph is not None and "graphml" in found:
        what = f"graphml, {subject}, igraph"
        graph = attempt(what, igraph.Graph.Read_GraphML, str(found["graphml"]))
        if graph is not None:
            compare(what, truth, from_igraph(graph), directions=one_direction, but=["id"])
            if one_direction:
                rewritten = folder / "igraph.graphml"
                graph.write_graphml(str(rewritten))
                back = command.chronicle(f"{what}, rewritten", rewritten)
                if back is not None:
                    compare_loosely(f"{what}, rewritten and read by Camarilla", truth, back)
    if igraph is not None and "gml" in found:
        what = f"gml, {subject}, igraph"
        graph = attempt(what, read_gml_by_igraph, found["gml"])
        if graph is not None:
            compare(what, truth, graph, directions=one_direction, but=["id"])
    if everything and "igraph" in packages and "graphml" in found:
        what = f"graphml, {subject}, igraph of R"
        graph = attempt(what, from_r, ["igraph", "graphml"], found["graphml"], folder)
        if graph is not None:
            compare(what, truth, graph, directions=one_direction)
            if one_direction:
                rewritten = folder / "r.graphml"
                subprocess.run(
                    ["Rscript", HERE / "network.R", "rewrite", "graphml", found["graphml"], rewritten],
                    check=True, capture_output=True)
                back = command.chronicle(f"{what}, rewritten", rewritten)
                if back is not None:
                    compare_loosely(f"{what}, rewritten and read by Camarilla", truth, back)


def read_node_link(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    try:
        return networkx.node_link_graph(data, edges="edges")
    except TypeError:  # NetworkX before 3.4 has another word for it
        return networkx.node_link_graph(data, link="edges")


def read_gml(path):
    """Nodes are named by their own ids; by default they are named by their labels, which must be unique as well."""
    networkx.read_gml(path)
    return networkx.read_gml(path, label="identifier")


def read_gml_by_igraph(path):
    """igraph leaves the numbers of characters as they stand, which GML needs for all beyond ASCII."""
    graph = igraph.Graph.Read_GML(str(path))
    for sequence in (graph.vs, graph.es):
        for name in sequence.attributes():
            sequence[name] = [
                html.unescape(value) if isinstance(value, str) else value for value in sequence[name]]
    if graph.ecount() and "weight" in graph.es.attributes():
        missing = sum(math.isnan(weight) for weight in graph.es["weight"])
        if missing:
            raise ValueError(f"{missing} edges have no weight where others have one")
    return from_igraph(graph, id="identifier")


def read_gexf(path):
    return networkx.read_gexf(path, version="1.3")


def compare_loosely(what, truth, found):
    """Compares what programs keep that rename nodes and edges: the ids are then in an attribute."""
    names = {}
    for id, attributes in found.nodes.items():
        names[id] = attributes.get("node-id", id)
    renamed = Graph()
    for id, attributes in found.nodes.items():
        renamed.nodes[names[id]] = attributes
    for edge in found.edges:
        renamed.edges.append(
            {**edge, "source": names[edge["source"]], "target": names[edge["target"]]})
    compare(what, truth, renamed, node=["born", "died", "betweenness", "faction"],
            edge=["source", "target", "directed", "kind", "when", "weight", "citation", "note"],
            labels=False)


def check_rewritten(command, folder, what, graph, truth):
    """Has NetworkX write the graph in every format that it can, for the command to read."""
    writers = {
        "json": lambda path: path.write_text(
            json.dumps(networkx.node_link_data(graph)), encoding="utf-8"),
        "graphml": lambda path: networkx.write_graphml(graph, path),
        "gexf": lambda path: networkx.write_gexf(graph, path),
        "gml": lambda path: networkx.write_gml(graph, path, stringizer=str),
    }
    for extension, write in writers.items():
        path = folder / f"networkx.{extension}"
        write(path)
        name = f"{what}, rewritten as {extension}"
        complaint = command.convert(path, folder / "probe")
        shutil.rmtree(folder / "probe", ignore_errors=True)
        if complaint is not None and "not read yet" in complaint:
            skip(name, "the command does not read it yet")
            continue
        back = command.chronicle(name, path)
        if back is not None:
            compare(f"{name} and read by Camarilla", truth, back,
                    edge=["source", "target", "directed", "kind", "when", "weight", "citation", "note"],
                    node=["label", "born", "died", "role", "betweenness", "faction"],
                    # NetworkX writes the nodes' own names for labels into GML.
                    labels=extension != "gml")


def main():
    arguments = [one for one in sys.argv[1:] if not one.startswith("--")]
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    everything = "--all" in sys.argv
    if networkx is None:
        skip("everything of NetworkX", "Python has no networkx (Debian: python3-networkx)")
    if igraph is None:
        skip("everything of igraph", "Python has no igraph (Debian: python3-igraph)")
    if pydot is None:
        skip("DOT by NetworkX", "Python has no pydot (Debian: python3-pydot)")
    packages = r_packages() if everything else {}
    if not everything:
        skip("everything of R", "it takes longer: make interchange")
    else:
        for name in ["igraph", "network", "sna"]:
            if name not in packages:
                skip(f"everything of R's {name}", f"R has it not (Debian: r-cran-{name})")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        command = Command(os.path.abspath(arguments[0]), folder)
        for subject in SUBJECTS:
            check_subject(command, folder, subject, everything, packages)
        pajek = HERE / "pajek.py"
        if pajek.exists():
            done = subprocess.run([sys.executable, pajek, command.path])
            if done.returncode != 0:
                fail("Pajek", "Tests/Interchange/pajek.py failed, see above")
    for line in dict.fromkeys(skipped):
        print(f"SKIPPED {line}")
    for line in failures[:40]:
        print(f"FAILED {line}", file=sys.stderr)
    if len(failures) > 40:
        print(f"… and {len(failures) - 40} more", file=sys.stderr)
    print(f"{checks} comparisons with other programs, {len(failures)} failures,"
          f" {len(dict.fromkeys(skipped))} skipped")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
