#!/usr/bin/env python3
"""Tries the explorer in a real browser, as a person uses it.

    explorer.py COMMAND [FOLDER]

starts `camarilla explore` on the sample, on a store, on an empty chronicle, on hostile names and on two thousand figures,
opens its address in a headless Chromium, and looks, asks, searches, drags, edits and takes away by mouse, keyboard and
touch. Fails on the first thing that is not as it should be, on any error on the console, and on any request to anywhere
else. Screenshots go to FOLDER, if one is given. With the package axe-core-python it also has axe look for what keeps
people out. Without a Chromium that starts it says that nothing was tried, which is an error where CAMARILLA_BROWSER is
"required".
"""

import json
import math
import os
import random
import re
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zlib
from urllib.parse import quote

import chromium
from storyboard import HOSTILE, check, equal, started, untested

# What runs in the background ignores it, and so would what it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Server:
    """An explorer that runs until the `with` block ends."""

    def __init__(self, command, *arguments, cwd=None):
        self.process = subprocess.Popen(
            [command, "explore", "--no-open", *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, cwd=cwd)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"camarilla: (http://127\.0\.0\.1:(\d+)/\?token=[0-9a-zA-Z]+)\n", line)
        check(found, f"one line with the address: {line!r}")
        self.url, self.base = found[1], f"http://127.0.0.1:{found[2]}"
        self.cookie = None
        self.browser = None
        self.entered = False

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        # A page that still waits for something would find nobody there.
        if self.browser and kind is None:
            self.browser.call("Page.navigate", url="about:blank")
            self.browser.wait("location.href === 'about:blank'")
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(20)
        self.process.stdout.close()
        self.process.stderr.close()
        # A shell says 130 of a process that the signal ended.
        if kind is None:
            check(status in (130, -signal.SIGINT), f"the status after Ctrl-C: {status}")

    def ask(self, path, body=None, **headers):
        """An answer of the interface: its status and what it is as JSON, or as text."""
        if self.cookie is None:
            class Staying(urllib.request.HTTPRedirectHandler):
                def redirect_request(self, *_):
                    return None
            try:
                urllib.request.build_opener(Staying).open(self.url)
            except urllib.error.HTTPError as answer:
                self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        request = urllib.request.Request(
            self.base + "/api/v1/" + path, data=None if body is None else json.dumps(body).encode(),
            headers={"Cookie": self.cookie, "Content-Type": "application/json",
                     **{name.replace("_", "-"): value for name, value in headers.items()}})
        try:
            with urllib.request.urlopen(request) as answer:
                status, data, kind = answer.status, answer.read(), answer.headers["Content-Type"]
        except urllib.error.HTTPError as answer:
            status, data, kind = answer.code, answer.read(), answer.headers["Content-Type"]
        return status, json.loads(data) if kind.startswith("application/json") else data


class Page:
    """What can be seen on the page, and done to it."""

    def __init__(self, browser, server, folder):
        self.browser, self.server, self.folder = browser, server, folder
        server.browser = browser
        self.value = browser.value

    def open(self, address="", query="", seconds=60):
        """Opens the page anew: where the address says, or else where the explorer leads to."""
        there = [f"{self.server.base}/{query}{address}"] if address or query else []
        # The token opens the door once; from then on a cookie does, which is its port's own.
        if not self.server.entered or not there:
            there.insert(0, self.server.url)
            self.server.entered = True
        for url in there:
            self.browser.call("Page.navigate", url="about:blank")
            self.browser.call("Page.navigate", url=url)
            self.browser.wait("document.readyState === 'complete' && location.protocol === 'http:'")
        self.browser.wait("document.documentElement?.dataset.ready === 'true'", seconds)
        self.settle()
        return self

    def tap(self, x, y):
        for kind, points in [("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])]:
            self.browser.call("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    def settle(self):
        self.browser.wait(
            "!document.getElementById('stage').hasAttribute('aria-busy')"
            " && document.getElementById('drawing').hasAttribute('data-settled')", 60)

    def wait_for_range(self):
        """Until figures stand where they stay: before that the time may be drawn by itself."""
        self.wait("performance.getEntriesByType('resource').some((one) => one.responseEnd > 0"
                  " && /scene\\?from=/.test(one.name))", 120)
        time.sleep(0.5)
        self.settle()

    def text(self, selector):
        return self.value(f"document.querySelector({selector!r})?.innerText ?? null")

    def count(self, selector):
        return self.value(f"document.querySelectorAll({selector!r}).length")

    def wait(self, expression, seconds=30):
        self.browser.wait(expression, seconds)

    def tab(self, name):
        self.click(f"#tab-{name}")
        equal(self.value(f"document.getElementById({name!r}).hidden"), False, f"the tab {name} is open")

    def click(self, selector):
        self.value(f"document.querySelector({selector!r}).scrollIntoView({{ block: 'nearest' }})")
        self.browser.click(selector)

    def fill(self, selector, text):
        self.value(
            "(() => { const e = document.querySelector(%s); e.focus(); e.value = %s;"
            " e.dispatchEvent(new Event('input', { bubbles: true }));"
            " e.dispatchEvent(new Event('change', { bubbles: true })); })()"
            % (json.dumps(selector), json.dumps(text)))

    @property
    def year(self):
        return self.text("#year")

    @property
    def address(self):
        return self.value("location.hash")

    def shot(self, name):
        if self.folder:
            self.browser.screenshot(os.path.join(self.folder, name + ".png"), full=False)


# The names of the figures, the most central first; and of those the ones that are written nowhere.
NAMES = """[...document.querySelectorAll('#drawing .figure')].map((g) =>
  [...g.querySelectorAll('tspan')].map((t) => t.textContent).join(' '))"""
NAMELESS = """(() => { const labels = [...document.querySelectorAll('.labels text')].map((t) => t.textContent);
  return [...document.querySelectorAll('#drawing .figure.tiny')].map((g) =>
    [...g.querySelectorAll('tspan')].map((t) => t.textContent)).filter((lines) => !labels.includes(lines.join(' '))
    && !lines.every((line) => labels.includes(line))).map((lines) => lines.join(' ')); })()"""


def looking(page):
    page.open("#1926")
    equal(page.year, "1926", "the year of the address")
    _, told = page.server.ask("scene?year=1926")
    equal(page.count("#drawing .figure"), len(told["frames"][0]["figures"]), "figures drawn")
    _, central = page.server.ask("central?year=1926")
    check(page.text("#panel .ranking li").startswith(central["mostCentral"]["name"]), "the most central figure is first")
    page.shot("looking")
    # Of equals none is more central than the others.
    page.open("#1960")
    _, central = page.server.ask("central?year=1960")
    check(central["mostCentral"]["tiedWith"] and "tied with" in page.text("#summary"), f"equals: {page.text('#summary')}")
    page.open("#1926")
    # The whole range is there a little later; then a step needs no question.
    page.wait("document.querySelectorAll('#bars .changes').length > 40")
    for name, code, year in [("ArrowRight", 39, "1927"), ("End", 35, "1964"), ("Home", 36, "1917")]:
        page.value("document.activeElement.blur()")
        page.browser.key(name, code)
        page.settle()
        equal(page.year, year, f"the year after {name}")
    page.open("#1936")
    page.value("document.getElementById('speed').value = '4'")
    page.click("#play")
    page.wait("Number(document.getElementById('year').textContent) >= 1938")
    page.click("#play")
    # Other steps, and a stretch.
    page.open("#1926-10&by=month")
    check("1926" in page.year and page.year != "1926", f"a month: {page.year}")
    page.open("#1926")
    page.click("#span")
    page.wait("document.getElementById('until').hidden === false")
    page.settle()
    check("/" in page.address.split("&")[0], f"a stretch stands in the address: {page.address}")
    equal(page.open("#1926/1930").address.split("&")[0], "#1926/1930", "a stretch of the address")
    _, told = page.server.ask("scene?year=1926/1930")
    equal(page.count("#drawing .figure"), len(told["frames"][0]["figures"]), "figures of the stretch")
    # A step takes it along as it is, and a handle that has the focus moves by itself.
    page.value("document.activeElement.blur()")
    page.browser.key("ArrowRight", 39)
    page.settle()
    equal((page.address.split("&")[0], page.value("document.getElementById('span').checked")), ("#1927/1931", True), "the stretch after a step")
    page.value("document.getElementById('slider').focus()")
    page.browser.key("ArrowRight", 39)
    page.settle()
    equal(page.address.split("&")[0], "#1928/1931", "the stretch after its first handle has moved")
    page.open("#1926&top=30")
    page.fill("#top", "30")
    page.settle()
    # What has changed since what was shown before.
    page.open("#1926&since=view")
    page.value("document.activeElement.blur()")
    page.browser.key("End", 35)
    page.settle()
    check("since 1926" in page.text("#panel"), "changes since the last view")


def times(page):
    """A time of any unit opens where it is, and stays when the steps are others."""
    for key, by, year in [("1926-05", "month", "May 1926"), ("192X", "decade", "1920s"), ("1926-05-14", "day", "14 May 1926"),
                          ("1926-33", "quarter", "Q1 1926"), ("1926-05/1926-08", "month", "May 1926")]:
        page.open("#" + key)
        equal(page.address, f"#{key}&by={by}", f"the address of {key}")
        equal(page.value("document.getElementById('unit').value"), by, f"the steps of {key}")
        check(year in page.year, f"the time of {key}: {page.year}")
    for start, by, key in [("#1926", "decade", "#192X"), ("#1926-05&by=month", "quarter", "#1926-34"), ("#192X&by=decade", "year", "#1920"),
                           ("#191X&by=decade", "year", "#1917"), ("#1926-24&by=season", "month", "#1926-12"), ("#1926", "week", "#1925-12-28/1926-01-03"),
                           ("#1926/1930", "month", "#1926-01/1930-12"), ("#1926-05&by=year", "month", "#1926-01")]:
        page.open(start)
        page.fill("#unit", by)
        page.wait(f"location.hash.startsWith({json.dumps(key)})")
        page.settle()
        equal(page.address.split("&")[0], key, f"the {by} of {start}")


def returning(page):
    """The way back leads to the circle, the steps and the number of figures too, and a broken link to what can be read of it."""
    # Past fifty entries Chromium goes back by more than one where it is told so by a script.
    page.browser.call("Page.resetNavigationHistory")
    page.open("#1926")
    everybody, steps = page.count("#drawing .figure"), page.value("document.getElementById('slider').max")
    page.fill("#unit", "month")
    page.wait("location.hash.includes('by=month')")
    page.settle()
    page.value("setTimeout(() => history.back())")
    page.wait(f"document.getElementById('slider').max === '{steps}' && document.getElementById('unit').value === 'year'")
    page.settle()
    equal((page.address, page.year), ("#1926", "1926"), "where the way back leads from months")
    asked = "performance.getEntriesByType('resource').filter((one) => /scene.*[?&]top=30/.test(one.name)).length"
    page.fill("#top", "30")
    page.wait(f"location.hash.includes('top=30') && {asked} > 0")
    page.settle()
    page.fill("#since", "view")
    page.wait("location.hash.includes('since=view')")
    page.settle()
    page.value("location.hash += '&cut=around%3Dkirov'")
    page.wait("!document.getElementById('cut').hidden && document.querySelectorAll('#drawing .figure').length < " + str(everybody))
    check("Around these figures: Sergei Kirov" in page.text("#cut"), "the circle of the address is told")
    page.value("setTimeout(() => history.back())")
    page.wait(f"document.getElementById('cut').hidden && document.querySelectorAll('#drawing .figure').length === {everybody}")
    page.value("setTimeout(() => history.back())")
    page.wait("document.getElementById('since').value === 'before'")
    page.value("setTimeout(() => history.back())")
    page.wait("document.getElementById('top').value === ''")
    page.settle()
    before = page.value(asked)
    page.value("setTimeout(() => history.forward())")
    page.wait(f"document.getElementById('top').value === '30' && {asked} > {before}")
    page.open("#1926&cut=around%3Dkirov")
    check("Around these figures: Sergei Kirov" in page.text("#cut"), "the circle of a link is told")
    # A question without values is one as well, and asked again within another circle; its answer is in sight.
    page.open("#1926&tab=ask&ask=central!year%3D1926")
    page.wait("document.querySelector('#ask .answer .command code') !== null", 60)
    page.value("import('/page/circle.js').then(({ setCutOption }) => setCutOption('around', 'kirov'))")
    page.wait("/--around=kirov/.test(document.querySelector('#ask .answer .command code')?.textContent)", 60)
    page.open("#1926&tab=ask")
    page.wait("document.getElementById('question') !== null")
    page.fill("#question", "sources")
    page.wait("document.querySelector('#ask form[data-question=sources]') !== null")
    page.click("#ask form > .row button[type=submit]")
    page.wait("document.querySelector('#ask .answer .command code') !== null", 60)
    page.wait("document.querySelector('#ask .answer').getBoundingClientRect().top < document.getElementById('ask').getBoundingClientRect().top + 30")
    page.open(page.address)
    page.wait("document.querySelector('#ask .answer .command code')?.textContent.startsWith('camarilla sources')", 60)
    # The search leaves the answer in the browser's way back.
    page.fill("#search", "Kirov")
    page.wait("document.querySelectorAll('#found [role=option]').length > 0", 60)
    page.browser.key("Enter", 13, "\r")
    page.wait("location.hash.includes('figure=kirov')")
    page.value("setTimeout(() => history.back())")
    page.wait("!document.getElementById('ask').hidden && location.hash.includes('ask=sources!')")
    # Each question is a step, too: the way back leads to the one before and its answer.
    page.open("#1926&tab=ask")
    page.wait("document.querySelector('#ask [name=year]') !== null")
    answered = "document.querySelector('#ask .answer .command code')?.textContent.startsWith('camarilla %s')"
    for question, year in [("central", "1930"), ("factions", "1931")]:
        page.fill("#question", question)
        page.wait(f"document.querySelector('#ask form[data-question={question}]') !== null")
        page.fill("#ask [name=year]", year)
        page.value("document.activeElement.blur()")
        page.click("#ask form > .row button[type=submit]")
        page.wait(answered % f"{question} {year}", 60)
    page.value("setTimeout(() => history.back())")
    page.wait("document.querySelector('#ask [name=year]')?.value === '1930' && " + answered % "central 1930", 60)
    page.value("setTimeout(() => history.back())")
    page.wait("document.querySelector('#ask [name=year]')?.value === '1926' && !document.querySelector('#ask .answer .command')", 60)
    for broken in ["ask=central!%E0%A4%A", "cut=around%3Dkirov%26only%E0%A4%A"]:
        equal(page.open("#1926&" + broken).year, "1926", f"the time of a broken link: {broken}")


# Has what is saved kept where it can be looked at.
SAVED = """(() => { const make = URL.createObjectURL.bind(URL); window.saved = null;
  URL.createObjectURL = (blob) => { window.saved = blob; return make(blob); }; })()"""


def as_seen(page, button):
    """What a button of the pictures as they are seen saves, as text, and the share of its pixels that aren't paper."""
    page.value(SAVED)
    page.click(f"#take .seen button:nth-of-type({button})")
    page.wait("window.saved !== null", 60)
    return page.value("saved.type === 'image/png' ? '' : saved.text()"), page.value("""(async () => {
      if (!saved.type.startsWith('image/')) return null;
      const image = new Image();
      image.src = await new Promise((done) => { const r = new FileReader(); r.onload = () => done(r.result); r.readAsDataURL(saved); });
      await image.decode();
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: image.width, height: image.height });
      const c = canvas.getContext('2d');
      c.drawImage(image, 0, 0);
      const { data } = c.getImageData(0, 0, canvas.width, canvas.height);
      let inked = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) inked += 1;
      return inked * 4 / data.length;
    })()""")


def saved_bytes(page, button):
    as_seen(page, button)
    return bytes(page.value("saved.arrayBuffer().then((b) => [...new Uint8Array(b)])"))


def page_sizes(page):
    """The picture as it is seen, on a page of paper: its sides are those of the page, whatever the form."""
    page.value("const paper = document.getElementById('paper'); paper.value = 'a5-landscape';")
    millimeters = (210, 148)
    text, inked = as_seen(page, 1)
    check(re.match(r'<svg[^>]* width="210.0mm" height="148.0mm"', text), f"the sides of the SVG: {text[:200]}")
    check(inked > 0.02, f"what is drawn on the page: {inked}")
    told = re.findall(r"<text[^>]*>([^<]+)</text>", text)
    check(f"{page.year} · Stalin's circle, 1917–1964" in told, f"the title of the page: {told}")
    check({"alliance", "rivalry"} <= set(told), f"what the lines of the page mean: {told}")
    pdf = saved_bytes(page, 2)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    equal([round(float(side) * 25.4 / 72) for side in box.groups()], list(millimeters), "the sides of the PDF")
    image = re.search(rb"/Width (\d+) /Height (\d+) .*?/Length (\d+) >>\nstream\n", pdf)
    width, height, length = map(int, image.groups())
    colors = zlib.decompress(pdf[image.end():image.end() + length])
    equal(len(colors), width * height * 3, "the bytes of the picture in the PDF")
    table = int(re.search(rb"startxref\n(\d+)\n%%EOF", pdf)[1])
    check(pdf[table:].startswith(b"xref"), "the table of the PDF isn't where it is said to be")
    for number, at in enumerate(re.findall(rb"(\d{10}) 00000 n ", pdf[table:]), 1):
        check(pdf[int(at):].startswith(b"%d 0 obj" % number), f"object {number} of the PDF isn't where it is said to be")
    png = saved_bytes(page, 3)
    equal(struct.unpack(">II", png[16:24]), (width, height), "the pixels of the PNG")
    equal([round(side * 25.4 / 300) for side in (width, height)], list(millimeters), "the sides of the PNG")
    chunk = png.index(b"pHYs")
    equal(struct.unpack(">IIB", png[chunk + 4:chunk + 13]), (11811, 11811, 1), "the resolution of the PNG")
    equal(struct.unpack(">I", png[chunk + 13:chunk + 17])[0], zlib.crc32(png[chunk:chunk + 13]), "the check sum of the resolution")
    if page.folder:
        for ending, content in (("pdf", pdf), ("png", png)):
            with open(os.path.join(page.folder, "seen." + ending), "wb") as file:
                file.write(content)
    # What reaches beyond the sight is cut off, and the page is all of one color, in the dark too.
    page.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    page.click("#closer")
    page.click("#closer")
    page.settle()
    page.value("paper.value = 'a4-portrait'")
    as_seen(page, 3)
    corners = page.value("""(async () => {
      const image = await createImageBitmap(saved), canvas = new OffscreenCanvas(image.width, image.height), c = canvas.getContext('2d');
      c.drawImage(image, 0, 0);
      // The title stands above.
      const top = c.getImageData(0, Math.round(image.height * 0.08), image.width, Math.round(image.height * 0.12)).data;
      const found = new Set();
      for (let i = 0; i < top.length; i += 4) found.add(top[i] + ',' + top[i + 1] + ',' + top[i + 2]);
      return [...found];
    })()""")
    equal(corners, ["20,24,29"], "the colors above the picture of a high page in the dark")
    page.browser.call("Emulation.setEmulatedMedia", features=[])
    page.click("#whole")
    page.value("paper.value = 'picture'")


# Where nobody and no tie is, so that a drag moves the picture.
EMPTY = """(() => {
  const drawing = document.getElementById('drawing'), box = drawing.getBoundingClientRect();
  for (let y = box.top + 60; y < box.bottom - 60; y += 7) {
    for (let x = box.left + 80; x < box.right - 80; x += 7) {
      if ([[0, 0], [-3, 0], [3, 0], [0, 3], [0, -3]].every(([dx, dy]) => document.elementFromPoint(x + dx, y + dy) === drawing)) return [x, y];
    }
  }
})()"""


def moving(page):
    page.open("#1926").wait_for_range()
    box = "document.getElementById('drawing').getAttribute('viewBox')"
    whole = page.value(box)
    page.click("#closer")
    closer = page.value(box)
    check(float(closer.split()[2]) < float(whole.split()[2]), "the button zooms in")
    x, y = page.value(EMPTY)
    send = page.browser.call
    page.browser.move(x, y)
    for kind, at in [("mousePressed", (x, y)), ("mouseMoved", (x - 60, y - 40)), ("mouseReleased", (x - 60, y - 40))]:
        send("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", buttons=1, clickCount=1)
    page.wait(f"{box} !== {json.dumps(closer)}")
    page.click("#whole")
    equal(page.value(box), whole, "all is shown again")
    # Two fingers that part.
    for spread in range(20, 120, 10):
        send("Input.dispatchTouchEvent", type="touchStart" if spread == 20 else "touchMove",
             touchPoints=[{"x": x - spread, "y": y, "id": 1}, {"x": x + spread, "y": y, "id": 2}])
    send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    page.wait(f"Number({box}.split(' ')[2]) < {float(whole.split()[2]) * 0.7}")
    page.browser.key("0", 48)
    page.value("document.activeElement.blur()")
    page.browser.key("0", 48)
    # A figure that is dragged stays where it is put, the year after too.
    page.open("#1926").wait_for_range()
    figure = page.value("document.querySelectorAll('#drawing .figure')[5].dataset.figure")
    place = f"document.querySelector('#drawing .figure[data-figure=\"{figure}\"]').getAttribute('transform')"
    x, y = page.browser.middle(f"#drawing .figure[data-figure='{figure}'] .box")
    for kind, at in [("mousePressed", (x, y)), ("mouseMoved", (x + 20, y + 30)), ("mouseMoved", (x + 40, y + 60)),
                     ("mouseReleased", (x + 40, y + 60))]:
        send("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", buttons=1, clickCount=1)
    check("pins=" in page.address, "the place stands in the address")
    pinned = page.value(place)
    # It is there in what is drawn for print.
    page.tab("take")
    page.wait("document.querySelectorAll('#take a[download]').length > 8")
    drawn = page.value(
        "(async () => { const a = [...document.querySelectorAll('#take a[download]')].find((a) => a.href.includes('picture.svg'));"
        " a.dispatchEvent(new Event('focus')); const r = await fetch(a.href);"
        " return [new URL(a.href).searchParams.getAll('pin'), r.status, decodeURIComponent(r.headers.get('Camarilla-Command'))]; })()")
    pin = re.search(r"pins=([^&:]+):(-?\d+):(-?\d+)", page.address)
    equal(drawn[:2], [[f"{pin[1]}={pin[2]},{pin[3]}"], 200], "the places that the picture for print is asked with")
    check(f"--pin={pin[1]}={pin[2]},{pin[3]}" in drawn[2], f"the command of the picture for print: {drawn[2]}")
    page.value("document.activeElement.blur()")
    page.browser.key("ArrowLeft", 37)
    page.settle()
    if page.count(f"#drawing .figure[data-figure='{figure}']"):
        equal(page.value(place), pinned, "where the figure is the year before")
    page.click("#unpin")
    check("pins=" not in page.address, "it is put back")


def searching(page):
    page.open("#1926")
    page.browser.key("/", 191, "/")
    equal(page.value("document.activeElement.id"), "search", "the slash goes to the search")
    page.fill("#search", "trots")
    page.wait("document.querySelectorAll('#found [role=option]').length > 1")
    equal(page.value("document.getElementById('search').getAttribute('aria-expanded')"), "true", "the list is open")
    page.shot("search")
    page.browser.key("ArrowDown", 40)
    equal(page.value("document.getElementById(document.getElementById('search').getAttribute('aria-activedescendant'))"
                     ".getAttribute('aria-selected')"), "true", "an option is chosen by keyboard")
    page.browser.key("Enter", 13, "\r")
    page.wait("location.hash.includes('figure=trotsky')")
    check(page.text("#panel h2").startswith("Leon Trotsky"), "the figure that was looked for")
    page.fill("#search", "Politburo")
    page.wait("[...document.querySelectorAll('#found .tag')].some((tag) => tag.textContent === 'claim')")
    # A claim is told by names and in words, and found where it holds.
    page.fill("#search", "police")
    page.wait("document.querySelector('#found').innerText.includes('Nikolai Yezhov → Lev Kamenev')")
    check("July 1936?" in page.text("#found"), "the time of a claim in words")
    take_claim(page, "police", "Nikolai Yezhov → Lev Kamenev")
    page.wait("location.hash.includes('tie=yezhov,kamenev')")
    page.settle()
    equal(page.year, "1936", "a year in which the claim holds that was found")
    check("Yezhov" in page.text("#panel h2"), "the tie of the claim that was found")
    # In finer steps it is the one in which the claim holds; a kind that is hidden is shown for it, and a circle says so.
    for address, step in [("#1926-01&by=month", "#1936-07"), ("#1926-01-01&by=day", "#1936-07-01"), ("#1926&hide=denunciation", "#1936"), ("#1926&certain", "#1936")]:
        page.open(address)
        take_claim(page, "police", "Nikolai Yezhov → Lev Kamenev")
        page.wait("location.hash.includes('tie=yezhov,kamenev')")
        page.settle()
        equal(page.address.split("&")[0], step, f"where a claim is found from {address}")
        check("July 1936?" in page.text("#panel"), f"the claim that was found from {address}: {page.text('#panel')}")
    page.open("#1926&cut=kinds%3Dalliance")
    take_claim(page, "police", "Nikolai Yezhov → Lev Kamenev")
    page.wait("document.getElementById('message').textContent.includes('limited to a circle')")
    page.open("#1926")
    page.fill("#search", "no such thing")
    page.wait("document.querySelector('#found').innerText.includes('no such thing')")
    page.browser.key("Escape", 27)


    # Whoever is in no picture at this time is looked for in the step in which he first is, whatever steps there are.
    for address, step in [("#1917-01&by=month", "#1934-12"), ("#191X&by=decade", "#193X"), ("#1917", "#1934")]:
        page.open(address)
        find(page, "beria")
        page.wait("location.hash.includes('figure=beria')")
        page.settle()
        equal(page.address.split("&")[0], step, f"the step in which a figure of {address} is")
        equal(page.text("#panel h2"), "Lavrentiy Beria", f"who is found from {address}")


def take_claim(page, text, ends):
    """Takes a claim between two that is found, by the keyboard."""
    page.fill("#search", text)
    page.wait(f"document.querySelector('#found').innerText.includes({ends!r})")
    told = page.value("[...document.querySelectorAll('#found [role=option]')].map((one) => one.innerText)")
    for _ in range(next(i for i, one in enumerate(told) if ends in one) + 1):
        page.browser.key("ArrowDown", 40)
    page.browser.key("Enter", 13, "\r")


def find(page, text):
    """Takes what is found first."""
    page.fill("#search", text)
    page.wait("document.querySelectorAll('#found [role=option]').length > 0")
    page.browser.key("Enter", 13, "\r")


# A point of the first tie of some two at which nothing else lies.
TIE = """(() => { for (const hit of document.querySelectorAll('#drawing .tie:not(.ghost) .hit')) {
  const length = hit.getTotalLength(), places = hit.getScreenCTM();
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const at = hit.getPointAtLength(length * share).matrixTransform(places);
    if (document.elementFromPoint(at.x, at.y) === hit) return [at.x, at.y];
  } } })()"""
CHOSEN = "/[#&]tie=/.test(location.hash)"


def ties(page):
    """A tie is chosen by mouse, by touch and by keyboard, and stays so."""
    send = page.browser.call
    page.open("#1926").wait_for_range()
    x, y = page.value(TIE)
    page.browser.move(x, y)
    for kind in ["mousePressed", "mouseReleased"]:
        send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    page.browser.move(5, 5)
    page.wait(CHOSEN)
    check(" and " in page.text("#panel h2"), "the panel tells of the tie when the pointer has left it")
    check(page.count("#drawing .tie.near") > 0, "the tie stands out")
    page.shot("tie")
    heading, address = page.text("#panel h2"), page.address
    equal(page.open(address).text("#panel h2"), heading, "the tie of the address")
    explain = "[...document.querySelectorAll('#panel .row button')].find((b) => b.textContent === 'Explain this tie')"
    page.value(f"{explain}.click()")
    page.wait("document.querySelector('#ask .answer .command') !== null", 60)
    check("camarilla explain" in page.text("#ask .answer .command code"), "the command that explains the tie")
    # Another year has the same two chosen, and Esc nobody.
    page.open(address)
    page.value("document.activeElement.blur()")
    page.browser.key("ArrowRight", 39)
    page.settle()
    equal((page.year, page.text("#panel h2")), ("1927", heading), "the tie a year later")
    page.browser.key("Escape", 27)
    check(not page.value(CHOSEN), "Esc leaves the tie")
    page.open("#1926").wait_for_range()
    x, y = page.value(TIE)
    page.tap(x, y)
    page.wait(CHOSEN)
    # What is found is taken by a finger, which clicks nothing under the list that is gone then.
    page.open("#1926").wait_for_range()
    page.fill("#search", "Commissar")
    page.wait("document.querySelector('#found li[id]') !== null")
    x, y = page.value("(({ x, y, height }) => [x + 60, y + height / 2])(document.querySelector('#found li[id]').getBoundingClientRect())")
    page.tap(x, y)
    page.wait("document.getElementById('found').hidden")
    time.sleep(0.6)
    check(re.search("(figure|tie)=", page.address), f"what was found is chosen by touch: {page.address}")
    # From the claims of a figure, by keyboard.
    page.open("#1926&figure=trotsky")
    page.value("document.querySelector('#panel h2').focus()")
    for _ in range(20):
        page.browser.key("Tab", 9)
        if page.value("document.activeElement.matches('#panel button.kind')"):
            break
    page.browser.key("Enter", 13, "\r")
    page.wait(CHOSEN)
    check("figure=" not in page.address, "a tie is chosen in place of the figure")
    equal(page.value("document.activeElement.matches('#panel h2')"), True, "the panel's heading has the focus")
    page.open("#1926&tie=stalin,nobody")
    equal(page.text("#panel h2"), "1926", "of a tie of nobody's the time is told")


def not_drawn(page):
    """Of whoever isn't among the most central that are drawn it isn't said that there are no relationships."""
    page.open("#1926")
    last = page.value(
        "(async () => { const [{ slotNow }, { figures }] = await Promise.all([import('/page/state.js'), import('/page/model.js')]);"
        " return slotNow().frame.figures.map((one) => figures[one.f].id).pop(); })()")
    page.value(f"location.hash = '#1926&top=5&figure={last}'")
    page.wait("/not among the 5 figures/.test(document.getElementById('panel').textContent)")
    page.open(f"#1926&top=5&figure={last}")
    page.wait("/not among the 5 figures/.test(document.getElementById('panel').textContent)")


def signs(page):
    """A sign of change, and a post, is of the tie that it stands on, however many others run below it."""
    for year in ["1926", "1936"]:
        page.open("#" + year).wait_for_range()
        wrong = page.value("""[...document.querySelectorAll('#drawing .sign')].filter((sign) => {
          const part = [...sign.querySelectorAll('.badge, :scope > text')].find((one) => getComputedStyle(one).display !== 'none' && one.textContent);
          if (!part) return false;
          const box = part.getBoundingClientRect(), hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return hit?.closest('[data-tie]') !== sign && !hit?.closest('.sign');
        }).map((sign) => sign.dataset.tie)""")
        equal(wrong, [], f"signs of {year} that something else lies over")
    # Whoever is chosen in the picture is told of, whatever stood beside it.
    page.open("#1926&tab=take")
    x, y = page.browser.middle("#drawing .figure[aria-label^='Joseph Stalin'] .box")
    for kind in ["mousePressed", "mouseReleased"]:
        page.browser.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    page.wait("!document.getElementById('panel').hidden && document.querySelector('#panel h2').textContent === 'Joseph Stalin'")


def asking(page):
    # What is missing of a way is to be filled in, and nothing is wrong yet.
    page.open("#1926&figure=stalin")
    equal(page.value("(({ href, firstChild: { src }, target }) => [href === src, target])(document.querySelector('#panel a:has(> .life)'))"),
          [True, "_blank"], "when somebody is in the chronicle can be opened large")
    page.value("[...document.querySelectorAll('#panel .row button')].find((b) => b.textContent === 'A way from here').click()")
    page.wait("document.activeElement.name === 'to'")
    equal(page.value("document.querySelector('#ask [name=from]').value"), "stalin", "where the way begins")
    equal(page.text("#ask .error"), None, "what is wrong before there is a question")
    # Every option of every question has a label in each language.
    for language, variable in [("en", "english"), ("de", "german")]:
        page.open("#1926&tab=ask", "?lang=" + language)
        page.wait("document.getElementById('question') !== null")
        nameless = page.value(
            "(async () => { const { %s: { texts } } = await import('/page/texts-%s.js');"
            " const { parametersOf } = await import('/page/api.js'), found = new Set();"
            " for (const { value } of document.getElementById('question').options)"
            " for (const { name } of await parametersOf(value))"
            " if (!['download', 'argument', 'format'].includes(name) && !texts['option.' + name]) found.add(name);"
            " return [...found]; })()" % (variable, language))
        equal(nameless, [], f"options without a label, {language}")
    untold = page.value(
        "(async () => { const { germanHints } = await import('/page/hints-de.js'), { hintOf } = await import('/page/form.js');"
        " const { parametersOf } = await import('/page/api.js'), found = new Set();"
        " for (const { value } of document.getElementById('question').options)"
        " for (const { name, description } of await parametersOf(value))"
        " if (!['download', 'argument', 'format', 'colour-by'].includes(name) && hintOf(description) && !germanHints[hintOf(description)]"
        " && !germanHints[description]) found.add(description);"
        " return [...found]; })()")
    equal(untold, [], "what is said of options in English alone")
    # An answer is told under its own question alone, however late it comes.
    page.open("#1926&tab=ask")
    page.wait("document.getElementById('question') !== null")
    turn = "((name) => { const q = document.getElementById('question'); q.value = name; q.dispatchEvent(new Event('change')); })"
    page.value(turn + "('realignments')")
    page.wait("document.querySelector('#ask form').dataset.question === 'realignments'")
    page.value("document.querySelector('#ask form').requestSubmit(); new Promise((done) => setTimeout(done, 5)).then(() => " + turn + "('central'))")
    page.wait("document.querySelector('#ask form').dataset.question === 'central'")
    time.sleep(1.5)
    equal(page.count("#ask .answer > *"), 0, "answers to a question that was left")
    # Numbers out of range, and what is missing, are told at their fields; a picture is colored by what it is asked for.
    for question, name, text, at in [("central", "top", "-1", "top"), ("diff", "from", "", "from")]:
        page.open("#1926&tab=ask&ask=" + question)
        page.wait(f"document.querySelector('#ask form')?.dataset.question === {question!r}")
        page.value(f"(() => {{ const one = document.querySelector('#ask [name={name}]'); one.closest('details')?.setAttribute('open', '');"
                   f" one.required = false; one.removeAttribute('pattern'); one.value = {text!r}; document.querySelector('#ask form').requestSubmit(); }})()")
        page.wait(f"document.querySelector('#ask [name={at}][aria-invalid]') !== null")
    status, told = page.server.ask("similarity?year=1926&other=stalin")
    equal((status, told["option"]), (400, "figure"), "what is missing")
    page.open("#1926&tab=ask&ask=" + quote("diff!from=1925&to=1926&color-by=betweenness", safe="!"))
    page.wait("document.querySelector('#ask .answer .drawn') !== null")
    equal(page.count("#ask .error"), 0, "what is said against a picture's color")
    page.open("#1926&figure=stalin")
    page.click("#panel .row button")
    page.wait("document.querySelector('#ask .answer .command code') !== null", 60)
    check("camarilla explain" in page.text("#ask .answer .command code"), "the command that explains the same")
    page.shot("explain")
    rows = [one for kind in ["relationships", "figures"] for one in page.server.ask(kind)[1][kind]]
    ids = [one["id"] for one in rows if "-" in one["id"]]
    notes = [note for one in rows for note in [one.get("note"), *(one.get("attributes") or {}).values()] if note and len(note) > 20]
    for question, values in [
            ("central", {}), ("factions", {}), ("balance", {}), ("cohesion", {}), ("ties", {}), ("brokerage", {}),
            ("diff", {"from": "1925", "to": "1927"}), ("path", {"from": "stalin", "to": "trotsky"}),
            ("similarity", {"figure": "stalin"}), ("timeline", {"figure": "stalin"}), ("realignments", {}),
            ("turnover", {}), ("reach", {"figure": "stalin"}), ("compare", {}), ("relationships", {"figure": "kirov"}),
            ("figures", {"name": "Mol"}), ("sources", {}), ("info", {})]:
        page.fill("#question", question)
        page.wait(f"document.querySelector('#ask form[data-question={question}]') !== null")
        for name, value in values.items():
            page.fill(f"#ask [name='{name}']", value)
        # The list that a field is completed from would take the click.
        page.value("document.activeElement.blur(); document.querySelector('#ask .answer').replaceChildren()")
        page.click("#ask form > .row button[type=submit]")
        page.wait("document.querySelector('#ask .answer .command, #ask .error') !== null", 60)
        error = page.text("#ask .error")
        equal(error, None, f"an error of {question}")
        check(page.text("#ask .answer .command code").startswith(f"camarilla {question}"), f"the command of {question}")
        # It is told to be read: no table is wider than its panel, and claims and figures go by their words.
        wide = page.value("[...document.querySelectorAll('#ask .answer .scrolled')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.scrollWidth > one.clientWidth + 1).length")
        equal(wide, 0, f"tables of {question} that are wider than the panel")
        grounds = page.value("[...document.querySelectorAll('#ask .answer .scrolled')].map((one) => getComputedStyle(one).backgroundAttachment)")
        equal([one for one in grounds if one != "local, local, scroll, scroll"], [], f"tables of {question} without a shade where there is more")
        # What the chronicle itself notes may name an id.
        told = page.value("[...document.querySelectorAll('#ask .answer > div')].map((one) => one.innerText).join(' ')")
        for note in notes:
            told = told.replace(note, "")
        equal([one for one in ids if re.search(rf"(?<![\w-]){one}(?![\w-])", told)], [], f"ids in the answer of {question}")
        page.value("for (const one of document.querySelectorAll('#ask .answer details')) one.open = true")
        page.wait("[...document.querySelectorAll('#ask .answer > div > details.whole')].every((one) => one.childElementCount > 1)")
        told = page.value("[...document.querySelectorAll('#ask .answer :is(dt, th, summary, h3, h4)')].map((e) => e.textContent)")
        equal([word for word in told if re.search(r"[a-z][A-Z]", word) and "E-I" not in word], [], f"keys of {question} that are no words")
        # A year has no separators, however large the numbers beside it are.
        years = re.findall(r"\b1[,. \u202f]9\d\d\b", page.value("document.querySelector('#ask .answer').textContent"))
        equal(years, [], f"years of {question} that are numbers")
    check("1917" in page.text("#ask .answer"), "the first year of the chronicle is a year")
    # Whatever is asked with an option, the answer can be told.
    untold = page.value("""(async () => {
      const { parametersOf, ask } = await import('/page/api.js'), { answered } = await import('/page/answers.js');
      const usual = { central: 'year=1926', factions: 'year=1926', explain: 'figure=stalin&year=1926', diff: 'from=1925&to=1927', balance: 'from=1925&to=1928',
        timeline: '', similarity: 'year=1926', brokerage: 'year=1926', cohesion: 'year=1926', ties: 'year=1926', reach: 'figure=stalin', realignments: '', turnover: '',
        compare: 'before=1925&after=1927', correlate: 'year=1926&second-year=1927', relationships: '', figures: '', sources: '', info: '' };
      const samples = { figure: 'zhukov', worlds: '5', search: 'war', top: '3', 'second-kinds': 'rivalry' };
      const untold = [];
      let count = 0;
      for (const [question, given] of Object.entries(usual)) for (const { name, schema = {} } of await parametersOf(question)) {
        if (['argument', 'download', 'format'].includes(name)) continue;
        const values = schema.type === 'boolean' ? ['true'] : (schema.enum ?? schema.items?.enum ?? [samples[name] ?? '']).slice(0, 3).filter(Boolean);
        for (const value of values) {
          const query = [...new URLSearchParams(given)].filter(([one]) => one !== name).concat(name === 'measures' ? [] : [[name, value]]);
          let data;
          try { data = (await ask(question, name === 'measures' ? [['measures', 'true']] : query)).data; } catch { continue; }
          count += 1;
          const told = answered(question, data).textContent, fault = /undefined|NaN|.object/.exec(told);
          if (fault) untold.push(question + ' ' + name + ' ' + fault[0]);
        }
      }
      return count < 100 ? [`only ${count} answers`] : untold;
    })()""")
    equal(untold, [], "answers that can't be told")
    # Factions through time: who was in them when, what became of them, what happened, and their streams.
    page.open("#1936&tab=ask&ask=factions!" + quote("from=1930&to=1936"))
    page.wait("document.querySelector('#ask .answer .command') !== null", 60)
    told = page.text("#ask .answer")
    check("1930 to 1936" in told and "Lazar Kaganovich 1930, 1936" in told, f"when a figure was in a faction: {told[:400]}")
    check("gone from 1931 on" in told, "what became of a faction")
    check("Lazar Kaganovich begins" in told and "Joseph Stalin grows" in told and "in: Mikhail Kalinin" in told, "what happened to factions")
    check(page.value("document.querySelector('#ask .answer img.drawn').src").find("factions.svg") > 0, "the streams of factions")
    page.shot("faction-history")
    # A comparison says which kinds it is of, and can be of all.
    page.open("#1936&tab=ask&ask=diff!" + quote("from=1925&to=1927"))
    page.wait("document.querySelector('#ask .answer .command') !== null", 60)
    check("by relationships of these kinds: alliance." in page.text("#ask .answer"), "the kinds that are compared")
    page.value("[...document.querySelectorAll('#ask .answer button')].find((b) => b.textContent === 'Compare all kinds').click()")
    page.wait("document.querySelector('#ask .answer .command')?.innerText.includes('--kinds=')", 60)
    check("kinds: alliance, " in page.text("#ask .answer") and "denunciation" in page.text("#ask .answer"), "all kinds are compared")
    check("Compare all kinds" not in page.text("#ask .answer"), "nothing more to compare")
    # A way tells who denounced whom.
    page.open("#1936&tab=ask&ask=path!" + quote("year=1936&from=kamenev&to=stalin"))
    page.wait("document.querySelector('#ask .answer .command') !== null", 60)
    check(re.search(r"(denunciation|appointment) \S.* → ", page.text("#ask .answer")), f"which way claims go: {page.text('#ask .answer')[:600]}")
    # The time that is proposed goes along with the one that is shown, and one's own stays.
    page.fill("#question", "central")
    page.wait("document.querySelector('#ask form[data-question=central]') !== null")
    shown = page.value("document.querySelector('#ask [name=year]').value")
    page.value("document.activeElement.blur()")
    page.browser.key("ArrowRight", 39)
    page.wait(f"document.querySelector('#ask [name=year]').value === '{int(shown) + 1}'")
    page.fill("#ask [name='year']", "1920")
    page.value("document.activeElement.blur()")
    page.browser.key("ArrowRight", 39)
    page.settle()
    equal(page.value("document.querySelector('#ask [name=year]').value"), "1920", "the reader's own time")
    page.shot("asked")
    # What is wrong is said in the command's words.
    page.fill("#question", "central")
    page.wait("document.querySelector('#ask form[data-question=central]') !== null")
    page.fill("#ask [name='year']", "19x6")
    page.click("#ask form > .row button[type=submit]")
    wrong = "document.activeElement?.matches('[name=%s][aria-invalid]') && document.getElementById(document.activeElement.getAttribute('aria-describedby').split(' ')[1])?.textContent"
    page.wait(wrong % "year")
    check("19x6" in page.value(wrong % "year"), "what is wrong is said of its field")
    equal(page.text("#ask .answer .error"), None, "what is wrong is said once")
    page.shot("ask-error")
    page.fill("#question", "path")
    page.wait("document.querySelector('#ask form[data-question=path]') !== null")
    for name, value in [("from", "Nikolai"), ("to", "stalin"), ("year", "1926")]:
        page.fill(f"#ask [name={name}]", value)
    page.value("document.querySelector('#ask form').requestSubmit()")
    page.wait(wrong % "from")
    check("fits several figures" in page.value(wrong % "from"), "whose name is that of several")
    page.fill("#ask [name=from]", "trotsky")
    page.value("document.querySelector('#ask form').requestSubmit()")
    page.wait("document.querySelector('#ask .answer .command') !== null", 60)
    equal(page.count("#ask .error, #ask [aria-invalid]"), 0, "what was wrong and is no more")
    # One table can be had as such, and two can't.
    for doubts, links in [("worlds=3", 1), ("null=signs&draws=5", 1), ("worlds=3&null=signs&draws=5", 0)]:
        page.open("#1926&tab=ask&ask=central!" + quote("year=1926&" + doubts))
        page.wait("document.querySelector('#ask .answer .command') !== null", 60)
        equal(page.count("#ask .answer a[download]"), links, f"tables of the answer with {doubts}")
    # What was and what is are compared, unless told otherwise.
    page.open("#1926&tab=ask")
    page.wait("document.getElementById('question') !== null")
    page.fill("#question", "correlate")
    page.wait("document.querySelector('#ask form[data-question=correlate]') !== null")
    equal(page.value("['year', 'second-year'].map((name) => document.querySelector(`#ask [name=${name}]`).value)"), ["1925", "1926"], "two times")
    page.open("#1926&tab=ask&ask=central!year%3D1926", "?lang=de")
    page.wait("document.querySelector('#ask .answer .command') !== null", 60)
    page.value("document.querySelector('#ask .answer details.whole').open = true")
    page.wait("document.querySelectorAll('#ask .answer details.whole dt').length > 0")
    told = page.value("[...document.querySelectorAll('#ask .answer :is(dt, th, h3)')].map((e) => e.textContent)")
    check({"Zeit", "Personen", "Rang", "Wert", "am zentralsten"} <= set(told), f"keys in German: {told}")


def comers(page):
    """Who comes into a circle brings ties that are older than that, which aren't new."""
    told = """(async () => { const [{ frameNow }, { claims }] = await Promise.all([import('/page/state.js'), import('/page/model.js')]);
      const { claims: held, change } = frameNow(), came = (f) => change.entered.includes(f), year = (c) => claims[c].edtf.slice(0, 4);
      return [[...change.newClaims].map(year), [...held.keys()].filter((c) => !change.newClaims.has(c) && (came(claims[c].s) || came(claims[c].t))).map(year)]; })()"""
    older = 0
    for year in ["1924", "1925", "1926", "1928"]:
        page.open(f"#{year}&cut=around%3Dbukharin").settle()
        new, brought = page.value(told)
        equal([began for began in new if began != year], [], f"what is called new in {year} and began in another year")
        older += sum(began < year for began in brought)
    check(older > 5, f"{older} older ties were brought into the circle")


def circle(page):
    page.open("#1926")
    everybody = page.count("#drawing .figure")
    page.tab("circle")
    page.wait("document.querySelector('#circle [name=around]') !== null")
    page.fill("#circle [name=around]", "trotsky")
    page.value("document.activeElement.blur()")
    page.click("#circle button[type=submit]")
    page.wait(f"document.querySelectorAll('#drawing .figure').length < {everybody}", 60)
    check("cut=" in page.address and not page.value("document.getElementById('cut').hidden"), "the circle is told")
    page.shot("circle")
    address = page.address
    figures = page.count("#drawing .figure")
    equal(page.open(address).count("#drawing .figure"), figures, "figures of the same address")
    page.tab("circle")
    page.wait("document.querySelector('#circle .clear') !== null")
    page.click("#circle .clear")
    page.wait(f"document.querySelectorAll('#drawing .figure').length === {everybody}", 60)
    # A circle that can't be had is told where it is asked for, and the one that was there stays.
    page.fill("#circle [name=around]", "trotski")
    page.value("document.activeElement.blur()")
    page.click("#circle button[type=submit]")
    page.wait("document.querySelector('#circle [name=around][aria-invalid]') !== null")
    check("trotski" in page.text("#circle .field .error") and "cut=" not in page.address, "who isn't known is told at the field")
    # Of an option that is there several times the form has all.
    many = [("without-source", "rise"), ("without-source", "scepter"), ("where", "born < 1890"), ("where", "died > 1937")]
    page.open("#1926&tab=circle&cut=" + quote("&".join(f"{name}={quote(text)}" for name, text in many), safe=""))
    page.wait("document.querySelector('#circle button[type=submit]') !== null")
    struck = "[...document.querySelectorAll('#circle [data-name=without-source] input:checked')].map((box) => box.value).sort()"
    equal(page.value(struck), ["rise", "scepter"], "sources struck in the form")
    equal(page.value("document.querySelector('#circle [name=where]').value"), "(born < 1890) and (died > 1937)", "conditions in the form")


def problems(page):
    page.open("#1926")
    page.tab("problems")
    page.wait("document.querySelectorAll('#problems .problems li').length > 0")
    _, told = page.server.ask("validate")
    equal(page.count("#problems .problems li"), len(told["problems"]), "problems listed")
    page.click("#problems .problems input")
    page.open("#1926&tab=problems")
    page.wait("document.querySelectorAll('#problems .problems input:checked').length === 1")
    page.shot("problems")
    # What a problem is about is shown at a time when it holds.
    page.open("#1926&tab=problems").wait_for_range()
    page.wait("document.querySelectorAll('#problems .problems li').length > 0")
    show = "[...document.querySelectorAll('#problems .problems button')].find((b) => b.textContent === 'Show it')"
    page.wait(f"{show} !== undefined || document.querySelectorAll('#problems .problems li').length === 0")
    page.value(f"{show}.click()")
    page.wait("location.hash.includes('tie=')")
    check(page.count("#panel .claim") > 0, "the claims of the tie that a problem is about")


def tables(path, **texts):
    """A new folder with the tables of a chronicle, by their names."""
    os.mkdir(path)
    for name, text in texts.items():
        with open(os.path.join(path, name + ".csv"), "w", encoding="utf-8") as file:
            file.write(text)
    return path


def mistaken(browser, command, folder, shots):
    """Of a chronicle that can't be read what stops it comes first, and what would turn lines around is told by number."""
    path = tables(os.path.join(folder, "mistaken"), figures="id,name\na,A  a\nb,B\n",
                  relationships="kind,source,target,when\nalliance,a,b,1901\nalliance,a,no\u202ebody,1901\nalliance,a,b,19x6\n")
    with Server(command, path) as server:
        page = Page(browser, server, shots)
        browser.call("Page.navigate", url=server.url)
        browser.wait("document.querySelectorAll('#problems li').length > 1")
        kinds = page.value("[...document.querySelectorAll('#problems li')].map((li) => li.className)")
        check("warning" in kinds and "error" in kinds, f"of both sorts: {kinds}")
        equal(kinds, sorted(kinds), "errors are before warnings")
        text = page.value("document.getElementById('problems').textContent")
        check("<U+202E>" in text and "\u202e" not in text, "marks of direction are told by number")
        check("Problems" in page.text("#message"), "where all that is wrong is told")
        page.shot("mistaken")


def namesakes(browser, command, folder, shots):
    """Those who have one name are told apart wherever an answer tells of them, drawn or not."""
    path = tables(os.path.join(folder, "namesakes"),
                  figures="id,name\nelder,Anna Fischer\nyounger,Anna Fischer\nbeier,Max Beier\nx,Ida Roth\ny,Ida Roth\n",
                  relationships="kind,source,target,when\nalliance,elder,beier,1901\nalliance,younger,beier,1901\n")
    with Server(command, path) as server:
        page = Page(browser, server, shots).open("#1901&tab=problems")
        page.wait("document.querySelectorAll('#problems .claims li').length > 1")
        told = page.value("[...document.querySelectorAll('#problems .claims .name')].map((one) => one.textContent).sort()")
        equal(told, ["Anna Fischer (elder)", "Anna Fischer (younger)", "Ida Roth (x)", "Ida Roth (y)"], "who may be one person")
        for question, query in [("path", "year=1901&from=elder&to=younger"), ("reach", "figure=beier"), ("central", "year=1901"),
                                ("explain", "figure=beier&year=1901"), ("figures", "")]:
            page.open(f"#1901&tab=ask&ask={question}!" + quote(query))
            page.wait("document.querySelector('#ask .answer .command') !== null", 60)
            told = page.value("[...document.querySelectorAll('#ask .answer > div .name')].map((one) => one.textContent)")
            check({"Anna Fischer (elder)", "Anna Fischer (younger)"} <= set(told), f"namesakes in {question}: {told}")
            check("Anna Fischer" not in told and "Ida Roth" not in told, f"a name of two in {question}: {told}")
        page.shot("namesakes")


def taken(page, view):
    """The files that are offered with a view: name, status, length, what they are to be saved as, and how they begin."""
    page.open(view + "&tab=take")
    page.wait("document.querySelectorAll('#take a[download]').length > 8")
    page.value("for (const a of document.querySelectorAll('#take a[download]')) a.dispatchEvent(new Event('focus'))")
    return page.value(
        "Promise.all([...document.querySelectorAll('#take a[download]')].map(async (a) => { const r = await fetch(a.href);"
        " const b = await r.arrayBuffer(); return [a.href.split('/api/v1/')[1].split('?')[0], r.status, b.byteLength,"
        " r.headers.get('Content-Disposition') ?? '', new TextDecoder().decode(b.slice(0, 60))]; }))")


def rows_taken(page, view):
    """How many relationships there are in the table that is taken away, and in the picture."""
    page.open(view + "&tab=take").settle()
    page.wait("document.querySelectorAll('#take a[download]').length > 8")
    return page.value(
        "(async () => { const a = [...document.querySelectorAll('#take a[download]')].find((one) => one.href.includes('relationships.csv'));"
        " a.dispatchEvent(new Event('focus')); const text = await (await fetch(a.href)).text();"
        " const { frameNow, state } = await import('/page/state.js'), { claims, kinds } = await import('/page/model.js');"
        " const seen = [...frameNow().claims].filter(([c, isSure]) => !state.hidden.has(kinds[claims[c].k].name) && (isSure || !state.certainOnly));"
        " return [text.trim().split('\\n').length - 1, seen.length]; })()")


def taking(page):
    # What is taken away is what is seen, whatever is hidden and however it is cut.
    for view in ["#1926&cut=" + quote("without-source=rise&without-source=scepter", safe=""), "#1926&hide=rivalry&cut=core%3D2",
                 "#1926&hide=alliance&cut=" + quote("kinds=alliance,rivalry&through=alliance&around=trotsky", safe=""),
                 "#1922&certain&cut=" + quote("around=stalin&core=2", safe="")]:
        rows, seen = rows_taken(page, view)
        check(rows == seen > 0, f"{rows} relationships are taken away and {seen} seen of {view}")
    # What can't be had is said, as a browser would say nothing.
    page.open("#1926&tab=take&hide=alliance,rivalry,appointment,denunciation")
    page.wait("document.querySelectorAll('#take a[download]').length > 8")
    page.value("[...document.querySelectorAll('#take a[download]')].find((one) => one.href.includes('relationships.csv')).click()")
    page.wait("!document.getElementById('message').hidden")
    equal(page.text("#message"), "All kinds of relationship are hidden; show one to take it away.", "a table of nothing")
    # The page to send has the steps that are shown, also where the address began with a stretch.
    page.open("#1926-05/1926-09&by=month&tab=take")
    page.wait("document.querySelectorAll('#take a[download]').length > 8")
    sent = page.value("(() => { const a = [...document.querySelectorAll('#take a[download]')].find((one) => one.href.includes('storyboard'));"
                      " a.dispatchEvent(new Event('focus')); return new URL(a.href).searchParams.get('by'); })()")
    equal(sent, "month", "the steps of the page to send")
    for cut in ["kinds=alliance&window=3", "min-confidence=0.9&certainty=certain", "without-source=close-to&around=stalin"]:
        refused = [(name, start) for name, status, _, _, start in taken(page, "#1926&cut=" + quote(cut, safe="")) if status != 200]
        equal(refused, [], f"files refused with {cut}")
    found = taken(page, "#1926")
    starts = {"picture.svg": "<?xml", "picture.pdf": "%PDF", "picture.png": "\ufffdPNG", "storyboard.html": "<!DOCTYPE",
              "export.camarilla": "SQLite", "export.gexf": "<?xml", "export.graphml": "<?xml"}
    for name, status, size, disposition, start in found:
        equal(status, 200, f"the status of {name}: {start}")
        check(size > 200, f"{name} has {size} bytes")
        check("attachment" in disposition, f"{name} is to be saved: {disposition}")
        check(start.startswith(starts.get(name, "")), f"{name} begins with {start!r}")
    names = [disposition for _, _, _, disposition, _ in found]
    equal(sorted(set(names)), sorted(names), "names of files, each of its own")
    equal([name for name in names if "relationships" in name], ['attachment; filename="stalins-circle-relationships-1926.csv"'], "the year in a name")
    directed = page.value("[...document.querySelectorAll('#take a[download]')].map((a) => a.href).filter((href) => href.includes('directed=true'))"
                          ".map((href) => href.split('/api/v1/')[1].split('?')[0])")
    equal(directed, ["export.gexf", "export.graphml"], "what has each tie directed")
    page.shot("take")
    # Without a clipboard, as over plain HTTP from another machine, the text is chosen.
    page.value("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
    button = "[...document.querySelectorAll('#take button')].find((b) => b.textContent === 'Copy the link')"
    page.value(f"{button}.click()")
    page.wait("[...document.querySelectorAll('#take button')].some((b) => /^(Copied|Selected)/.test(b.textContent))")
    equal(page.value("getSelection().toString() === location.href || document.querySelector('#take input.link').value === location.href"
                     " && document.querySelector('#take input.link').selectionEnd === location.href.length"), True, "the link is chosen")
    page.value("document.querySelector('#take details').open = true")
    page.wait("document.querySelector('#take .command button') !== null")
    page.value("document.querySelector('#take .command button').click()")
    page.wait("/^(Copied|Selected)/.test(document.querySelector('#take .command button').textContent)")
    check(page.value("getSelection().toString()").startswith("camarilla render"), "the command is chosen")
    text, inked = as_seen(page, 1)
    check(inked > 0.05, f"what of the picture as seen is drawn: {inked}")
    halos = re.findall(r"<path[^>]*stroke-width=\"7px\"[^>]*>", text)
    check(halos, "there are new ties")
    equal([halo for halo in halos if 'stroke-opacity="0.28"' not in halo], [], "halos of new ties that cover what is below")
    _, pixels = as_seen(page, 3)
    check(abs(pixels - inked) < 0.05, f"the pixels are those of the drawing: {pixels}, {inked}")
    page_sizes(page)
    # What is hidden on the screen is left out of what is drawn and told, and the page to send opens as the view is.
    page.open("#1926&hide=rivalry&certain&tab=take")
    page.wait("document.querySelectorAll('#take a[download]').length > 8")
    hrefs = page.value(
        "[...document.querySelectorAll('#take a[download]')].map((a) => { a.dispatchEvent(new Event('focus')); return a.href; })")
    for name in ["picture.pdf", "relationships.csv"]:
        query = next(href for href in hrefs if name in href).split("?")[1]
        check("certainty=certain" in query and "kinds=" in query and "rivalry" not in query, f"{name} is asked by {query}")
    page.value(
        "const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.taken = text; });"
        " return make(blob); }; [...document.querySelectorAll('#take a[download]')].find((a) => a.href.includes('storyboard')).click()")
    page.wait("window.taken !== undefined")
    check(page.value("window.taken.includes('<html data-view=\"#1926&hide=rivalry&certain')"), "the page to send has no view")
    # On paper the drawing is alone, on one page.
    page.value("window.print = () => { window.printed = document.body.className; }")
    page.click("#take .seen button:nth-of-type(4)")
    page.wait("window.printed !== undefined")
    check("alone" in page.value("window.printed"), "the drawing isn't alone on paper")
    with tempfile.TemporaryDirectory() as folder:
        page.browser.print(os.path.join(folder, "page.pdf"))
        with open(os.path.join(folder, "page.pdf"), "rb") as file:
            equal(len(re.findall(rb"/Type\s*/Page\b", file.read())), 1, "pages of paper")
    page.value("dispatchEvent(new Event('afterprint'))")
    check(not page.value("document.body.classList.contains('alone') || document.querySelector('#sheet')"), "paper is left over")


def axe(page, where):
    """What keeps people out, as axe sees it."""
    try:
        import axe_core_python
    except ImportError:
        return False
    path = os.path.join(os.path.dirname(axe_core_python.__file__), "axe.min.js")
    with open(path, encoding="utf-8") as file:
        # As the developer's tools do, past the policy that keeps others' scripts out.
        page.value(file.read() + ";0")
    found = page.value(
        "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations"
        ".filter((v) => ['serious', 'critical'].includes(v.impact))"
        ".map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))]))")
    equal(found, [], f"what keeps people out of {where}")
    return True


def everybody(page):
    """Languages, narrow windows, dark, print, no motion, and axe in each tab."""
    has_axe = False
    for tab in ["panel", "ask", "circle", "problems", "edit", "take"]:
        page.open(f"#1926&tab={tab}&figure=trotsky")
        time.sleep(0.4)
        has_axe = axe(page, f"the tab {tab}") or has_axe
    page.open("#1926", "?lang=de")
    equal(page.value("document.documentElement.lang"), "de", "the language")
    check("Fragen" in page.text("#tabs") and "Seit dem Jahr davor" in page.text("#summary"), "texts in German")
    # Where one reads from right to left, time runs that way too, and the year's bar stands over the slider's thumb.
    page.open("#1926")
    page.value("document.documentElement.dir = 'rtl'")
    share = page.value(
        "(() => { const of = (e) => e.getBoundingClientRect(), bar = of(document.querySelector('#bars .now')),"
        " all = of(document.getElementById('slider')), years = slider.max;"
        " return (all.right - 8 - (bar.left + bar.right) / 2) / (all.width - 16) * years; })()")
    check(abs(share - 9) < 0.5, f"from right to left the bar of 1926 stands at {share} of the steps after 1917")
    equal(page.value("document.documentElement.scrollWidth"), 1280, "the width from right to left")
    # A date still reads from left to right.
    page.open("#1926&figure=trotsky")
    page.value("document.documentElement.dir = 'rtl'")
    ends = page.value(
        "(() => { const date = [...document.querySelectorAll('#panel .claim small')].map((e) => e.firstElementChild ?? e)"
        ".find((e) => e.textContent.startsWith('October 1926?'));"
        " const text = document.createTreeWalker(date, NodeFilter.SHOW_TEXT).nextNode(), range = document.createRange();"
        " return [0, 7].map((at) => { range.setStart(text, at); range.setEnd(text, at + 1);"
        " return range.getBoundingClientRect().left; }); })()")
    check(ends[0] < ends[1], f"October 1926? begins at its left: {ends}")
    page.value("document.documentElement.dir = 'ltr'")
    # Nothing is cut off at the left of the panel, nor what the search is for.
    page.open("#1926&tab=panel")
    room = page.value(
        "(() => { const li = document.querySelector('#panel .ranking li:last-child'), panel = document.getElementById('panel');"
        " return parseFloat(getComputedStyle(panel).paddingLeft) + parseFloat(getComputedStyle(li.parentNode).paddingLeft); })()")
    digits = page.value(
        "(() => { const c = document.createElement('canvas').getContext('2d'), s = getComputedStyle(document.querySelector('#panel .ranking'));"
        " c.font = s.font; return c.measureText('10. ').width; })()")
    check(room >= digits, f"numbers of {digits} pixels have {room}")
    for width in [390, 1280]:
        page.browser.size(width, 800)
        for language in ["en", "de"]:
            page.open("#1926", "?lang=" + language)
            widths = page.value(
                "(() => { const e = document.getElementById('search'), s = getComputedStyle(e), c = document.createElement('canvas').getContext('2d');"
                " c.font = s.font; return [c.measureText(e.placeholder).width,"
                " e.clientWidth - parseFloat(s.paddingLeft) - parseFloat(s.paddingRight)]; })()")
            check(widths[0] <= widths[1], f"what the search is for is read whole, {language}, {width}: {widths}")
    # Times are told in words, in the slider's value too.
    for address, english, german in [
            ("#191X&by=decade", "1910s", "1910er"), ("#19XX&by=century", "1900–1999", "1900–1999"),
            ("#1926-33&by=quarter", "Q1 1926", "1. Quartal 1926"), ("#1926-21&by=season", "spring 1926", "Frühling 1926")]:
        for language, words in [("en", english), ("de", german)]:
            page.open(address, "?lang=" + language)
            spoken = page.value("document.getElementById('slider').getAttribute('aria-valuetext')")
            equal((page.year, spoken), (words, words), f"{address} in words, {language}")
            check(page.text("#summary").startswith(words + ":"), f"the summary of {address}, {language}")
    page.browser.size(390, 844)
    # Who is tapped is told of in sight, and the picture stays there.
    page.open("#1937")
    page.wait("document.querySelectorAll('#drawing .figure').length > 5")
    page.browser.click("#drawing .figure .box")
    page.wait("document.querySelector('#panel h2').getBoundingClientRect().top < innerHeight * 0.85")
    check(page.value("document.getElementById('drawing').getBoundingClientRect().bottom") > 200, "the picture is out of sight")
    for tab in ["panel", "ask", "circle", "take"]:
        page.open(f"#1937&tab={tab}")
        time.sleep(0.3)
        equal(page.value("document.documentElement.scrollWidth"), 390, f"the width of {tab} on a telephone")
    for year in ["1926", "1937", "1953"]:
        page.open(f"#{year}")
        page.settle()
        time.sleep(0.4)
        equal(page.value(NAMELESS), [], f"who has no name in {year} on a telephone")
        page.shot("telephone-" + year)
    # Where there is room for few, the most central have theirs.
    page.browser.size(320, 460)
    page.open("#1926")
    page.settle()
    time.sleep(0.4)
    nameless = page.value(NAMELESS)
    central = page.server.ask("scene?year=1926")[1]["frames"][0]["figures"]
    page.shot("telephone-small")
    equal([name for name in nameless if name in page.value(f"({NAMES}).slice(0, 5)")], [], "the most central without names")
    check(len(central) > 5, "there are others")
    page.browser.size(1280, 800)
    page.browser.media(prefers_color_scheme="dark")
    page.open("#1936")
    check(page.value("getComputedStyle(document.documentElement).backgroundColor") != "rgb(255, 255, 255)", "dark paper")
    has_axe = axe(page, "the dark page") or has_axe
    page.shot("dark")
    page.browser.media(prefers_reduced_motion="reduce", forced_colors="active")
    page.value("document.activeElement.blur()")
    page.browser.key("ArrowRight", 39)
    page.shot("forced")
    lines = page.value("[...document.querySelectorAll('#tabs button')].map((b) => getComputedStyle(b).borderBottomColor)")
    equal([lines[0] != lines[1], len(set(lines[1:]))], [True, 1], f"the chosen tab has a line of its own: {lines}")
    page.browser.media()
    if page.folder:
        page.open("#1926")
        page.browser.print(os.path.join(page.folder, "print.pdf"))
    # The keyboard reaches everything: nothing that can be clicked is out of its reach.
    page.open("#1926")
    unreached = page.value(
        "[...document.querySelectorAll('button, a[href], input, select, summary')].filter((e) => e.offsetParent"
        " && e.tabIndex < 0 && e.getAttribute('role') !== 'tab').map((e) => e.outerHTML.slice(0, 120))")
    equal(unreached, [], "controls out of the keyboard's reach")
    return has_axe


def editing(browser, command, folder, shots):
    store = os.path.join(folder, "circle.camarilla")
    subprocess.run([command, "convert", store], check=True, capture_output=True)
    with Server(command, store, "--edit", cwd=folder) as server:
        page = Page(browser, server, shots).open("#1926&tab=edit")
        page.wait("document.querySelectorAll('#edit .row button').length > 5")
        _, before = server.ask("info")
        page.click("#edit .row button")
        page.wait("document.querySelector('#edit form [name=when]') !== null")
        equal(page.text("#edit form [name=kind] option"), "choose one", "of kinds none is usual")
        for name, value in [("kind", "alliance"), ("source", "stalin"), ("target", "kirov"), ("when", "1926-13")]:
            page.fill(f"#edit form [name={name}]", value)
        page.wait("document.querySelector('#edit .field .error') !== null")
        check(page.value("document.querySelector('#edit .field .error').closest('.field').querySelector('input').name") == "when",
              "what is wrong is said beside its field")
        page.shot("edit-error")
        # All that is wrong is said at once, each beside its field.
        for name, value in [("source", "nobody-at-all"), ("confidence", "7"), ("weight", "heavy")]:
            page.fill(f"#edit form [name={name}]", value)
        wrong = "[...document.querySelectorAll('#edit .field:has(.error)')].map((e) => e.querySelector('input').name).join()"
        page.wait(f"{wrong} === 'source,when,weight,confidence'")
        equal(page.count("#edit [aria-invalid]"), 4, "fields that are wrong")
        said = "document.querySelector('#edit .field:has([name=%s]) .error')?.textContent"
        equal([page.value(said % name) for name in ["weight", "confidence"]],
              ["Expected a number above 0, such as 1.5.", "Expected a number from 0 to 1, such as 0.5."], "which numbers there may be")
        page.fill("#edit form [name=weight]", "1,5")
        page.wait(said % "weight" + " === 'Write 1.5 rather than 1,5.'")
        page.shot("edit-errors")
        for name, value in [("source", "stalin"), ("confidence", ""), ("weight", "")]:
            page.fill(f"#edit form [name={name}]", value)
        page.wait(f"{wrong} === 'when'")
        page.fill("#edit form [name=when]", "1926-05/1927")
        page.wait("document.querySelector('#edit .field .error') === null")
        page.fill("#edit form [name=because]", "the minutes say so")
        page.value("document.activeElement.blur()")
        page.click("#edit form button[type=submit]")
        page.wait("document.querySelector('#edit .form .command') !== null")
        check("camarilla store add" in page.text("#edit .form .command"), "the command that makes the edit")
        # What was added can be looked at, in its words and in the picture.
        check("added: alliance: Joseph Stalin – Sergei Kirov, May 1926 to 1927" in page.text("#edit .form [role=status]"), "what was saved")
        page.value("[...document.querySelectorAll('#edit .form button')].find((b) => b.textContent === 'Show it').click()")
        page.wait("location.hash.includes('tie=stalin,kirov')")
        page.settle()
        check("the minutes say so" not in page.text("#panel") and "Kirov" in page.text("#panel h2"), "the tie of what was saved")
        page.tab("edit")
        equal(server.ask("info")[1]["relationships"], before["relationships"] + 1, "relationships after the edit")
        page.click("#undo")
        page.wait("document.querySelector('#edit .stepped [role=status]') !== null")
        lines = page.text("#edit .stepped [role=status]").split("\n")
        equal(lines[0], "Undone.", "what is said of what is undone")
        check(lines[1].startswith("taken out: alliance: Joseph Stalin – Sergei Kirov, May 1926 to 1927"), f"what was undone: {lines}")
        equal(page.text("#edit .form [role=status]"), None, "what was said of the edit that is undone")
        page.wait(f"fetch('/api/v1/info').then((r) => r.json()).then((i) => i.relationships === {before['relationships']})")
        page.wait("!document.getElementById('redo').disabled")
        page.click("#redo")
        page.wait(f"fetch('/api/v1/info').then((r) => r.json()).then((i) => i.relationships === {before['relationships'] + 1})")
        # Somebody else is first: both versions are shown, and nothing is lost.
        page.open("#1926&figure=kirov")
        page.wait("document.querySelectorAll('#panel .claim .row button').length > 0")
        page.click("#panel .claim .row button")
        page.wait("document.querySelector('#edit form [name=note]') !== null")
        row = re.search(r"\S+$", page.text("#edit form h3"))[0]
        subprocess.run([command, "store", "amend", row, "--note", "theirs", "--store", store], check=True, capture_output=True)
        page.fill("#edit form [name=note]", "mine")
        page.click("#edit form button[type=submit]")
        page.wait("document.querySelector('#edit .conflict') !== null")
        check("theirs" in page.text("#edit .conflict") and "mine" in page.text("#edit .conflict"), "both versions are shown")
        check(re.search(r" on \d+ \w+ \d{4}, \d\d:\d\d UTC", page.text("#edit .conflict p")), f"when, in words: {page.text('#edit .conflict p')}")
        page.shot("conflict")
        equal(server.ask(f"row?id={row}")[1]["row"]["note"], "theirs", "the other's edit is kept")
        page.click("#edit .conflict .row button")
        page.wait("document.querySelector('#edit .form .command') !== null")
        equal(server.ask(f"row?id={row}")[1]["row"]["note"], "mine", "the note after it was saved all the same")
        sources_and_figures(page)
        naming(page)
        in_use(page, store)
        own_columns(page, command, store, row)
        # A draft outlives the window.
        page.click("#edit .row button")
        page.wait("document.querySelector('#edit form [name=post]') !== null")
        page.fill("#edit form [name=post]", "a draft")
        # What others have done since is not undone unseen; undoing it then leaves the form alone.
        page.click("#undo")
        page.wait("document.querySelector('#edit .stepped .error') !== null && !document.getElementById('undo').disabled")
        page.click("#undo")
        page.wait("document.querySelector('#edit .stepped [role=status]') !== null")
        equal(page.value("document.querySelector('#edit form [name=post]').value"), "a draft", "the form while something is undone")
        page.open("#1926&tab=edit")
        page.wait("document.querySelector('#edit .drafts button') !== null")
        page.click("#edit .drafts button")
        page.wait("document.querySelector('#edit form [name=post]')?.value === 'a draft'")
        page.wait("document.querySelectorAll('#edit .drafts p').length === 0")
        page.click("#edit form .cancel")
        page.open("#1926&tab=edit")
        page.wait("document.querySelector('#edit .drafts') !== null")
        page.wait("document.querySelectorAll('#edit .drafts p').length === 0")
        resuming(page, command, store, row)
        noticing(page, command, store, row)
        doubles(page, command, store)
        # Whoever is merged into somebody and was chosen, is he now.
        page.open("#1926&figure=voroshilov&tab=edit")
        page.wait("document.querySelectorAll('#edit .row button').length > 5")
        page.value("[...document.querySelectorAll('#edit .row button')].find((b) => b.textContent === 'Merge figures').click()")
        for name, value in [("figure", "voroshilov"), ("into", "molotov")]:
            page.fill(f"#edit form [name={name}]", value)
        page.value("document.activeElement.blur()")
        page.click("#edit form button[type=submit]")
        page.wait("document.querySelector('#edit .form .command') !== null && location.hash.includes('figure=molotov')")
        merged = page.text("#edit .form [role=status]")
        check("Kliment Voroshilov (voroshilov) was merged into " in merged, f"who was merged into whom: {merged}")
        check(re.search(r"(From|To): Kliment Voroshilov → ", merged) and "source: " not in merged, f"what a merge changed, in words: {merged}")
        subprocess.run([command, "store", "undo", "--store", store], check=True, capture_output=True)
    # Another start on the same store finds what the browser keeps of it, unless another explorer has its place.
    with Server(command, store, "--edit", cwd=folder) as again, Server(command, store) as beside:
        equal(again.base, server.base, "the address of another start")
        check(beside.base != again.base, "two explorers of a store have two addresses")
        page = Page(browser, again, shots).open("#1926&tab=edit")
        page.wait("document.querySelectorAll('#edit .drafts p').length === 1")
        check("kept for later" in page.value("Object.values(localStorage).join()"), "the draft of the start before")
        page.click("#edit .drafts button + button")
        page.wait("document.querySelectorAll('#edit .drafts p').length === 0")


def doubles(page, command, store):
    """Who may be one person is offered to be merged; who was merged meanwhile isn't made again; what another window writes is its."""
    def run(*words):
        subprocess.run([command, "store", *words, "--store", store], check=True, capture_output=True)

    run("add-figure", "kirow", "Sergei Kirow")
    page.open("#1926&tab=problems")
    button = "[...document.querySelectorAll('#problems .claims li')].find((one) => one.textContent.includes('Sergei Kirow'))?.querySelector('button:not(.name)')"
    page.wait(f"({button} ?? null) !== null")
    page.value(f"{button}.click()")
    page.wait("document.querySelector('#edit form [name=into]')?.value === 'kirov'")
    equal(page.value("document.querySelector('#edit form [name=figure]').value"), "kirow", "who would be given up")
    page.shot("twins")
    page.click("#edit form .cancel")
    # Somebody merges him while he is changed here.
    page.open("#1926&figure=kirow")
    page.wait("[...document.querySelectorAll('#panel button')].some((b) => b.textContent === 'Edit')")
    page.value("[...document.querySelectorAll('#panel button')].find((b) => b.textContent === 'Edit').click()")
    page.wait("document.querySelector('#edit form [name=born]') !== null")
    page.fill("#edit form [name=born]", "1886")
    run("merge-figures", "kirow", "kirov")
    page.value("document.activeElement.blur()")
    page.click("#edit form button[type=submit]")
    page.wait("document.querySelector('#edit .conflict')?.textContent.includes('was merged into Sergei Kirov')")
    page.shot("merged-away")
    check("Add it anew" not in page.text("#edit .conflict"), "nobody is offered to be made again")
    page.value("[...document.querySelectorAll('#edit .conflict button')].find((b) => b.textContent === 'Edit kirov').click()")
    page.wait("document.querySelector('#edit form h3')?.textContent === 'Change kirov'")
    run("undo")
    run("undo")
    # A draft that another window writes is neither taken up here nor given up.
    page.fill("#edit form [name=label]", "K.")
    page.settle()
    page.open("#1926&tab=edit")
    drafts = "[...document.querySelectorAll('#edit .drafts p')].filter((one) => one.textContent.includes('Change kirov'))"
    page.wait(f"{drafts}[0]?.querySelectorAll('button').length === 2")
    page.value("""new Promise((resolve) => navigator.locks.request(Object.keys(localStorage).find((key) => key.startsWith('camarilla-draft:') && key.includes('amend-figure')),
      () => { resolve(); return new Promise((done) => { window.closeOther = done; }); }))""")
    page.value("window.dispatchEvent(new Event('storage'))")
    page.wait(f"{drafts}[0]?.querySelectorAll('button').length === 0")
    check("Another window is writing:" in page.value(f"{drafts}[0].textContent"), "who writes")
    page.value("window.closeOther()")
    page.wait(f"{drafts}[0]?.querySelectorAll('button').length === 2")
    page.value(f"{drafts}[0].querySelector('button + button').click()")
    page.wait(f"{drafts}.length === 0")


def resuming(page, command, store, row):
    """A draft of a row that somebody else has changed since is refused, and what was left alone stays theirs."""
    def amend(**columns):
        subprocess.run([command, "store", "amend", row, *(f"--{name}={text}" for name, text in columns.items()), "--store", store],
                       check=True, capture_output=True)

    def write(note):
        page.open("#1926&figure=kirov")
        page.wait("document.querySelectorAll('#panel .claim .row button').length > 0")
        page.click("#panel .claim .row button")
        page.wait("document.querySelector('#edit form [name=note]') !== null")
        page.fill("#edit form [name=note]", note)

    now = lambda: page.server.ask(f"row?id={row}")[1]["row"]  # noqa: E731
    amend(post="post at first", note="note at first")
    write("my note")
    amend(post="their post", note="their note")
    page.open("#1926&tab=edit")
    page.wait("document.querySelector('#edit .drafts button') !== null")
    page.click("#edit .drafts button")
    page.wait("document.querySelector('#edit form [name=note]')?.value === 'my note'")
    page.click("#edit form button[type=submit]")
    page.wait("document.querySelector('#edit .conflict') !== null")
    page.shot("conflict-of-draft")
    equal((now()["post"], now()["note"]), ("their post", "their note"), "their edit after a draft was refused")
    told = page.value("[...document.querySelectorAll('#edit .conflict tbody tr')].map((r) => [...r.children].map((c) => c.textContent))")
    equal(told, [["post", "(left as it was; stays as it is now)", "their post"], ["note", "my note", "their note"]], "both versions")
    page.click("#edit .conflict .row button")
    page.wait("document.querySelector('#edit .form .command') !== null")
    equal((now()["post"], now()["note"]), ("their post", "my note"), "the row after mine was saved all the same")
    # What is retracted all the same is not amended.
    page.open("#1926&tab=edit")
    write("never said")
    amend(note="their other note")
    page.click("#edit form .retract")
    page.wait("document.querySelector('#edit .conflict') !== null")
    page.click("#edit .conflict .row button")
    page.wait("document.querySelector('#edit .form .command') !== null")
    check("retract" in page.text("#edit .form .command"), "the edit is what was asked for")
    subprocess.run([command, "store", "undo", "--store", store], check=True, capture_output=True)
    equal(now()["note"], "their other note", "the row that was retracted")
    # Two drafts of two windows are two; saving one leaves the other.
    write("kept for later")
    write("saved now")
    equal(page.count("#edit .drafts p"), 1, "drafts beside the form")
    page.value("document.activeElement.blur()")
    page.click("#edit form button[type=submit]")
    page.wait("document.querySelector('#edit .form .command') !== null")
    equal(page.count("#edit .drafts p"), 1, "drafts after the other was saved")


def noticing(page, command, store, row):
    """What another program edits is on the page when somebody comes back to it, or goes on in time."""
    def edit(*words):
        subprocess.run([command, "store", *words, "--store", store], check=True, capture_output=True)

    page.open("#1926&figure=kirov")
    last = page.value("document.getElementById('slider').max")
    edit("amend", row, "--note", "written elsewhere")
    page.wait("window.dispatchEvent(new Event('focus')), document.getElementById('panel').innerText.includes('written elsewhere')")
    edit("add", "alliance", "kirov", "stalin", "1970")
    page.wait("document.getElementById('slider').dispatchEvent(new Event('input')), window.dispatchEvent(new Event('focus')),"
              f"document.getElementById('slider').max === '{int(last) + 6}'")
    page.settle()
    equal(page.year, "1926", "the time after years were added")
    edit("undo")


def sources_and_figures(page):
    """What is no relationship is found, changed and taken out, with what is doubtful said and not in the way."""
    server = page.server
    def press(place, text):
        found = f"[...document.querySelectorAll('{place} button')].find((b) => b.textContent === {json.dumps(text)})"
        page.wait(f"{found} !== undefined")
        page.value(f"{found}.click()")

    def saved():
        page.value("document.activeElement.blur()")
        page.click("#edit form button[type=submit]")
        page.wait("document.querySelector('#edit .form .command') !== null")

    page.open("#1926")
    find(page, "Rise of")
    press("#ask .answer", "Edit rise")
    page.wait("document.querySelector('#edit form [name=author]') !== null")
    page.fill("#edit form [name=author]", "Somebody else")
    saved()
    equal(server.ask("row?source=rise")[1]["row"]["author"], "Somebody else", "a source's author")
    # What is doubtful is said while it is written, and again when it is saved.
    press("#edit", "Add a relationship")
    page.wait("document.querySelector('#edit form [name=when]') !== null")
    for name, value in [("kind", "alliance"), ("source", "stalin"), ("target", "trotsky"), ("when", "1926"), ("citation", "nosource")]:
        page.fill(f"#edit form [name={name}]", value)
    page.wait("document.querySelector('#edit form .note') !== null")
    equal(page.value("document.querySelector('#edit form .note').closest('.field')?.querySelector('input').name"), "citation",
          "the field that a doubt stands beside")
    check("nosource" in page.text("#edit form .note"), "what is doubtful")
    page.shot("doubt")
    # Whoever saves twice has saved once.
    count = len(server.ask("relationships?figure=trotsky")[1]["relationships"])
    page.value("(() => { const save = document.querySelector('#edit form button[type=submit]'); save.click(); save.click();"
               " save.form.requestSubmit(); })()")
    page.wait("document.querySelector('#edit .form .command') !== null")
    equal(len(server.ask("relationships?figure=trotsky")[1]["relationships"]), count + 1, "relationships after saving twice")
    check("nosource" in page.text("#edit .form .note"), "a doubt after it was saved")
    # Who is in no picture can be found, read of and changed.
    server.ask("edits", {"command": "add-figure", "arguments": ["evil", "Evil\u202e one"]},
               If_Match='"%s"' % server.ask("chronicle")[1]["revision"])
    page.open("#1926")
    find(page, "evil")
    page.wait("document.querySelector('#panel h2').textContent.startsWith('Evil')")
    check("no dated relationship" in page.text("#panel"), "that he is in no relationship")
    page.shot("absent")
    press("#panel", "Edit")
    page.wait("document.querySelector('#edit form [name=name]')?.value.startsWith('Evil')")
    # Nobody and nothing is left without a name, nor added so; the id is made of it.
    def refused(name, texts):
        for text in texts:
            page.fill(f"#edit form [name={name}]", text)
            page.click("#edit form button[type=submit]")
            page.wait(f"document.activeElement.name === '{name}' && document.activeElement.matches(':invalid')")
            equal(page.count("#edit form :invalid"), 1, "fields that the browser refuses")

    refused("name", ["", "  "])
    page.click("#edit form .cancel")
    press("#edit", "Add a source")
    page.wait("document.querySelector('#edit form [name=title]') !== null")
    refused("title", ["", "  "])
    page.click("#edit form .cancel")
    press("#edit", "Add a figure")
    page.wait("document.querySelector('#edit form [name=born]') !== null")
    refused("name", ["", "  "])
    page.fill("#edit form [name=name]", "Ivan Vrachev")
    page.fill("#edit form [name=id]", "")
    saved()
    equal(server.ask("row?figure=ivan-vrachev")[1]["row"]["name"], "Ivan Vrachev", "the id is made of the name")
    # The ring around a field leaves its label to be read.
    press("#edit", "Add a figure")
    page.wait("document.querySelector('#edit form [name=born]') !== null")
    page.value("document.querySelector('#edit form [name=born]').focus()")
    gap = page.value(
        "(() => { const input = document.activeElement, { outlineWidth, outlineOffset } = getComputedStyle(input);"
        " return input.getBoundingClientRect().top - parseFloat(outlineWidth) - parseFloat(outlineOffset)"
        " - input.previousElementSibling.getBoundingClientRect().bottom; })()")
    check(gap > -2, f"{gap} pixels between a label and the ring")
    page.click("#edit form .cancel")
    # Of a problem it is the row that is opened, whatever it is of.
    page.tab("problems")
    press("#problems", "Edit evil")
    page.wait("document.querySelector('#edit form h3')?.textContent === 'Change evil'")
    # A figure goes with its relationships where that is wanted.
    page.open("#1926&figure=trotsky")
    press("#panel", "Edit")
    page.wait("document.querySelector('#edit form .retract') !== null")
    page.click("#edit form .retract")
    page.wait("document.querySelector('#edit form > .error').textContent.includes('relationships')")
    page.click("#edit form [name=with-relationships]")
    page.click("#edit form .retract")
    page.wait("document.querySelector('#edit .form .command') !== null")
    equal(server.ask("row?figure=trotsky")[0], 404, "the figure is gone")
    press("#edit", "Undo")
    page.wait("fetch('/api/v1/row?figure=trotsky').then((r) => r.status === 200)")


def naming(page):
    """Whoever and whatever a form names that the chronicle has not is added from there, and the form goes on."""
    page.open("#1926&tab=edit")
    page.wait("document.querySelectorAll('#edit .row button').length > 5")
    page.click("#edit .row button")
    page.wait("document.querySelector('#edit form [name=when]') !== null")
    for name, value in [("kind", "alliance"), ("source", "stalin"), ("target", "Boris Nikolaevsky"), ("when", "1926"),
                        ("citation", "rise#Introduction;ris#12")]:
        page.fill(f"#edit form [name={name}]", value)
    page.fill("#edit form [name=note]", "a note")
    for field, called, name in [("target", "figure: Boris Nikolaevsky", "name"), ("citation", "source: ris", "id")]:
        offered = f"[...(document.querySelector('#edit form [name={field}]')?.closest('.field').querySelectorAll('button') ?? [])]"
        button = f"{offered}.find((button) => button.textContent.startsWith('Add a'))"
        page.wait(f"({button} ?? null) !== null")
        if field == "citation":
            equal(page.value(f"{offered}[0].textContent"), "Write instead: rise", "what is offered for a slip of the pen")
        equal(page.value(f"{button}.textContent"), "Add a " + called, "what is offered for what is not there")
        page.value(f"{button}.click()")
        page.wait(f"document.querySelector('#edit form [name=id]') !== null")
        equal(page.value(f"document.querySelector('#edit form [name={name}]').value"), called.split(": ")[1], "the form of it")
        if name == "id":
            page.fill("#edit form [name=id]", "nikolaevsky")
            page.fill("#edit form [name=title]", "Papers of Boris Nikolaevsky")
        else:
            # The way back outlives the window.
            page.fill("#edit form [name=born]", "1887")
            page.open("#1926&tab=edit")
            page.wait("[...document.querySelectorAll('#edit .drafts .note')].some((note) => note.textContent.includes('Add a figure'))")
            page.value("[...document.querySelectorAll('#edit .drafts .note')].find((note) => note.textContent.includes('Add a figure'))"
                       ".querySelector('button').click()")
            page.wait("document.querySelector('#edit form [name=born]')?.value === '1887'")
        page.value("document.activeElement.blur()")
        page.click("#edit form button[type=submit]")
        page.wait("document.querySelector('#edit form [name=when]') !== null")
        equal(page.value("document.activeElement.name"), field, "the field that has the focus then")
    equal(page.value("document.querySelector('#edit form [name=target]').value"), "boris-nikolaevsky", "the id in the form")
    equal(page.value("document.querySelector('#edit form [name=citation]').value"), "rise#Introduction;nikolaevsky#12",
          "the citations in the form")
    page.value("document.activeElement.blur()")
    page.click("#edit form button[type=submit]")
    page.wait("document.querySelector('#edit .form .command') !== null")
    claims = page.server.ask("relationships?figure=boris-nikolaevsky")[1]["relationships"]
    equal([(claim["target"], claim["note"]) for claim in claims], [("boris-nikolaevsky", "a note")], "the claim of whom was added for it")
    equal(page.count("#edit .drafts .note"), 0, "drafts left behind")


def steady(browser, command, folder, shots):
    """An edit changes the picture no more than the chronicle: nobody is turned or thrown to the other side."""
    store = os.path.join(folder, "steady.camarilla")
    subprocess.run([command, "convert", store], check=True, capture_output=True)
    middles = ("Object.fromEntries([...document.querySelectorAll('.figure')].map((e) => [e.dataset.figure,"
               " e.querySelector('.box').getBoundingClientRect()]).map(([f, r]) => [f, [r.x + r.width / 2, r.y + r.height / 2]]))")
    with Server(command, store, cwd=folder) as server:
        page = Page(browser, server, shots).open("#1937")
        page.wait_for_range()
        time.sleep(1)
        page.settle()
        def edited(*edit):
            subprocess.run([command, "store", *edit, "--store", store], check=True, capture_output=True)
            # Whoever comes back to the page sees the edit.
            time.sleep(2.1)
            page.value("performance.clearResourceTimings(), window.dispatchEvent(new Event('focus'))")
            page.wait_for_range()
            time.sleep(1)
            page.settle()
            return page.value(middles)

        first = page.value(middles)
        equal(edited("add-source", "pravda", "Pravda"), first, "the places after an edit of nothing that is drawn")
        equal(edited("add", "alliance", "stalin", "malenkov", "1943"), first, "the places after an edit of another year")
        for zoomed, one, other, years in [
            (False, "malenkov", "zhdanov", "1937/1940"),
            (False, "tenth-party-congress", "yagoda", "1946/1949"),
            (True, "voroshilov", "politburo", "1943/1946"),
        ]:
            if zoomed:
                page.click("#closer")
                page.click("#closer")
                page.settle()
                time.sleep(0.5)
            before, ties = page.value(middles), page.text("#summary")
            after = edited("add", "rivalry", one, other, years)
            both = [f for f in before if f in after]
            ways = sorted(math.dist(before[f], after[f]) for f in both)
            far = [math.dist(before[f], before[g]) for f in both for g in both]
            check(len(both) > 8 and ways[len(ways) // 2] < sum(far) / len(far) / 4,
                  f"an edit moves {ties} by {[round(way) for way in ways]}")
            equal(edited("undo"), before, "the places after the edit is undone")
        page.shot("steady")
        # Of a year with many posts, which have room in one picture and none in another, it is so too.
        page.open("#1926").wait_for_range()
        time.sleep(1)
        page.settle()
        before = page.value(middles)
        edited("add", "rivalry", "kaganovich", "bukharin", "1926")
        equal(edited("undo"), before, "the places of a year with posts after the edit is undone")


def in_use(page, store):
    """A store that another program writes to is there, and what was written stays in its form."""
    page.open("#1926&tab=edit")
    page.wait("document.querySelectorAll('#edit .row button').length > 5")
    page.click("#edit .row button + button")
    page.wait("document.querySelector('#edit form [name=id]') !== null")
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for name, value in [("id", "late"), ("name", "Late")]:
        page.fill(f"#edit form [name={name}]", value)
    page.value("document.activeElement.blur()")
    page.click("#edit form button[type=submit]")
    page.wait("document.querySelector('#edit form > .error').textContent.includes('in use by another process')", 60)
    equal(page.value("document.getElementById('message').hidden"), True, "nothing is said to be gone")
    other.execute("ROLLBACK")
    other.close()
    # What is told of the form moves its buttons.
    page.value("document.querySelector('#edit form').requestSubmit()")
    page.wait("document.querySelector('#edit .form .command') !== null")
    equal(page.server.ask("row?figure=late")[0], 200, "the figure, once the store is free")


def own_columns(page, command, store, row):
    """Two change a column that the chronicle has of its own."""
    def amend(*columns):
        subprocess.run([command, "store", "amend", row, *(f"--set={one}" for one in columns), "--store", store],
                       check=True, capture_output=True)

    def conflict(mine, theirs):
        page.open("#1926&figure=kirov")
        page.wait("document.querySelectorAll('#panel .claim .row button').length > 0")
        page.click("#panel .claim .row button")
        page.wait("document.querySelector('#edit form [name=\"set:place\"]') !== null")
        amend(theirs)
        page.fill("#edit form [name='set:place']", mine)
        page.value("document.activeElement.blur()")
        page.click("#edit form button[type=submit]")
        page.wait("document.querySelector('#edit .conflict') !== null")
        return page.value("[...document.querySelectorAll('#edit .conflict tbody tr')].map((r) => [...r.children].map((c) => c.textContent))")

    amend("place=Moscow", "seen=once")
    equal(conflict("Leningrad", "place=Kiev"), [["place", "Leningrad", "Kiev"]], "both versions of a column")
    page.shot("conflict-of-columns")
    page.click("#edit .conflict .row button")
    page.wait("document.querySelector('#edit .form .command') !== null")
    kept = page.server.ask(f"row?id={row}")[1]["row"]
    equal((kept["place"], kept["seen"]), ("Leningrad", "once"), "the columns after mine were saved all the same")
    equal(conflict("Minsk", "place=Odessa"), [["place", "Minsk", "Odessa"]], "both versions again")
    page.click("#edit .conflict .row button + button")
    page.wait("document.querySelector('#edit form [name=\"set:place\"]')?.value === 'Odessa'")
    equal(page.server.ask(f"row?id={row}")[1]["row"]["place"], "Odessa", "the column after theirs was taken")
    page.click("#edit form .cancel")


def vanishing(browser, command, folder, shots):
    """A store that is gone is said in the page's language, and looked for until it is back."""
    store, aside = os.path.join(folder, "gone.camarilla"), os.path.join(folder, "aside")
    subprocess.run([command, "convert", store], check=True, capture_output=True)
    gone = {"": "The chronicle’s file is gone", "?lang=de": "Die Datei der Chronik ist weg"}
    told = "!document.getElementById('message').hidden && document.getElementById('message').textContent"
    with Server(command, store) as server:
        page = Page(browser, server, shots)
        for query, text in gone.items():
            page.open("#1926", query)
            os.rename(store, aside)
            # Whatever is asked for now is not there.
            page.fill("#top", "30")
            page.wait(f"({told} || '').startsWith({json.dumps(text)})")
            for tab in ["circle", "ask", "problems", "take"]:
                page.tab(tab)
            page.tab("circle")
            page.wait(f"document.querySelector('#circle .error')?.textContent.startsWith({json.dumps(text)})")
            page.fill("#search", "trots")
            time.sleep(0.5)
            equal(page.count("#found [role=option]"), 0, "figures that are found in no chronicle")
            check("trots" not in page.text("#found"), "that nobody is called so can't be known")
            page.shot("gone")
            os.rename(aside, store)
            page.wait("document.getElementById('message').hidden && document.querySelector('#circle [name=around]') !== null")
            page.settle()
            equal(page.year, "1926", "the year after the store is back")
            check(0 < page.count("#drawing .figure") <= 30, "figures after the store is back")
        # It was gone before there was anything to see.
        page.open("#1926")
        os.rename(store, aside)
        browser.call("Page.navigate", url="about:blank")
        browser.call("Page.navigate", url=server.base + "/?lang=de#1937")
        browser.wait(f"document.getElementById('message') && ({told} || '').startsWith({json.dumps(gone['?lang=de'])})")
        os.rename(aside, store)
        browser.wait("document.documentElement?.dataset.ready === 'true'", 60)
        page.settle()
        equal(page.year, "1937", "the year of the address, once the store is there")
        # The explorer itself ends.
        page.open("#1926")
        server.process.send_signal(signal.SIGINT)
        server.process.wait(20)
        page.fill("#top", "30")
        page.wait(f"({told} || '').startsWith('The explorer does not answer')")


def hostile(browser, command, folder):
    path = os.path.join(folder, "hostile.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("kind,source,target,when,post,note,citation\n")
        # Spreadsheets leave vertical tabs, which no XML can hold.
        for index, name in enumerate([*HOSTILE, "Anna\u000bSmith"]):
            cells = ["alliance" if index % 2 else "appointment", "centre", name, "1900/1902", name, name, name.replace(";", ",").replace("\u000b", " ")]
            file.write(",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n")
    with Server(command, path) as server:
        page = Page(browser, server, None).open("#1900")
        for index in range(page.count("#drawing .figure")):
            page.value(f"document.querySelectorAll('#drawing .figure')[{index}].focus()")
        page.fill("#search", "img")
        page.wait("document.querySelectorAll('#found li').length > 0")
        page.browser.key("Escape", 27)
        for tab in ["ask", "circle", "problems", "take"]:
            page.tab(tab)
            time.sleep(0.2)
        page.tab("panel")
        page.value(f"location.hash = '#1900&figure=' + encodeURIComponent({json.dumps(HOSTILE[3])})")
        page.wait("document.querySelector('#panel h2').textContent.includes('<U+2028>')")
        equal(page.value("typeof window.ran"), "undefined", "what a name has run")
        equal(page.count("#panel img[src=x], #found img, #problems img"), 0, "names read as markup")
        well = page.value("import('/page/seen.js').then(({ drawingAsSeen }) => new DOMParser().parseFromString(new XMLSerializer()"
                          ".serializeToString(drawingAsSeen()), 'image/svg+xml').querySelector('parsererror')?.textContent ?? null)")
        equal(well, None, "what keeps the picture as seen from being read")


ROME = """kind,source,target,when,citation
alliance,Caesar,Antony,-0048/-0043-03-15,plutarch#5
rivalry,Caesar,Brutus,-0043-03-15,plutarch#9
alliance,Antony,Octavian,-0042/-0035,dio#47
"""


def before_christ(browser, command, folder, shots):
    """Years before 1, and before 1000, are gone through as others are."""
    for name, table, last, title in [
            ("rome", ROME, "-0035", "36 BCE"), ("mercia", "kind,source,target,when\nalliance,Alfred,Guthrum,0840/0843\n", "0843", "843")]:
        path = os.path.join(folder, name + ".csv")
        with open(path, "w") as file:
            file.write(table)
        with Server(command, path) as server:
            page = Page(browser, server, shots).open()
            check(page.text("#panel h2") is not None and page.count("#drawing .figure") > 0, f"{name} is drawn")
            page.click("#last")
            page.settle()
            equal((page.year, page.address.split("&")[0], page.count("#drawing .figure")), (title, "#" + last, 2), f"the last year of {name}")
            page.open(f"#{int(last)}")
            equal(page.address.split("&")[0], "#" + last, "a year in fewer digits")
        page.shot(name)
    with Server(command, os.path.join(folder, "rome.csv"), "--year", "44BCE") as server:
        page = Page(browser, server, shots).open("#-0043&figure=Caesar")
        check("49 BCE to 15 March 44 BCE" in page.text("#panel"), "dates in words")
        page.open("#-00XX&by=century")
        equal(page.year, "100 BCE to 2 BCE", "a century")


# Posts that are seen, and pairs of one of them and another or a box that share more than their rims.
POSTS = """(() => {
  const seen = [...document.querySelectorAll('.sign > text')].filter((text) => text.textContent && getComputedStyle(text).display !== 'none');
  const boxes = [...seen, ...document.querySelectorAll('.figure .box')].map((one) => one.getBoundingClientRect());
  const shared = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5;
  return [seen.length, seen.flatMap((text, i) => boxes.filter((box, j) => j > i && shared(boxes[i], box)).map(() => text.textContent))];
})()"""


def posts(browser, command, folder, shots):
    """Posts beside ties are in nobody's way, and appear with zoom."""
    path = os.path.join(folder, "posts.csv")
    names = ["Ada", "Berthold", "Cosima", "Dietrich", "Edeltraud", "Friedrich", "Gerlinde", "Hartmut"]
    with open(path, "w", encoding="utf-8") as file:
        file.write("kind,source,target,when,post\n")
        for i, one in enumerate(names):
            for other in names[i + 1:]:
                file.write(f"appointment,{one},{other},1900/1902,Privy counsellor of the household of {other} and keeper of the great seal\n")
    with Server(command, path) as server:
        page = Page(browser, server, shots).open("#1900")
        time.sleep(1)
        few, overlapping = page.value(POSTS)
        equal(overlapping, [], "posts that are in the way")
        page.shot("posts")
        for _ in range(3):
            page.click("#closer")
        time.sleep(1)
        many, overlapping = page.value(POSTS)
        equal(overlapping, [], "posts that are in the way of a larger picture")
        page.shot("posts-larger")
        check(many > few > 0, f"posts appear with zoom: {few}, then {many}")
        page.value("document.querySelector('#drawing .figure').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
        time.sleep(1)
        chosen, overlapping = page.value(POSTS)
        equal(overlapping, [], "posts of a figure that is chosen")
        check(chosen > 0, "posts of a figure that is chosen")


def empty(browser, command, folder):
    path = tables(os.path.join(folder, "nobody"), figures="id,name\n", relationships="kind,source,target,when\n")
    with Server(command, path) as server:
        page = Page(browser, server, None)
        browser.call("Page.navigate", url=server.url)
        browser.wait("document.getElementById('message')?.hidden === false")
        check(page.text("#message") != "", "an empty chronicle says so")
        nothing_to_see(page, links=6)
    wrong = os.path.join(folder, "wrong.csv")
    with open(wrong, "w") as file:
        file.write("kind,source,target,when\nalliance,a,b,19x6\n")
    with Server(command, wrong) as server:
        page = Page(browser, server, None)
        browser.call("Page.navigate", url=server.url)
        browser.wait("document.querySelector('#problems')?.innerText.includes('19x6')")
        nothing_to_see(page, links=0)
        check("Problems" in page.text("#take"), "why nothing can be taken away")
        page.tab("edit")
        check("Problems" in page.text("#edit"), "why nothing can be edited")
    # The first relationship of a store has a line of time.
    store = os.path.join(folder, "empty.camarilla")
    subprocess.run([command, "convert", store, "--chronicle", path], check=True, capture_output=True)
    for one in ["a", "b", "cosima"]:
        subprocess.run([command, "store", "add-figure", one, one.upper(), "--store", store], check=True, capture_output=True)
    with Server(command, store, "--edit") as server:
        page = Page(browser, server, None)
        browser.call("Page.navigate", url=server.url)
        browser.wait("document.querySelector('#edit .row button') !== null && !document.getElementById('message').hidden")
        for when, year, steps in [("1901", "1901", 1), ("1904", "1901", 4)]:
            page.click("#edit .row button")
            page.wait("document.querySelector('#edit form [name=when]') !== null")
            for name, value in [("kind", "alliance"), ("source", "a"), ("target", "b"), ("when", when)]:
                page.fill(f"#edit form [name={name}]", value)
            page.value("document.activeElement.blur()")
            page.click("#edit form button[type=submit]")
            page.wait("document.querySelector('#edit .form .command') !== null"
                      f" && document.getElementById('slider').max === '{steps - 1}' && document.querySelectorAll('#drawing .figure').length === 2")
            equal((page.year, page.value("document.getElementById('message').hidden")), (year, True), f"the time after {when} was added")
        for left in [1, 0]:
            page.click("#undo")
            page.wait(f"document.getElementById('slider').max === '0' && document.getElementById('play').disabled === {json.dumps(left == 0)}"
                      " && !document.getElementById('undo').disabled")
        check("no dated" in page.text("#message"), "that nothing is dated any more is said")
        equal((page.year, page.text("#summary"), "alliance" in page.text("#panel")), ("", "", False), "what is told of a time that is no more")
        # Whoever is in no relationship can be seen and changed all the same.
        find(page, "cosima")
        page.wait("document.querySelector('#panel h2')?.textContent === 'COSIMA'")
        check("no dated relationship" in page.text("#panel") and "undefined" not in page.text("#panel"), "what is said of whoever is in no relationship")
        browser.call("Page.navigate", url="about:blank")
        browser.call("Page.navigate", url=server.base + "/#&figure=a")
        page.wait("document.querySelector('#panel h2')?.textContent === 'A'")
        page.value("document.querySelector('#panel .row button').click()")
        page.wait("document.querySelector('#edit form [name=born]') !== null")
        equal(page.value("getComputedStyle(document.getElementById('drawing')).visibility"), "hidden", "the picture of nothing")


def nothing_to_see(page, links):
    """Without a time no control of time does anything; what can be read can be taken away all the same."""
    equal(page.value("['slider', 'play', 'first', 'back', 'forward', 'last', 'span', 'unit', 'top', 'since']"
                     ".filter((id) => !document.getElementById(id).disabled)"), [], "controls that are in use")
    equal(page.value("document.getElementById('unit').value"), "year", "the steps")
    page.value("document.activeElement.blur()")
    for name, code in [("ArrowRight", 39), ("End", 35), (" ", 32)]:
        page.browser.key(name, code)
    page.tab("take")
    equal(page.count("#take a[download]"), links, "what can be taken away")


def many(browser, command, folder, shots):
    random.seed(5)
    path = os.path.join(folder, "large.csv")
    # Each is tied to one before, and one of them to some more: few ties, so that they are soon laid out.
    pairs = {(random.randrange(a), a) for a in range(1, 360)} | {(123, b) for b in range(200, 210)}
    with open(path, "w") as file:
        file.write("kind,source,target,when\n")
        for a, b in sorted(pairs):
            file.write(f"alliance,Figure {a:04d},Figure {b:04d},1901\n")
    with Server(command, path) as server:
        page = Page(browser, server, shots).open(seconds=400)
        check(page.count("#stage canvas") == 1, "a large graph is painted")
        check(page.count("#drawing .figure") <= 60, "and has few elements")
        page.shot("many")
        page.fill("#search", "Figure 0123")
        page.wait("document.querySelectorAll('#found [role=option]').length > 0", 60)
        page.browser.key("Enter", 13, "\r")
        page.wait("location.hash.includes('figure=')")
        page.settle()
        check(page.text("#panel h2") == "Figure 0123", "a figure is found among many")
        check(page.count("#drawing .tie") > 3, "and what is around it is drawn")
        # Names too small for their boxes are over the boxes, or these have grown with them.
        covered = page.value("""(() => {
          const above = document.querySelector('.labels'), figures = [...document.querySelectorAll('#drawing .figure')];
          const named = figures.filter((one) => !one.classList.contains('tiny') && one.querySelector('text').getBoundingClientRect().height > 7);
          return [figures.length, above.compareDocumentPosition(figures[0]) & Node.DOCUMENT_POSITION_PRECEDING,
            named.length + above.querySelectorAll('text').length];
        })()""")
        check(covered[0] > 0 and covered[1] and covered[2] >= 1, f"figures, whether names are above them, and names: {covered}")
        # What can be taken away has all that the canvas paints.
        page.tab("take")
        page.wait("document.querySelector('#take .seen button') !== null")
        text, inked = as_seen(page, 1)
        check(text.count("<path") > 360, f"boxes in the drawing as seen: {text.count('<path')}")
        check(inked > 0.02, f"what of it is drawn: {inked}")
        _, pixels = as_seen(page, 3)
        # The more pixels there are, the fewer of them a thin line touches.
        check(abs(pixels - inked) < 0.1, f"the pixels are those of the drawing: {pixels}, {inked}")


def main():
    program = chromium.find()
    if program is None:
        untested("no Chromium is here")
    command = os.path.abspath(sys.argv[1])
    shots = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder, started(program) as browser:
        browser.size(1280, 800)
        hosts = []
        with Server(command, "--year", "1926") as server:
            hosts.append(server.base)
            page = Page(browser, server, shots)
            browser.call("Page.navigate", url=server.url)
            browser.wait("document.documentElement?.dataset.ready === 'true'", 60)
            equal(page.year, "1926", "the year that was asked for")
            check("token" not in page.value("location.href"), "the token has left the address")
            for part in [looking, times, returning, not_drawn, moving, searching, ties, signs, asking, circle, comers, problems, taking]:
                part(page)
            has_axe = everybody(page)
        # Where no time was asked for, it is the year with most ties.
        with Server(command) as server:
            page = Page(browser, server, shots).open()
            years = {year["year"]: year["ties"] for year in server.ask("turnover?by=year")[1]["years"]}
            equal(page.year, str(next(year for year in years if years[year] == max(years.values()))), "the busiest year")
            # Sets of dates in words.
            equal(page.value("(async () => { const { spoken } = await import('/page/dates.js');"
                             " return ['[1922-05,1923]', '[1917-11-07..1922-04-02]', '[..1922]', '{1922,1924}', '[1922', '1922/'].map(spoken); })()"),
                  ["one of: May 1922, 1923", "one of: 7 November 1917 to 2 April 1922", "one of: until 1922", "1922, 1924", "[1922",
                   "from 1922, end unknown"], "sets of dates")
        with Server(command, "--year", "1926-05/1926-08") as server:
            page = Page(browser, server, shots)
            browser.call("Page.navigate", url=server.url)
            browser.wait("document.documentElement?.dataset.ready === 'true'", 60)
            equal(page.address, "#1926-05/1926-08&by=month", "the time that was asked for")
        editing(browser, command, folder, shots)
        steady(browser, command, folder, shots)
        vanishing(browser, command, folder, shots)
        hostile(browser, command, folder)
        before_christ(browser, command, folder, shots)
        posts(browser, command, folder, shots)
        empty(browser, command, folder)
        mistaken(browser, command, folder, shots)
        namesakes(browser, command, folder, shots)
        many(browser, command, folder, shots)
        # A figure of nobody's, a broken date and a wrong edit are answered with 4xx, which the console tells.
        # As it does of a chronicle that is gone, and of an explorer that has ended.
        unexpected = [one for one in browser.problems
                      if not re.search("status of (4|503)|net::ERR_CONNECTION_(REFUSED|RESET)|net::ERR_EMPTY_RESPONSE", one)]
        equal(unexpected, [], "errors on the console")
        others = [url for url in browser.requests
                  if not re.match(r"http://127\.0\.0\.1:\d+/|about:blank|data:|blob:", url)]
        equal(others, [], "requests beyond the page")
        print(f"the explorer's page holds in {os.path.basename(program)}"
              + ("" if has_axe else "; without axe-core-python, axe has NOT looked at it"))


if __name__ == "__main__":
    main()
