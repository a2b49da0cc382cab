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
    if target == "mapping":
        for mapping in sorted((ROOT / "Examples/Imports").rglob("*.yaml")):
            tables = [file for file in sorted(mapping.parent.iterdir()) if file.suffix in (".csv", ".tsv", ".txt")]
            tables = [file for file in tables if not file.name.startswith("expected")]
            yield bundle(*(file.relative_to(ROOT) for file in tables), first=mapping.relative_to(ROOT))


def write(target, folder):
    for index, text in enumerate(sorted(set(texts(target)))):
        (folder / f"text-{index}").write_bytes(text.encode(errors="surrogatepass"))
