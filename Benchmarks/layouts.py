#!/usr/bin/env python3
"""Measures layouts: ours beside Graphviz's and igraph's, on graphs of many shapes.

    python3 Benchmarks/layouts.py BINARY [--before BINARY] > Benchmarks/LAYOUTS.md

Graphviz's programs get boxes of our sizes, have overlaps removed by PRISM (which keeps their drawings as small as they
can), and lead edges around boxes where that ends within a minute (splines=true, up to 150 figures; straight else).
igraph's points are scaled to the page of ours, with boxes of the same sizes and straight edges. Needs numpy and igraph;
Graphviz's programs where they are there.
"""
import argparse, math, os, random, re, shutil, subprocess, sys, tempfile, time

import numpy as np

import igraph

FIRST = "Anton Boris Clara Dmitri Elena Fedor Galina Henrik Irina Josef Karl Lena Marta Nikolai Olga Pavel Rosa Stefan Tamara Viktor".split()
LAST = "Adler Bergman Chernov Dubois Egorov Fischer Grigorenko Hoffmann Ivanov Jansen Kowalski Lindqvist Morozov Novak Orlov Petrov Rosenberg Schmidt Tikhonov Volkov".split()


def name(i):
    return f"{FIRST[i % 20]} {LAST[i // 20 % 20]}" + ("" if i < 400 else f" {i // 400 + 1}")


def planted(n, groups, degree, hostile, seed, leaves=0.0):
    """Groups of friends with rivals anywhere, and perhaps a share of figures tied to one other alone."""
    r = random.Random(seed)
    group = [r.randrange(groups) for _ in range(n)]
    core = [i for i in range(n) if r.random() >= leaves]
    inside = {}
    for i in core:
        inside.setdefault(group[i], []).append(i)
    ties = {}
    for i in core:
        for _ in range(max(1, round(r.expovariate(2 / degree)))):
            ties.setdefault(frozenset((i, r.choice(inside[group[i]]))), "alliance")
        if r.random() < hostile:
            ties.setdefault(frozenset((i, r.choice(core))), "rivalry")
    for i in set(range(n)) - set(core):
        own = inside.get(group[i], core)
        ties[frozenset((own[int(r.random() ** 2 * len(own))], i))] = "alliance"
    return [(k, *sorted(t)) for t, k in ties.items() if len(t) == 2]


def scale_free(n, m, seed):
    r = random.Random(seed)
    ties, ends = [], [0]
    for i in range(1, n):
        for j in sorted({r.choice(ends) for _ in range(m)} - {i}):
            ties.append(("alliance" if r.random() < 0.8 else "rivalry", j, i))
            ends += [i, j]
    return ties


def tree(n, branches):
    return [("alliance", (i - 1) // branches, i) for i in range(1, n)]


def grid(side):
    at = lambda x, y: x * side + y
    return [("alliance", at(x, y), at(x + 1, y)) for x in range(side - 1) for y in range(side)] + [
        ("alliance", at(x, y), at(x, y + 1)) for x in range(side) for y in range(side - 1)]


def camps(n, seed):
    """Two camps, allied within and rivals across."""
    r = random.Random(seed)
    ties = set()
    while len(ties) < 3 * n:
        a, b = sorted(r.sample(range(n), 2))
        ties.add(("alliance" if a % 2 == b % 2 else "rivalry", a, b))
    return sorted(ties)


def graphs():
    """Names, and a year of the sample or ties."""
    for year in (1918, 1924, 1926, 1929, 1936, 1937, 1946, 1953):
        yield f"sample {year}", year
    for n, groups, degree, seed in ((50, 4, 4, 1), (65, 5, 3, 7), (150, 7, 4, 2), (150, 9, 3, 8), (500, 12, 4, 3)):
        yield f"{n} in {groups} factions, {seed}", planted(n, groups, degree, 0.3, seed)
    yield "150, half of them leaves", planted(150, 6, 4, 0.3, 5, 0.5)
    yield "two camps of 25", camps(50, 4)
    yield "scale-free, 50", scale_free(50, 2, 6)
    yield "scale-free, 150", scale_free(150, 2, 6)
    yield "chain of 60", tree(60, 1)
    yield "tree of 121", tree(121, 3)
    yield "grid of 10 by 10", grid(10)
    yield "eight hubs, 200", tree(200, 25)
    yield "2,000 in 20 factions", planted(2000, 20, 3, 0.2, 4, 0.3)


def drawing(dot):
    """Boxes (middle, size), their factions, and ties as lists of points."""
    text = open(dot, encoding="utf-8").read()
    boxes, factions, index = [], [], {}
    for m in re.finditer(r'(?m)^  "((?:[^"\\]|\\.)*)" \[pos="([-\d.]+),([-\d.]+)", width=([\d.]+), height=([\d.]+)(.*)\]$', text):
        if 'class="figure' not in m[6]:
            continue
        index[m[1]] = len(boxes)
        boxes.append([float(m[2]), float(m[3]), float(m[4]) * 72, float(m[5]) * 72])
        found = re.search(r"(no_faction|faction_\d+)", m[6])
        factions.append(found[1] if found else "")
    ties = []
    for m in re.finditer(r'(?m)^  "((?:[^"\\]|\\.)*)" -> "((?:[^"\\]|\\.)*)" \[pos="([^"]*)"', text):
        if m[1] in index and m[2] in index:
            points = [tuple(map(float, p.split(",")[-2:])) for p in m[3].split() if p[0] not in "se"]
            ties.append((index[m[1]], index[m[2]], points))
    return np.array(boxes), factions, ties


def samples(points, count=24):
    t = np.linspace(0, 1, count + 1)[:, None]
    out = []
    for k in range(0, len(points) - 3, 3):
        a, b, c, d = (np.array(p) for p in points[k:k + 4])
        out.append((1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d)
    return np.concatenate(out)


# The page to which drawings are scaled for the size of their type: of a book, upright or across, points.
PAGE = (120 / 25.4 * 72, 180 / 25.4 * 72)

MEASURES = {
    "overlaps": "Boxes that overlap another, in pairs.",
    "through": "Ties through the boxes of others, as they are drawn.",
    "crossings": "Crossings of ties, drawn straight.",
    "stress": "Stress against the number of steps between figures: the mean over pairs of ((a·distance − steps) / steps)², with the best a.",
    "faction": "Share of figures whose nearest neighbor is of their faction.",
    "type": "Points that a name of 7 points has left when the drawing is scaled to a page of 120 × 180 mm, upright or across.",
    "filled": "Share of the drawing's rectangle that names fill.",
    "seconds": "Seconds: of the whole command for ours and Graphviz's, of the layout alone for igraph's.",
}


def measures(boxes, factions, ties):
    x, y, w, h = boxes.T
    found = {}
    apart = (np.abs(x[:, None] - x) >= (w[:, None] + w) / 2 - 0.5) | (np.abs(y[:, None] - y) >= (h[:, None] + h) / 2 - 0.5)
    found["overlaps"] = int((~apart).sum() - len(boxes)) // 2
    through = 0
    for s, t, points in ties:
        p = samples(points)
        inside = ((np.abs(p[:, :1] - x) < w / 2 - 1) & (np.abs(p[:, 1:] - y) < h / 2 - 1)).any(axis=0)
        inside[[s, t]] = False
        through += int(inside.sum())
    found["through"] = through
    pairs = np.array(sorted({(min(s, t), max(s, t)) for s, t, _ in ties}))
    a, b = boxes[pairs[:, 0], :2], boxes[pairs[:, 1], :2]
    side = lambda p, q, r: np.sign((q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0]))
    crossings = 0
    for i in range(len(pairs) - 1):
        j = slice(i + 1, None)
        free = ~((pairs[j] == pairs[i][0]) | (pairs[j] == pairs[i][1])).any(axis=1)
        cross = (side(a[i], b[i], a[j]) * side(a[i], b[i], b[j]) < 0) & (side(a[j], b[j], a[i]) * side(a[j], b[j], b[i]) < 0)
        crossings += int((cross & free).sum())
    found["crossings"] = crossings
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    steps = np.array(igraph.Graph(n=len(boxes), edges=pairs.tolist()).distances())
    counted = np.isfinite(steps) & (steps > 0)
    share = distance[counted] / steps[counted]
    found["stress"] = float(np.mean((share * share.sum() / (share ** 2).sum() - 1) ** 2))
    near = (distance + np.diag([math.inf] * len(boxes))).argmin(axis=1)
    own = [factions[i] == factions[near[i]] for i in range(len(boxes)) if factions[i].startswith("faction")]
    found["faction"] = sum(own) / len(own) if own else None
    width, height = ((v + s / 2).max() - (v - s / 2).min() for v, s in ((x, w), (y, h)))
    found["type"] = 7 * max(min(PAGE[0] / width, PAGE[1] / height), min(PAGE[1] / width, PAGE[0] / height))
    found["filled"] = float((w * h).sum() / (width * height))
    return found


def render(binary, graph, folder, extra=()):
    out = os.path.join(folder, "x.dot")
    if isinstance(graph, int):
        arguments = [str(graph)]
    else:
        table = os.path.join(folder, "x.csv")
        with open(table, "w", encoding="utf-8") as f:
            f.write("kind,source,target,when\n")
            for kind, a, b in graph:
                f.write(f"{kind},{name(a)},{name(b)},1900\n")
        arguments = ["1900", "--chronicle", table]
    begun = time.perf_counter()
    done = subprocess.run([binary, "render", *arguments, "-o", out, *extra], capture_output=True, text=True)
    seconds = time.perf_counter() - begun
    return None if done.returncode else (*drawing(out), seconds)


def by_graphviz(drawn, program):
    """Where Graphviz's program puts our boxes and ties; friends nearer than rivals is left to ours."""
    boxes, factions, ties, _ = drawn
    if not shutil.which(program) or len(boxes) > 500 and program != "sfdp":
        return None
    lines = ["graph g {", f"overlap=prism; sep=\"+4\"; splines={'true' if len(boxes) <= 150 else 'line'}",
             "node [shape=box, fixedsize=true, label=\"\"]"]
    lines += [f"{i} [width={b[2] / 72:.4f}, height={b[3] / 72:.4f}]" for i, b in enumerate(boxes)]
    lines += [f"{s} -- {t}" for s, t in sorted({(min(s, t), max(s, t)) for s, t, _ in ties})]
    begun = time.perf_counter()
    out = subprocess.run([program, "-Tplain"], input="\n".join(lines + ["}"]), capture_output=True, text=True).stdout
    seconds = time.perf_counter() - begun
    placed, lines = boxes.copy(), []
    for line in out.splitlines():
        f = line.split()
        if f[0] == "node":
            placed[int(f[1])] = [float(v) * 72 for v in f[2:6]]
        elif f[0] == "edge":
            v = [float(c) * 72 for c in f[4:4 + 2 * int(f[3])]]
            lines.append((int(f[1]), int(f[2]), list(zip(v[::2], v[1::2]))))
    return placed, factions, lines, seconds


def by_igraph(drawn, layout):
    boxes, factions, ties, _ = drawn
    graph = igraph.Graph(n=len(boxes), edges=sorted({(min(s, t), max(s, t)) for s, t, _ in ties}))
    random.seed(1)
    begun = time.perf_counter()
    points = np.array(graph.layout(layout).coords)
    seconds = time.perf_counter() - begun
    span = lambda v: max(v.max() - v.min(), 1e-9)
    scaled = boxes.copy()
    for k in (0, 1):
        scaled[:, k] = (points[:, k] - points[:, k].min()) / span(points[:, k]) * span(boxes[:, k])
    straight = [(s, t, [tuple(scaled[s, :2] + (scaled[t, :2] - scaled[s, :2]) * q) for q in (0, 1 / 3, 2 / 3, 1)]) for s, t, _ in ties]
    return scaled, factions, straight, seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--before")
    options = parser.parse_args()
    columns = (["before"] if options.before else []) + ["ours", "neato", "sfdp", "dot", "igraph fr", "igraph kk", "igraph drl"]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for title, graph in graphs():
            ours = render(options.binary, graph, folder, ["--leaves", "shown"])
            cells = {}
            for column in columns:
                if column == "before":
                    drawn = render(options.before, graph, folder, ["--leaves", "shown"])
                elif column == "ours":
                    drawn = ours
                elif column.startswith("igraph"):
                    drawn = by_igraph(ours, column.split()[1]) if len(ours[0]) <= 500 or "drl" in column else None
                else:
                    drawn = by_graphviz(ours, column)
                if drawn:
                    cells[column] = {**measures(*drawn[:3]), "seconds": drawn[3]}
            rows.append((title, cells))
            print(title, file=sys.stderr)
    print("# Layouts\n\nBy `python3 Benchmarks/layouts.py`, which says how each is drawn. All figures are drawn, no leaves folded. A dash: not\n"
          "drawn.\n")
    for measure, meaning in MEASURES.items():
        digits = {"overlaps": 0, "through": 0, "crossings": 0, "type": 1}.get(measure, 2)
        text = lambda cell: "–" if cell is None or cell[measure] is None else f"{cell[measure]:.{digits}f}"
        print(f"## {measure.capitalize()}\n\n{meaning}\n\n| graph | {' | '.join(columns)} |\n|---{'|--:' * len(columns)}|")
        for title, cells in rows:
            print(f"| {title} | {' | '.join(text(cells.get(c)) for c in columns)} |")
        print()


main()
