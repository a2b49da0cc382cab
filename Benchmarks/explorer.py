#!/usr/bin/env python3
"""Measures the explorer: from the start of the process to the first paint, a change of year, and panning.

    explorer.py COMMAND [STORE]

COMMAND is a release build; STORE, if given, a large chronicle whose years are asked for one after the other. Needs
Chromium. Prints a table in Markdown; medians of several runs.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Tests", "Browser"))
import chromium  # noqa: E402


class Server:
    """An explorer that runs, and a client of it."""

    def __init__(self, command, *arguments):
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            [command, "explore", "--no-open", *arguments], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.ready = time.monotonic() - self.begun
        self.url = re.search(r"http://\S+", line)[0]
        self.base = self.url.split("/?")[0]

    def open(self):
        class Staying(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None
        opener = urllib.request.build_opener(Staying)
        try:
            opener.open(self.url)
        except urllib.error.HTTPError as answer:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return self

    def seconds(self, path):
        request = urllib.request.Request(self.base + path, headers={"Cookie": self.cookie})
        begun = time.monotonic()
        with urllib.request.urlopen(request) as answer:
            answer.read()
        return time.monotonic() - begun

    def memory(self):
        """The resident size in MB, and the most it ever was."""
        with open(f"/proc/{self.process.pid}/status") as file:
            text = file.read()
        return [int(re.search(rf"{name}:\s+(\d+)", text)[1]) / 1024 for name in ["VmRSS", "VmHWM"]]

    def end(self):
        self.process.terminate()
        self.process.wait()


def row(what, seconds, unit="ms"):
    print(f"| {what} | {seconds * 1000:.0f} {unit} |", flush=True)


def first_paint(command):
    """The browser is there already, as it is on somebody's desk; the process isn't."""
    times, pictures, ready = [], [], []
    with chromium.Browser(chromium.find()) as browser:
        browser.size(1280, 800)
        for _ in range(5):
            server = Server(command)
            ready.append(server.ready)
            browser.call("Page.navigate", url=server.url)
            painted = "performance.getEntriesByName('first-contentful-paint')[0]"
            browser.wait(f"Boolean({painted})")
            origin = browser.value(f"performance.timeOrigin + {painted}.startTime") / 1000
            offset = time.time() - time.monotonic()
            times.append(origin - offset - server.begun)
            browser.wait("document.querySelectorAll('#drawing .figure').length > 0")
            pictures.append(time.monotonic() - server.begun)
            server.end()
    row("start of the process to listening", statistics.median(ready))
    row("start of the process to first paint", statistics.median(times))
    row("start of the process to the picture of a year", statistics.median(pictures))


def years(command):
    server = Server(command).open()
    server.seconds("/api/v1/scene?from=1917&to=1964&by=year")
    first = [server.seconds(f"/api/v1/scene?year={year}") for year in range(1917, 1957)]
    again = [server.seconds(f"/api/v1/scene?year={year}") for year in range(1917, 1957)]
    row("a year of the sample, first time: median", statistics.median(first))
    row("the slowest", max(first))
    row("a year of the sample, again", statistics.median(again))
    row("resident memory after that", server.memory()[0] / 1000, "MB")
    server.end()


def store(command, path):
    server = Server(command, path).open()
    row("large store: start to listening", server.ready)
    with urllib.request.urlopen(urllib.request.Request(
            server.base + "/api/v1/chronicle", headers={"Cookie": server.cookie})) as answer:
        import json
        info = json.load(answer)
    some = range(info["from"], info["to"] + 1)
    some = list(some)[:: max(1, len(some) // 8)][:8]
    times = [server.seconds(f"/api/v1/scene?year={year:04d}&top=60&size-by=degree") for year in some]
    row("large store: a year, its 60 most central: median", statistics.median(times))
    row("the slowest", max(times))
    now, most = server.memory()
    row("resident memory after eight years", now / 1000, "MB")
    row("the most it was", most / 1000, "MB")
    server.end()


PAN = """(async () => {
  const drawing = document.getElementById('drawing');
  for (let i = 0; i < 3; i++) document.getElementById('closer').click();
  await new Promise((done) => setTimeout(done, 900));
  const send = (name, x, y) => drawing.dispatchEvent(new PointerEvent(name,
    { bubbles: true, clientX: x, clientY: y, pointerId: 1, button: 0, buttons: 1 }));
  const between = [], own = [];
  let last = performance.now();
  send('pointerdown', 500, 300);
  for (let i = 0; i < 180; i++) {
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    between.push(now - last);
    last = now;
    send('pointermove', 500 + 100 * Math.sin(i / 20), 300 + 60 * Math.cos(i / 25));
    own.push(performance.now() - now);
  }
  send('pointerup', 500, 300);
  const at = (all, share) => [...all].sort((a, b) => a - b)[Math.floor(share * all.length)];
  return [at(between, 0.5), at(between, 0.95), at(own, 0.5)];
})()"""


def panning(command):
    import random
    random.seed(5)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "large.csv")
        pairs = set()
        while len(pairs) < 10_000:
            a = random.randrange(2_000)
            b = random.randrange(100) * 20 + a % 20 if random.random() < 0.93 else random.randrange(2_000)
            if a != b:
                pairs.add((min(a, b), max(a, b)))
        with open(path, "w") as file:
            file.write("kind,source,target,when\n")
            for a, b in sorted(pairs):
                kind = "alliance" if a % 20 == b % 20 else "rivalry"
                file.write(f"{kind},Figure {a:04d},Figure {b:04d},1901\n")
        server = Server(command, path)
        with chromium.Browser(chromium.find()) as browser:
            browser.size(1280, 800)
            browser.call("Page.navigate", url=server.url)
            browser.wait("document.querySelector('#stage canvas') !== null", 120)
            between, worst, own = browser.value(PAN)
        server.end()
    print(f"| panning 2,000 figures and 10,000 ties: between two frames, median | {between:.1f} ms |")
    print(f"| of 20 frames the slowest | {worst:.1f} ms |")
    print(f"| the page's own work for a frame | {own:.1f} ms |")


def main():
    command = os.path.abspath(sys.argv[1])
    print("| what | measured |\n|---|---:|")
    first_paint(command)
    years(command)
    panning(command)
    if len(sys.argv) > 2:
        store(command, os.path.abspath(sys.argv[2]))


if __name__ == "__main__":
    main()
