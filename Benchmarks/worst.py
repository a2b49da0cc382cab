#!/usr/bin/env python3
"""Gives Camarilla and its peers the same worst small files, each in a process of its own, and counts what comes of them.

    worst.py COMMAND               every input: about a quarter of an hour
    worst.py COMMAND --only dot    the inputs whose kind, format or name holds a word; nothing is written
    worst.py COMMAND --keep DIR    also leaves the inputs there

COMMAND is a release build. Needs `pip install networkx igraph pandas pydot`, and Graphviz; what isn't there is left
out. Gephi has no reader that runs without its window, so it isn't here. Every process has 20 processor seconds and 4 GB
of address space. Seconds and memory are what it takes beyond the same program with a file of one edge. The tables go
into Documentation/RELIABILITY.md, in place of the last ones.
"""

import argparse
import collections
import importlib.metadata
import importlib.util
import os
import pathlib
import platform
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
RESULTS = HERE.parent / "Documentation" / "RELIABILITY.md"
BEGIN, END = "<!-- worst: begin -->", "<!-- worst: end -->"
SECONDS, BYTES, LARGEST = 20, 4 << 30, 3_100_000

READ, PLACED, UNPLACED, TIME, MEMORY, CRASHED = "read", "refused with its location", "refused without", "out of time", \
    "out of memory", "crashed"
OUTCOMES = [READ, PLACED, UNPLACED, TIME, MEMORY, CRASHED]

EXTENSIONS = {"GraphML": "graphml", "GEXF": "gexf", "GML": "gml", "Pajek": "net", "node-link": "json", "DOT": "dot",
              "CSV": "csv"}

# Each program: the modules it needs, and how it reads each format, as Python.
PEERS = {
    "NetworkX": (["networkx", "pandas", "pydot"], {
        "GraphML": "import networkx; networkx.read_graphml(path)",
        "GEXF": "import networkx; networkx.read_gexf(path, version='1.3')",
        "GML": "import networkx; networkx.read_gml(path, label='id')",
        "Pajek": "import networkx; networkx.read_pajek(path)",
        "node-link": "import json, networkx; networkx.node_link_graph(json.load(open(path)), edges='links')",
        "DOT": "import networkx; networkx.nx_pydot.read_dot(path)",
        "CSV": "import networkx, pandas; networkx.from_pandas_edgelist("
               "pandas.read_csv(path), edge_attr=True, create_using=networkx.MultiDiGraph)",
    }),
    "igraph": (["igraph"], {
        "GraphML": "import igraph; igraph.Graph.Read_GraphML(path)",
        "GML": "import igraph; igraph.Graph.Read_GML(path)",
        "Pajek": "import igraph; igraph.Graph.Read_Pajek(path)",
    }),
}
GRAPHVIZ = ["nop", "-p"]
PROGRAMS = ["Camarilla", *PEERS, "Graphviz"]

# A refusal is an exception, whatever its class; its text is what a user is told.
RUNNER = """
import sys
path = sys.argv[1]
try:
    {code}
except MemoryError:
    sys.exit("out of memory")
except Exception as error:
    sys.exit(f"{{type(error).__name__}}: {{error}}")
"""


# --- files ----------------------------------------------------------------------------------------------


XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def graphml(body, declared="", head=XML, inner='edgedefault="directed"'):
    namespace = "http://graphml.graphdrawing.org/xmlns"
    return f'{head}<graphml xmlns="{namespace}">{declared}\n<graph id="g" {inner}>\n{body}\n</graph></graphml>\n'


def gexf(body, head=XML, inner='defaultedgetype="directed"'):
    return f'{head}<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph {inner}>\n{body}\n</graph></gexf>\n'


def gml(body):
    return f"graph [\n  directed 1\n{body}\n]\n"


def node_link(nodes, links, more=""):
    return f'{{"directed": true, "multigraph": true, "graph": {{}}, {more}"nodes": [{nodes}],\n"links": [{links}]}}\n'


def dot(body):
    return "digraph {\n" + body + "\n}\n"


def csv(body, more=""):
    return f"kind,source,target,when,weight{more}\n{body}\n"


def small(format, source="a", target="b", weight="1", edges=1):
    """A graph of two nodes, as text, with some equal edges, whose names and weight are those given."""
    def lines(line):
        return "\n".join([line] * edges)

    if format == "GraphML":
        return graphml(
            f'<node id="{source}"/><node id="{target}"/>\n'
            + lines(f'<edge source="{source}" target="{target}"><data key="w">{weight}</data></edge>'),
            '<key id="w" for="edge" attr.name="weight" attr.type="double"/>')
    if format == "GEXF":
        return gexf(
            f'<nodes><node id="{source}" label="{source}"/><node id="{target}" label="{target}"/></nodes>\n<edges>'
            + "\n".join(f'<edge id="{number}" source="{source}" target="{target}" weight="{weight}"/>'
                        for number in range(edges)) + "</edges>")
    if format == "GML":
        return gml(f'  node [ id 1 label "{source}" ]\n  node [ id 2 label "{target}" ]\n'
                   + lines(f"  edge [ source 1 target 2 weight {weight} ]")).replace(
                       "directed 1", "directed 1\n  multigraph 1")
    if format == "Pajek":
        return f'*Vertices 2\n1 "{source}"\n2 "{target}"\n*Arcs\n' + lines(f"1 2 {weight}") + "\n"
    if format == "node-link":
        return node_link(f'{{"id": "{source}"}}, {{"id": "{target}"}}', ",\n".join(
            [f'{{"source": "{source}", "target": "{target}", "weight": {weight}}}'] * edges))
    if format == "DOT":
        return dot(lines(f'"{source}" -> "{target}" [weight="{weight}"];'))
    return csv(lines(f"alliance,{source},{target},1926,{weight}"))


# --- the inputs, by kind: each gives formats, names and files ------------------------------------------------


def nesting():
    yield "GraphML", "20,000 graphs within each other", graphml(
        "".join(f'<node id="n{i}"><graph edgedefault="directed">' for i in range(20_000))
        + "</graph></node>" * 20_000)
    yield "GraphML", "200,000 elements within each other", graphml("<x>" * 200_000 + "</x>" * 200_000)
    yield "GEXF", "20,000 nodes within each other", gexf(
        "".join(f'<nodes><node id="n{i}" label="n">' for i in range(20_000)) + "</node></nodes>" * 20_000)
    yield "GML", "500,000 lists within each other", gml("x [ " * 500_000 + "] " * 500_000)
    yield "node-link", "an attribute of 500,000 arrays within each other", node_link(
        '{"id": "a", "x": ' + "[" * 500_000 + "]" * 500_000 + "}", "")
    yield "node-link", "500,000 objects that never end", '{"nodes": ' + '{"a":' * 500_000
    yield "DOT", "200,000 subgraphs within each other", dot("subgraph {" * 200_000 + "a" + "}" * 200_000)
    yield "DOT", "a label of 300,000 tags within each other", dot(f"a [label=<{'<b>' * 300_000}{'</b>' * 300_000}>]")


def entities():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 11))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>\n'
    yield "GraphML", "a billion laughs", graphml('<node id="a"/><desc>&l10;</desc>', head=bomb)
    yield "GEXF", "a billion laughs", gexf('<nodes><node id="&l10;" label="a"/></nodes>', head=bomb)
    square = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "{"a" * 100_000}">]>\n'
    yield "GraphML", "an entity of 100 kB, 20,000 times", graphml(
        f'<node id="a"/><desc>{"&e;" * 20_000}</desc>', head=square)
    file = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n'
    yield "GraphML", "an entity that is another file", graphml(
        '<node id="a"/><desc>&e;</desc>', head=file)
    loop = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>\n'
    yield "GEXF", "entities in a circle", gexf('<nodes><node id="a" label="&a;"/></nodes>', head=loop)
    yield "GML", "300,000 references to characters", small("GML", "&#228;" * 300_000)
    yield "GML", "references to characters that there aren't", small("GML", "&#99999999999;&#xD800;&nothing;&#x110000;")
    yield "DOT", "references to characters that there aren't", small("DOT", "&#99999999999;&#xD800;&nothing;&#x110000;")


def attributes():
    many = range(20_000)
    yield "GraphML", "20,000 keys, one of each in a node", graphml(
        "".join(f'<node id="n{i}"><data key="k{i}">x</data></node>' for i in many),
        "".join(f'<key id="k{i}" for="node" attr.name="a{i}" attr.type="string"/>' for i in many))
    yield "GraphML", "10,000 keys with defaults, 30,000 nodes", graphml(
        "".join(f'<node id="n{i}"/>' for i in range(30_000)),
        "".join(f'<key id="k{i}" for="node" attr.name="a{i}" attr.type="string"><default>x</default></key>'
                for i in range(10_000)))
    yield "GEXF", "20,000 attributes, one of each in a node", gexf(
        '<attributes class="node">' + "".join(f'<attribute id="{i}" title="a{i}" type="string"/>' for i in many)
        + "</attributes><nodes>" + "".join(
            f'<node id="n{i}" label="n"><attvalues><attvalue for="{i}" value="x"/></attvalues></node>' for i in many)
        + "</nodes>")
    yield "GEXF", "10,000 attributes with defaults, 20,000 nodes", gexf(
        '<attributes class="node">' + "".join(
            f'<attribute id="{i}" title="a{i}" type="string"><default>x</default></attribute>' for i in range(10_000))
        + "</attributes><nodes>" + "".join(f'<node id="n{i}" label="n"/>' for i in many) + "</nodes>")
    yield "GML", "20,000 nodes, each with an attribute of its own", gml(
        "".join(f'node [ id {i} label "n{i}" a{i} "x" ]\n' for i in many))
    yield "Pajek", "20,000 vertices, each with an attribute of its own", \
        "*Vertices 20000\n" + "".join(f'{i + 1} "n{i}" 0 0 0 box a{i} x\n' for i in many)
    yield "node-link", "20,000 nodes, each with an attribute of its own", node_link(
        ",".join(f'{{"id": {i}, "a{i}": 1}}' for i in many), "")
    yield "node-link", "one name 100,000 times in an object", node_link(
        '{"id": 1, ' + ", ".join(f'"x": {i}' for i in range(100_000)) + "}", "")
    yield "DOT", "20,000 nodes, each with an attribute of its own", dot("".join(f"n{i} [a{i}=x];\n" for i in many))
    yield "CSV", "20,000 columns", csv(
        "\n".join("alliance,a,b,1926,1" + "," * 20_000 for _ in range(100)), "".join(f",c{i}" for i in many))


def length():
    for format in EXTENSIONS:
        yield format, "names of 500 kB", small(format, "a" * 500_000, "b" * 500_000)
    yield "GraphML", "a comment of 3 MB", graphml(f'<node id="a"/><!--{"x" * 3_000_000}-->')
    yield "GEXF", "a tag of 2 MB of blanks", gexf(f'<nodes><node id="a" label="a"{" " * 2_000_000}/></nodes>')
    yield "GML", "a key of 1 MB", gml(f'node [ id 1 label "a" {"k" * 1_000_000} 1 ]')
    yield "DOT", "200,000 texts joined by +", dot('a [label="a"' + ' + "b"' * 200_000 + "]")
    yield "DOT", "a chain of 300,000 nodes in one statement", dot("->".join(f"n{i}" for i in range(300_000)))


def counts():
    yield "Pajek", "900,000,000 vertices declared", '*Vertices 900000000\n1 "a"\n2 "b"\n*Arcs\n1 2 1\n'
    yield "Pajek", "900,000 vertices declared", '*Vertices 900000\n1 "a"\n2 "b"\n*Arcs\n1 2 1\n'
    yield "Pajek", "10 to the 30 vertices declared", f'*Vertices 1{"0" * 30}\n1 "a"\n'
    yield "Pajek", "-5 vertices declared", '*Vertices -5\n1 "a"\n'
    yield "Pajek", "a matrix of 100,000 vertices and one row", "*Vertices 100000\n*Matrix\n" + "1 " * 1000 + "\n"
    yield "Pajek", "an edge to vertex 2,000,000,000", '*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 2000000000 1\n'
    yield "GraphML", "900,000,000 nodes declared", graphml(
        '<node id="n0"/>', inner='edgedefault="directed" parse.nodes="900000000" parse.edges="900000000"')
    yield "GEXF", "900,000,000 nodes declared", gexf('<nodes count="900000000"><node id="a" label="a"/></nodes>')
    yield "GML", "a node of the id 2,147,483,647", gml(
        "node [ id 2147483647 ]\nnode [ id 1 ]\nedge [ source 1 target 2147483647 ]")


def products():
    own_name = "\\N"

    def group(letter, count):
        return "{" + " ".join(f"{letter}{i}" for i in range(count)) + "}"

    yield "DOT", "a product of 4,000,000 edges", dot(f"{group('a', 2000)} -> {group('b', 2000)}")
    yield "DOT", "a product of 810,000 edges", dot(f"{group('a', 900)} -> {group('b', 900)}")
    yield "DOT", "50 products of 1,000,000 edges", dot(" -> ".join(group(f"g{i}x", 1000) for i in range(51)))
    yield "DOT", "defaults of 3,000 attributes for 3,000 nodes", dot(
        "node [" + ", ".join(f"a{i}=x" for i in range(3000)) + "]\n" + group("n", 3000))
    yield "DOT", "2,000 labels that say a name of 1 kB 100 times", dot(
        "".join(f'{"x" * 1000}{i} [label="{own_name * 100}"]\n' for i in range(2000)))
    yield "DOT", "200 subgraphs within each other with 500 nodes each", dot(
        "".join(f"subgraph s{i} {{" + " ".join(f"n{i}x{j}" for j in range(500)) + ";" for i in range(200)) + "}" * 200)


def repeats():
    for format in ["GraphML", "GEXF", "GML", "Pajek", "node-link", "DOT", "CSV"]:
        yield format, "20,000 equal edges", small(format, edges=20_000)
    pairs = [(i, j) for i in range(60) for j in range(60) if i != j]
    yield "CSV", "28,320 claims that contradict each other", csv("\n".join(
        f"{kind},p{i},p{j},{year},1" for i, j in pairs for year in range(1920, 1924) for kind in ["alliance", "rivalry"]))
    yield "CSV", "20,000 names that differ in a letter", csv("\n".join(
        f"alliance,Constantin Dimitrescu {i:05},Constantin Dimitresco {i:05},1926,1" for i in range(20_000)))
    yield "CSV", "30,000 relationships that overlap", csv("\n".join(
        f"alliance,a,b,{1000 + i % 400}/{1500 + i % 400},1" for i in range(30_000)))
    yield "DOT", "50,000 edges of a node to itself", dot("a -> a;\n" * 50_000)


def truncated():
    draw = random.Random(1)
    for format in EXTENSIONS:
        text = small(format, edges=10_000)
        yield format, "cut in the middle", text[:draw.randrange(len(text) // 3, len(text) * 2 // 3)]
    yield "GraphML", "of 0 bytes", ""
    yield "node-link", "of 0 bytes", ""


def encodings():
    for format in EXTENSIONS:
        yield format, "a byte that isn't UTF-8", small(format, "M@ller").encode().replace(b"@", b"\xfc")
        yield format, "bytes 0", small(format, "M@ller").encode().replace(b"@", b"\0")
        yield format, "UTF-16", small(format).replace("UTF-8", "UTF-16").encode("utf-16")
        yield format, "UTF-8 with a mark of byte order", small(format).encode("utf-8-sig")
    for format in ["GraphML", "GEXF"]:
        yield format, "UTF-8 that says it is UTF-16", small(format).replace("UTF-8", "UTF-16")
        yield format, "an encoding that there isn't", small(format).replace("UTF-8", "KOI-99")


def numbers():
    for format in EXTENSIONS:
        for number in ["1e999", "nan", "-0", "9" * 100_000]:
            # JSON has no such word as nan; Python writes it all the same, as NaN.
            spelling = "NaN" if format == "node-link" and number == "nan" else number
            yield format, f"a weight of {number if len(number) < 9 else '100,000 digits'}", small(format, weight=spelling)


def identity():
    node = '<node id="a"/>'
    yield "GraphML", "a node twice", graphml(node + node)
    yield "GraphML", "an edge to a node that there isn't", graphml(node + '<edge source="a" target="b"/>')
    yield "GraphML", "nodes without ids", graphml("<node/><node/>")
    yield "GraphML", "an edge from a node to one within it", graphml(
        '<node id="a"><graph edgedefault="directed"><node id="b"/><edge source="b" target="a"/></graph></node>')
    node = '<node id="a" label="a"/>'
    yield "GEXF", "a node twice", gexf(f"<nodes>{node}{node}</nodes>")
    yield "GEXF", "an edge to a node that there isn't", gexf(
        f'<nodes>{node}</nodes><edges><edge id="0" source="a" target="b"/></edges>')
    yield "GEXF", "two nodes, each the other's parent", gexf(
        '<nodes><node id="a" label="a" pid="b"/><node id="b" label="b" pid="a"/></nodes>')
    yield "GEXF", "20,000 parents in a circle", gexf(
        "<nodes>" + "".join(f'<node id="{i}" label="a" pid="{(i + 1) % 20_000}"/>' for i in range(20_000)) + "</nodes>")
    yield "GML", "a node twice", gml("node [ id 1 ] node [ id 1 ]")
    yield "GML", "an edge to a node that there isn't", gml("node [ id 1 ] edge [ source 1 target 2 ]")
    yield "GML", "an edge without ends", gml("node [ id 1 ] edge [ ]")
    yield "Pajek", "a vertex twice", '*Vertices 2\n1 "a"\n1 "b"\n*Arcs\n1 2\n'
    yield "Pajek", "an edge to vertex 3 of 2", '*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 3\n'
    yield "Pajek", "an edge to vertex 0", '*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n0 1\n'
    yield "node-link", "a node twice", node_link('{"id": 1}, {"id": 1}', "")
    yield "node-link", "an edge to a node that there isn't", node_link('{"id": 1}', '{"source": 1, "target": 2}')
    yield "node-link", "ids 1, '1', 1.0 and true", node_link('{"id": 1}, {"id": "1"}, {"id": 1.0}, {"id": true}', "")
    yield "node-link", "ids that are objects", node_link('{"id": {}}, {"id": []}, {"id": null}', "")
    yield "CSV", "rows without a name", csv("alliance,,b,1926,1\nalliance,a,,1926,1")


def dates():
    for what, start, end in [("of the year 10 to the 30", "1" + "0" * 30, "1" + "0" * 31),
                             ("that end before they begin", "1953", "1922"),
                             ("of a 99th month", "1926-99-99", "1926-99-99")]:
        yield "GEXF", f"dates {what}", gexf(
            f'<nodes><node id="a" label="a"/><node id="b" label="b"/></nodes><edges><edge id="0" source="a" target="b"'
            f' start="{start}" end="{end}"/></edges>', inner='mode="dynamic" timeformat="date" defaultedgetype="directed"')
        yield "CSV", f"dates {what}", csv(f"alliance,a,b,{start}/{end},1")
    yield "GEXF", "30,000 spells of one edge", gexf(
        '<nodes><node id="a" label="a"/><node id="b" label="b"/></nodes><edges><edge id="0" source="a" target="b"><spells>'
        + "".join(f'<spell start="{1000 + i % 900}" end="{1001 + i % 900}"/>' for i in range(30_000))
        + "</spells></edge></edges>", inner='mode="dynamic" timeformat="date" defaultedgetype="directed"')
    yield "Pajek", "times of 999,999,999,999", '*Vertices 2\n1 "a" [1-*]\n2 "b" [5-1]\n*Arcs\n1 2 1 [1-999999999999]\n'


def lines():
    ends = ["\r", "\n", "\r\n", "\n\r"]
    for format in EXTENSIONS:
        draw = random.Random(format)
        yield format, "ends of lines mixed", re.sub("\n", lambda _: draw.choice(ends), small(format, edges=50))
        yield format, "lines that end in CR", small(format, edges=50).replace("\n", "\r")


def quotes():
    for format in EXTENSIONS:
        before, behind = small(format, edges=10_000, source="@").split("@", 1)
        opening = '"' if format == "CSV" else ""
        yield format, "a quote that is never closed", before + opening + "a" + behind.replace('"', "")


KINDS = {
    "deep nesting": nesting, "entities": entities, "many attributes": attributes, "long names and lines": length,
    "counts declared": counts, "products": products, "repeats and contradictions": repeats, "cut short": truncated,
    "encodings": encodings, "numbers": numbers, "ids and parents": identity, "dates": dates, "ends of lines": lines,
    "open quotes": quotes,
}


# --- programs ---------------------------------------------------------------------------------------------


Result = collections.namedtuple("Result", "outcome seconds memory message")


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(command, folder):
    """What comes of a process, which is stopped by its limits, or where it only waits."""
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=told, stderr=told, preexec_fn=limits)
        waiting = threading.Timer(30 * SECONDS, process.kill)
        waiting.start()
        _, status, usage = os.wait4(process.pid, 0)
        waiting.cancel()
        process.returncode = code = os.waitstatus_to_exitcode(status)
        told.seek(0)
        message = told.read(1 << 20).decode("utf-8", "replace")
    seconds = usage.ru_utime + usage.ru_stime
    # The line of a source that an assertion stands in is no place of an input.
    place = re.sub(r"\S+\.(c|cc|cpp|y|l|py|pxi|pyx|pmt):\d+", "", message)
    if code == 0:
        outcome = READ
    elif code in {-signal.SIGXCPU, -signal.SIGKILL}:
        outcome = TIME
    elif re.search(r"(?i)out of memory|bad_alloc|MemoryError|cannot allocate|can't allocate", message):
        outcome = MEMORY
    elif code < 0:
        outcome = CRASHED
    elif re.search(r"(?i)\b(line|row|column|col|char|position|byte|offset)\W{0,3}\d+|:\d+:\d+|at \(\d+, \d+\)", place):
        outcome = PLACED
    else:
        outcome = UNPLACED
    return Result(outcome, seconds, usage.ru_maxrss * 1024, message.strip())


def commands(command, path, format):
    """How each program that is here reads a file."""
    found = {"Camarilla": [command, "validate", path]}
    for name, (modules, readers) in PEERS.items():
        if format in readers and all(importlib.util.find_spec(module) for module in modules):
            found[name] = [sys.executable, "-c", RUNNER.format(code=readers[format]), path]
    if format == "DOT" and shutil.which(GRAPHVIZ[0]):
        found["Graphviz"] = [*GRAPHVIZ, path]
    return found


def inputs(only):
    for kind, make in KINDS.items():
        for format, name, data in make():
            data = data.encode() if isinstance(data, str) else data
            assert len(data) <= LARGEST, f"{format}, {name}: {len(data)} bytes"
            if any(only.lower() in text.lower() for text in [kind, format, name]):
                yield kind, format, name, data


def measured(command, only, folder):
    """Each input with what every program made of it."""
    bases = {}
    for format, extension in EXTENSIONS.items():
        path = os.path.join(folder, f"base.{extension}")
        pathlib.Path(path).write_text(small(format), encoding="utf-8")
        for program, words in commands(command, path, format).items():
            runs = [run(words, folder) for _ in range(3)]
            if any(one.outcome != READ for one in runs):
                sys.exit(f"{program} doesn't read a {format} file of one edge: {runs[0].message}")
            bases[program, format] = min(one.seconds for one in runs), min(one.memory for one in runs)
    for number, (kind, format, name, data) in enumerate(inputs(only)):
        path = os.path.join(folder, f"{number:03}.{EXTENSIONS[format]}")
        pathlib.Path(path).write_bytes(data)
        results = {}
        for program, words in commands(command, path, format).items():
            result = run(words, folder)
            seconds, memory = bases[program, format]
            results[program] = result._replace(
                seconds=max(result.seconds - seconds, 0), memory=max(result.memory - memory, 0))
        yield kind, format, name, path, results


# --- tables -----------------------------------------------------------------------------------------------


def megabytes(memory):
    return f"{memory / 1e6:,.0f} MB"


def taken(result):
    return f"{result.outcome}, {result.seconds:.1f} s, {megabytes(result.memory)}"


def cell(results):
    if not results:
        return ""
    counted = collections.Counter(result.outcome for result in results)
    told = ", ".join(f"{counted[outcome]} {outcome}" for outcome in OUTCOMES if counted[outcome])
    return (f"{told}; {max(result.seconds for result in results):.1f} s,"
            f" {megabytes(max(result.memory for result in results))}")


def behind(rows):
    """The inputs that a peer does better with: it reads them, and Camarilla refuses them or takes more than twice as much."""
    for kind, format, name, _, results in rows:
        ours = results["Camarilla"]
        better = []
        for program, theirs in results.items():
            if program == "Camarilla" or theirs.outcome != READ:
                continue
            if (ours.outcome != READ or ours.seconds > 2 * theirs.seconds and ours.seconds > 0.1
                    or ours.memory > 2 * theirs.memory and ours.memory > 16e6):
                better.append(program)
        if better:
            yield format, name, taken(ours), "; ".join(f"{program}: {taken(results[program])}" for program in better)



def tables(rows):
    programs = [program for program in PROGRAMS if any(program in row[-1] for row in rows)]

    def of(program, kind=None):
        return [row[-1][program] for row in rows if program in row[-1] and kind in (None, row[0])]

    versions = [f"{module} {importlib.metadata.version(module)}" for module in ["networkx", "igraph", "pandas", "pydot"]
                if importlib.util.find_spec(module)]
    if "Graphviz" in programs:
        shown = subprocess.run(["dot", "-V"], capture_output=True, text=True).stderr
        versions.append("Graphviz " + re.search(r"[\d.]+", shown)[0])
    yield from [
        f"By `Benchmarks/worst.py`: {len(rows)} files of at most 3 MB; {', '.join(versions)}, Python {platform.python_version()}."
        f" Each program has {SECONDS} processor seconds and 4 GB of address space a file. Camarilla's is `validate`, which"
        " reads and then looks for what contradicts itself; the others only read: NetworkX DOT by pydot and CSV by pandas,"
        " Graphviz by `nop -p`. A refusal has its location where its message names a line, a row or a byte. To read isn't"
        " always better than to refuse: some read dates of a 99th month, or what is left of a file. Gephi needs a window,"
        " and isn't here.", "",
        "| outcome | " + " | ".join(programs) + " |", "|---|" + "---:|" * len(programs),
        "| files given | " + " | ".join(str(len(of(program))) for program in programs) + " |"]
    for outcome in OUTCOMES:
        yield f"| {outcome} | " + " | ".join(
            str(sum(result.outcome == outcome for result in of(program))) for program in programs) + " |"
    yield from [
        "", "The most time and memory of any file of a kind, beyond what the program takes for a file of one edge:", "",
        "| kind | " + " | ".join(programs) + " |", "|---|" + "---|" * len(programs)]
    for kind in dict.fromkeys(row[0] for row in rows):
        yield f"| {kind} | " + " | ".join(cell(of(program, kind)) for program in programs) + " |"
    lost = list(behind(rows))
    if lost:
        yield from [
            "", "Files that a peer reads and Camarilla refuses, or for which it takes more than twice the time or memory:", "",
            "| file | Camarilla | peers |", "|---|---|---|"]
        for format, name, ours, theirs in lost:
            yield f"| {format}: {name} | {ours} | {theirs} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command")
    parser.add_argument("--only", default="", help="the inputs whose kind, format or name holds this word")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder that the inputs stay in")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or pathlib.Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for row in measured(os.path.abspath(arguments.command), arguments.only, str(folder.resolve())):
            rows.append(row)
            kind, format, name, path, results = row
            print(f"{os.path.basename(path)}: {kind}: {format}, {name}", flush=True)
            for program, result in results.items():
                print(f"    {program}: {result.outcome}, {result.seconds:.2f} s, {megabytes(result.memory)}:"
                      f" {result.message[-300:]!r}", flush=True)
    if not rows:
        sys.exit(f"no input holds '{arguments.only}'")
    text = "\n".join([BEGIN, *tables(rows), END])
    if arguments.only:
        print(text)
        return
    old = RESULTS.read_text(encoding="utf-8")
    before, rest = old.split(BEGIN)
    RESULTS.write_text(before + text + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
