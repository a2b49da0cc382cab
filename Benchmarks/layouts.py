#!/usr/bin/env python3
"""Measures layouts: ours beside Graphviz's engines and igraph's, on graphs of many shapes.

    python3 Benchmarks/layouts.py BINARY [--before BINARY] > Benchmarks/LAYOUTS.md

For each graph and layout: boxes that overlap, ties through the boxes of others (as they are drawn), crossings of straight
ties, the share of figures whose nearest neighbor is of their faction, the width of the drawing, and seconds. igraph's points are scaled to the page of
ours, with boxes of the same sizes and straight ties. Needs numpy; igraph where it is there.
"""
import argparse, math, os, random, re, subprocess, sys, tempfile, time

import numpy as np

try:
    import igraph
except ImportError:
    igraph = None

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
    for k in range(0, len(points) - 1, 3):
        a, b, c, d = (np.array(p) for p in points[k:k + 4])
        out.append((1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d)
    return np.concatenate(out)


def measures(boxes, factions, ties):
    x, y, w, h = boxes.T
    apart = (np.abs(x[:, None] - x) >= (w[:, None] + w) / 2 - 0.5) | (np.abs(y[:, None] - y) >= (h[:, None] + h) / 2 - 0.5)
    overlaps = int((~apart).sum() - len(boxes)) // 2
    through = 0
    for s, t, points in ties:
        p = samples(points)
        inside = ((np.abs(p[:, :1] - x) < w / 2 - 1) & (np.abs(p[:, 1:] - y) < h / 2 - 1)).any(axis=0)
        inside[[s, t]] = False
        through += int(inside.sum())
    pairs = sorted({(min(s, t), max(s, t)) for s, t, _ in ties})
    crossings = 0
    if len(pairs) <= 1500 and pairs:
        a = np.array([[x[s], y[s]] for s, _ in pairs]); b = np.array([[x[t], y[t]] for _, t in pairs])
        ends = np.array(pairs)
        side = lambda p, q, r: np.sign((q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0]))
        for i in range(len(pairs) - 1):
            j = slice(i + 1, None)
            free = ~((ends[j] == ends[i][0]) | (ends[j] == ends[i][1])).any(axis=1)
            cross = (side(a[i], b[i], a[j]) * side(a[i], b[i], b[j]) < 0) & (side(a[j], b[j], a[i]) * side(a[j], b[j], b[i]) < 0)
            crossings += int((cross & free).sum())
    distance = np.hypot(x[:, None] - x, y[:, None] - y) + np.diag([math.inf] * len(boxes))
    near = distance.argmin(axis=1)
    own = [factions[i] == factions[near[i]] for i in range(len(boxes)) if factions[i].startswith("faction")]
    return overlaps, through, crossings if len(pairs) <= 1500 else None, sum(own) / len(own) if own else None


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
    shown = ["--leaves", "shown"]
    print("# Layouts\n\nBy `python3 Benchmarks/layouts.py`: boxes that overlap / ties through the boxes of others / crossings of straight\n"
          "ties / share of figures whose nearest neighbor is of their faction / width of the drawing / seconds of the whole command. A\n"
          "dash: not drawn, or not counted. Ties run through few names where a drawing is wide: the same names are smaller on a page. All figures are drawn, none folded. Graphviz's and igraph's layouts have boxes of our sizes.\n")
    columns = (["before"] if options.before else []) + ["ours", "neato", "sfdp", "dot"] + (["igraph fr", "igraph kk"] if igraph else [])
    print("| graph | " + " | ".join(columns) + " |\n|---" * 1 + "|---" * len(columns) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for title, graph in graphs():
            cells = []
            ours = render(options.binary, graph, folder, shown)
            for column in columns:
                if column == "before":
                    drawn = render(options.before, graph, folder)
                elif column == "ours":
                    drawn = ours
                elif column.startswith("igraph"):
                    drawn = by_igraph(ours, column.split()[1]) if ours and len(ours[0]) <= 500 else None
                else:
                    large = ours and len(ours[0]) > 500 and column != "sfdp"
                    drawn = None if large else render(options.binary, graph, folder, shown + ["--layout", column])
                if not drawn:
                    cells.append("–")
                    continue
                overlaps, through, crossings, share = measures(*drawn[:3])
                cells.append(" / ".join([str(overlaps), str(through), "–" if crossings is None else str(crossings),
                                         "–" if share is None else f"{share:.2f}", f"{int(np.ptp(drawn[0][:, 0]))} pt", f"{drawn[3]:.2f} s"]))
            print(f"| {title} | " + " | ".join(cells) + " |")
            sys.stdout.flush()


main()
