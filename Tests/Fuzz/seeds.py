"""The inputs that fuzzing starts from: the files of the examples, and the texts that stand in the tests."""

import pathlib
import re

ROOT = pathlib.Path(__file__).parent.parent.parent
GRAPHS = "Tests/CamarillaGraphFilesTests/"
STALIN = "Examples/StalinCircle/"

# Where the texts of each target stand in the tests; a test's file, or a folder of them.
TARGETS = {
    "table": ["Tests/CamarillaFormatsTests/Package", "Tests/CamarillaFormatsTests/Table"],
    "package": ["Tests/CamarillaFormatsTests/Package"],
    "cleaning": ["Tests/CamarillaFormatsTests/Cleaning"],
    "dates": ["Tests/CamarillaTests/Dates"],
    "graphml": [GRAPHS + "GraphML", GRAPHS + "XML"],
    "gexf": [GRAPHS + "GEXF", GRAPHS + "XML"],
    "pajek": [GRAPHS + "Pajek"],
    "node-link": [GRAPHS + "NodeLink"],
    "graphology": [GRAPHS + "Graphology", GRAPHS + "NodeLink"],
    "cx2": [GRAPHS + "CX2"],
    "sif": [GRAPHS + "SIF"],
    "dl": [GRAPHS + "DL"],
    "gml": [GRAPHS + "GML"],
    "dot": [GRAPHS + "DOT"],
    "edge-spells": [GRAPHS + "EdgeSpells"],
    "gephi": [GRAPHS + "Gephi", GRAPHS + "Tables"],
    "palladio": [GRAPHS + "Palladio", GRAPHS + "Tables"],
    "mapping": ["Tests/CamarillaImportTests"],
    # Its writer makes them.
    "store": [],
    "arguments": [],
    "explorer": ["Tests/CamarillaExplorerTests"],
}

BLOCK = re.compile(r'(#*)"""\n(.*?)\n([ \t]*)"""\1', re.S)
LINE = re.compile(r'(#*)"((?:\\.|[^"\\\n])*)"\1')
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", '"': '"', "'": "'", "\\": "\\"}


def unescaped(text):
    text = re.sub(r"\\\n[ \t]*", "", text)
    text = re.sub(r"\\\([^()]*(?:\([^()]*\))?[^()]*\)", "1926", text)
    text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), text)


def literals(source):
    """The texts in Swift's source: those of several lines, and those of one."""
    for hashes, body, indent in BLOCK.findall(source):
        body = "\n".join(line.removeprefix(indent) for line in body.split("\n"))
        yield (body if hashes else unescaped(body)) + "\n"
    for hashes, body in LINE.findall(BLOCK.sub("", source)):
        yield body if hashes else unescaped(body)


def sources(paths):
    for path in paths:
        path = ROOT / path
        yield from [path] if path.is_file() else sorted(path.rglob("*.swift"))


def bundle(*files, first=None):
    parts = [(ROOT / first).read_text()] if first else []
    return "".join(parts + [f"=== {pathlib.Path(file).name}\n{head(file)}" for file in files])


def head(file, lines=12):
    return "".join((ROOT / file).read_text().splitlines(keepends=True)[:lines])


def texts(target):
    for path in sources(TARGETS[target]):
        yield from (text for text in literals(path.read_text()) if target == "dates" or len(text) > 12)
    if target in ("table", "cleaning"):
        yield head(STALIN + "relationships.csv")
        yield head(STALIN + "figures.csv")
    if target == "package":
        names = ["datapackage.json", "figures.csv", "relationships.csv", "sources.csv"]
        yield "".join(f"=== {name}\n{head(STALIN + name, 12 if name.endswith('.csv') else 999)}" for name in names)
    if target == "arguments":
        for document in [ROOT / "README.md", *sorted((ROOT / "Documentation").glob("*.md"))]:
            for line in re.findall(r"^\s*camarilla (.+?)\s*(?:#.*)?$", document.read_text(), re.M):
                yield "\n".join(line.replace("'", "").replace('"', "").split(" "))
    if target == "explorer":
        for query in ["", "?year=1926&measure=degree&top=5", "?from=1924&to=%C3%A4&by=month", "?where=source.born%20%3C%201880"]:
            yield f"GET /api/v1/central{query} HTTP/1.1\r\nHost: 127.0.0.1:1\r\nCookie: a=b\r\n\r\n"
        body = '{"command": "add", "arguments": ["alliance", "a", "b", "1926"], "options": {"note": ["x"]}}'
        yield (f"POST /api/v1/edits HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Type: application/json\r\n"
               f"Content-Length: {len(body)}\r\nIf-Match: \"0\"\r\n\r\n{body}")
    if target == "mapping":
        for mapping in sorted((ROOT / "Examples/Imports").rglob("*.yaml")):
            tables = [file for file in sorted(mapping.parent.iterdir()) if file.suffix in (".csv", ".tsv", ".txt")]
            tables = [file for file in tables if not file.name.startswith("expected")]
            yield bundle(*(file.relative_to(ROOT) for file in tables), first=mapping.relative_to(ROOT))


def write(target, folder):
    for index, text in enumerate(sorted(set(texts(target)))):
        (folder / f"text-{index}").write_bytes(text.encode(errors="surrogatepass"))
