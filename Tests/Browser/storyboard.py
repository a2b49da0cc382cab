#!/usr/bin/env python3
"""Tries a storyboard's page in a real browser.

    storyboard.py COMMAND

draws storyboards with that `camarilla`, opens them from the disk in a headless Chromium, and does
what a reader does: slider, keys, filters, links, the figures' panel. Fails on the first thing that
is not as it should be, on any error on the console, and on any request but for the page itself. Without a
Chromium that starts it says that nothing was tried, which is an error where CAMARILLA_BROWSER is
"required".
"""

import os
import subprocess
import sys
import tempfile

import chromium

# What a hostile chronicle calls things: run, it would say so.
HOSTILE = [
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "quote \" apostrophe ' back \\ slash & amp &lt; {{data}}",
    "line\u2028and\u2029paragraph",
    "<!-- <script> ]]>",
]


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def equal(found, wanted, what):
    check(found == wanted, f"{what}: found {found!r}, expected {wanted!r}")


class Reader:
    """What can be seen on the page."""

    def __init__(self, browser):
        self.browser = browser
        self.value = browser.value

    @property
    def year(self):
        return self.value("document.getElementById('year').textContent")

    @property
    def address(self):
        return self.value("location.hash")

    @property
    def panel(self):
        return self.value("document.getElementById('panel').innerText")

    def count(self, selector):
        return self.value(f"document.querySelectorAll({selector!r}).length")

    def press(self, name, code, text=None):
        self.browser.key(name, code, text)
        self.browser.wait_settled()

    def opened(self, page, address="", query=""):
        self.browser.open("file://" + page + query + address)
        return self


def slider_and_keys(reader, page):
    reader.opened(page)
    equal(reader.year, "1917", "the year without an address")
    for name, code, year in [
        ("ArrowRight", 39, "1918"), ("ArrowRight", 39, "1919"), ("ArrowLeft", 37, "1918"),
        ("End", 35, "1956"), ("ArrowRight", 39, "1956"), ("Home", 36, "1917"),
        ("ArrowLeft", 37, "1917"),
    ]:
        reader.press(name, code)
        equal(reader.year, year, f"the year after {name}")
        equal(reader.address.split("&")[0] or "#1917", "#" + year, "the address")
    # On the slider itself a key moves one year, not two.
    reader.value("document.getElementById('slider').focus()")
    reader.press("ArrowRight", 39)
    equal(reader.year, "1918", "the year after an arrow on the slider")
    # As a pointer that drags it.
    reader.value(
        "(() => { const s = document.getElementById('slider'); s.value = 1937 - 1917;"
        " s.dispatchEvent(new Event('input', { bubbles: true })); })()")
    reader.browser.wait_settled()
    equal(reader.year, "1937", "the year under the slider's thumb")
    equal(reader.value("document.getElementById('slider').getAttribute('aria-valuetext')"), "1937",
          "what a screen reader says of the slider")
    check("1937" in reader.value("document.title"), "the title names the year")
    summary = reader.value("document.querySelector('[aria-live=polite]').textContent")
    check(summary.startswith("1937: ") and "Most central" in summary, f"announced: {summary}")
    for button, year in [("back", "1936"), ("forward", "1937"), ("first", "1917"), ("last", "1956")]:
        reader.browser.click("#" + button)
        reader.browser.wait_settled()
        equal(reader.year, year, f"the year after the button {button}")


def what_is_drawn(reader, page):
    reader.opened(page, "#1926")
    counts = reader.value(
        "(() => { const d = JSON.parse(document.getElementById('data').textContent);"
        " const f = d.frames.find(f => f.key === '1926');"
        " return [f.figures.length, f.ties.length]; })()")
    equal(reader.count("#drawing .figure"), counts[0], "figures drawn")
    equal(reader.count("#drawing .tie:not(.ghost)"), counts[1], "ties drawn")
    check(reader.count(".tie.new .halo") > 0, "new ties are marked")
    check(reader.count(".tie.ghost") > 0, "ended ties are marked")
    # Every name lies within its box.
    spilt = reader.value(
        "[...document.querySelectorAll('.figure')].filter(g => {"
        " const t = g.querySelector('text').getBBox(), b = g.querySelector('.box').getBBox();"
        " return t.width > b.width + 1 || t.height > b.height * 1.35; })"
        ".map(g => g.getAttribute('aria-label'))")
    equal(spilt, [], "names that do not fit their boxes")
    # From year to year figures glide: half-way they are neither here nor there.
    x = "document.querySelector('[data-figure=\"' + JSON.parse(document.getElementById('data')" \
        ".textContent).figures.findIndex(f => f.id === 'stalin') + '\"]')" \
        ".getAttribute('transform')"
    before = reader.value(x)
    reader.browser.key("ArrowRight", 39)
    check(not reader.value("document.getElementById('drawing').hasAttribute('data-settled')"),
          "figures are on their way")
    reader.browser.wait_settled()
    check(reader.value(x) != before, "Stalin has moved a little")
    reader.browser.media(prefers_reduced_motion="reduce")
    reader.browser.key("ArrowRight", 39)
    check(reader.value("document.getElementById('drawing').hasAttribute('data-settled')"),
          "nothing glides for who does not want it")
    reader.browser.media()


def play_and_pause(reader, page):
    reader.opened(page, "#1950")
    reader.value("document.getElementById('speed').value = '4'")
    reader.browser.key(" ", 32, " ")
    equal(reader.value("document.getElementById('play').textContent"), "Pause", "the button at play")
    reader.browser.wait("Number(document.getElementById('year').textContent) >= 1952")
    reader.browser.key(" ", 32, " ")
    equal(reader.value("document.getElementById('play').textContent"), "Play", "the button at rest")
    year = reader.year
    reader.value("new Promise(done => setTimeout(done, 900))")
    equal(reader.year, year, "the year while paused")
    reader.browser.click("#play")
    reader.browser.wait("document.getElementById('year').textContent === '1956'")
    reader.browser.wait("document.getElementById('play').textContent === 'Play'")


def filters(reader, page):
    reader.opened(page, "#1929")
    everything = reader.count("#drawing .tie:not(.ghost)")
    alliances = reader.count("#drawing .tie.k0:not(.ghost)")
    check(0 < alliances < everything, "there are alliances and others")
    reader.browser.click("#filters input[data-kind='0']")
    reader.browser.wait_settled()
    equal(reader.count("#drawing .tie.k0"), 0, "alliances left after they were hidden")
    equal(reader.count("#drawing .tie:not(.ghost)"), everything - alliances, "the other ties")
    check("hide=alliance" in reader.address, "the address names the filter")
    reader.press("ArrowRight", 39)
    equal(reader.count("#drawing .tie.k0"), 0, "alliances the year after")
    reader.opened(page, "#1929")
    for certainty in ["likely", "doubtful"]:
        equal(reader.count(f"#filters .less .{certainty}-sample") > 0,
              reader.value(f"[...document.querySelectorAll('#drawing .tie.{certainty}:not(.ghost) .line')]"
                           ".some(line => getComputedStyle(line).strokeDasharray !== '6px, 4px')"),
              f"whether the legend has what is {certainty}")
    reader.opened(page, "#1929&hide=alliance,rivalry&certain")
    equal(reader.value("[...document.querySelectorAll('#filters input[data-kind]')]"
                       ".filter(b => !b.checked).length"), 2, "kinds hidden by the address")
    check(reader.value("document.getElementById('certain').checked"), "certain ones only")
    equal(reader.count("#drawing .tie.uncertain:not(.ghost)"), 0, "uncertain ties left")
    reader.opened(page, "#1927&changes=off")
    equal(reader.value("getComputedStyle(document.querySelector('.tie.ghost')).display"), "none",
          "ended ties when changes are hidden")


def links(reader, page):
    reader.opened(page, "#1937")
    equal(reader.year, "1937", "the year of the address")
    reader.press("ArrowRight", 39)
    reader.press("ArrowRight", 39)
    for step, year in [("back", "1938"), ("back", "1937"), ("forward", "1938")]:
        reader.value(f"history.{step}()")
        reader.browser.wait(f"document.getElementById('year').textContent === '{year}'")
        equal(reader.value("document.getElementById('slider').getAttribute('aria-valuetext')"), year, "the slider")
    for address, year in [("#1800", "1917"), ("#3000", "1956"), ("#nonsense", "1917"),
                          ("#1937&figure=nobody&hide=%E0%A4%A", "1937")]:
        equal(reader.opened(page, address).year, year, f"the year of {address}")


def figures_and_sources(reader, page):
    reader.opened(page, "#1926")
    check("Most central" in reader.panel and "Factions" in reader.panel, "the year's panel")
    # With the keyboard alone: to the first figure, into its panel, and back.
    reader.value("document.getElementById('drawing').querySelector('.figure').focus()")
    label = reader.value("document.activeElement.getAttribute('aria-label')")
    check(label.startswith("Joseph Stalin, rank 1, "), f"the first figure: {label}")
    check(reader.panel.startswith("Joseph Stalin"), "the panel follows the focus")
    check("Infogalactic" in reader.panel, "its relationships come with their sources")
    check(reader.count("#panel .claim .source") >= reader.count("#panel .claim"),
          "every claim says where it is said")
    reader.press("Enter", 13, "\r")
    check("figure=stalin" in reader.address, "the address names the figure")
    equal(reader.value("document.activeElement.tagName"), "H2", "the focus is in the panel")
    reader.press("ArrowRight", 39)
    check(reader.panel.startswith("Joseph Stalin"), "the panel stays with the figure")
    reader.press("Escape", 27)
    check("figure=" not in reader.address, "Esc lets go of the figure")
    check("stalin" not in reader.address and
          reader.value("document.activeElement.classList.contains('figure')"),
          "the focus goes back to the figure")
    # Order of the tabulator: by rank, in every year.
    for year in ["1924", "1937", "1953"]:
        reader.opened(page, "#" + year)
        ranks = reader.value(
            "[...document.querySelectorAll('.figure')].map(g =>"
            " Number(/rank (\\d+)/.exec(g.getAttribute('aria-label'))[1]))")
        equal(ranks, sorted(ranks), f"the order of figures in {year}")
    # With the pointer.
    reader.opened(page, "#1926")
    target = reader.value("document.querySelectorAll('.figure')[3].dataset.figure")
    reader.browser.move(*reader.browser.middle(f".figure[data-figure='{target}'] .box"))
    name = reader.value(f"JSON.parse(document.getElementById('data').textContent).figures[{target}].name")
    reader.browser.wait(f"document.getElementById('panel').innerText.startsWith({name!r})")
    check(reader.count(".dimmed .figure:not(.near)") > 0, "others stand back")
    reader.browser.click(f".figure[data-figure='{target}'] .box")
    check("figure=" in reader.address, "a click keeps the figure")
    reader.browser.click("#panel button.name[data-to]")
    check(not reader.panel.startswith(name), "a name in the panel leads to that figure")
    # A claim's kind leads to its tie.
    reader.opened(page, "#1926&figure=trotsky")
    reader.browser.click("#panel button.kind")
    check("tie=" in reader.address and " and " in reader.panel.split("\n")[0], "the tie of a claim")
    reader.press("Escape", 27)
    check("tie=" not in reader.address, "Esc lets go of the tie")


def table(reader, page):
    reader.opened(page, "#1937")
    reader.browser.click("#table summary")
    reader.browser.wait("document.querySelector('#table tbody tr') !== null")
    rows = reader.count("#table tbody tr")
    claims = reader.value(
        "JSON.parse(document.getElementById('data').textContent).frames"
        ".find(f => f.key === '1937').ties.reduce((n, t) => n + t.claims.length, 0)")
    check(rows >= claims > 0, f"{rows} rows for {claims} relationships")
    check(reader.count("#table th[scope=col]") >= 7, "columns are named")
    unnamed = reader.value(
        "[...document.querySelectorAll('button, input, select, .figure, svg[role]')].filter(e =>"
        " !(e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label')))"
        ".map(e => e.outerHTML)")
    equal(unnamed, [], "controls without a name")


def dark_and_print(reader, page):
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    reader.opened(page, "#1937")
    light = reader.value(paper)
    reader.browser.media(prefers_color_scheme="dark")
    dark = reader.value(paper)
    check(light == "rgb(255, 255, 255)" and dark != light, f"paper {light} and {dark}")
    reader.browser.call("Emulation.setEmulatedMedia", media="print",
                        features=[{"name": "prefers-color-scheme", "value": "dark"}])
    equal(reader.value(paper), light, "printed paper")
    equal(reader.value("getComputedStyle(document.getElementById('buttons')).display"), "none",
          "buttons on paper")
    reader.browser.call("Emulation.setEmulatedMedia", media="", features=[])
    # Nothing runs out of a telephone's page but the drawing, which scrolls by itself.
    reader.browser.size(400, 850)
    equal(reader.value("document.documentElement.scrollWidth"), 400, "width on a telephone")
    reader.browser.size(1440, 900)


def hostile(reader, folder, command):
    path = os.path.join(folder, "hostile.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("kind,source,target,when,post,note,citation\n")
        for index, name in enumerate(HOSTILE):
            cells = ["alliance" if index % 2 else "appointment", "centre", name,
                     "1900/1902" if index else "1900", name, name, name.replace(";", ",")]
            file.write(",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n")
        file.write('rivalry,center,javascript:window.ran=3,1904,,,\n')
    page = os.path.join(folder, "hostile.html")
    draw(command, page, "--chronicle", path, "--from", "1899", "--to", "1904")
    for year in range(1899, 1905):
        reader.opened(page, f"#{year}")
        equal(reader.year, str(year), "the year")
        for index in range(reader.count("#drawing .figure")):
            reader.value(f"document.querySelectorAll('#drawing .figure')[{index}].focus()")
            equal(reader.value("typeof window.ran"), "undefined", "what a name has run")
        # A year in which nothing holds.
        if year in (1899, 1903):
            check(not reader.value("document.getElementById('empty').hidden"), "an empty year says so")
            equal(reader.count("#drawing .figure"), 0, "figures of an empty year")
    shown = reader.opened(page, "#1900").value("document.getElementById('panel').innerText")
    check("<img src=x" in shown, "the name is shown as it is")
    check("&lt; {{data}}" in shown, "nothing in a name is read as markup")


def one_year(reader, folder, command):
    page = os.path.join(folder, "one.html")
    draw(command, page, "--from", "1926", "--to", "1926")
    reader.opened(page)
    equal(reader.year, "1926", "the only year")
    for name, code in [("ArrowRight", 39), ("Home", 36), (" ", 32)]:
        reader.press(name, code)
        equal(reader.year, "1926", "the only year")


def few_years(reader, folder, command):
    """The bars over the slider stay on the page, and beside the buttons, however few years there are."""
    for last, width in [("1927", 1280), ("1928", 1280), ("1936", 1280), ("1928", 390)]:
        page = os.path.join(folder, "few.html")
        draw(command, page, "--from", "1926", "--to", last)
        reader.browser.size(width, 800)
        reader.opened(page)
        ends = reader.value(
            "(() => { const all = [...document.querySelectorAll('#bars rect')]"
            ".map(r => r.getBoundingClientRect());"
            " const b = document.getElementById('buttons').getBoundingClientRect();"
            " const t = document.getElementById('time').getBoundingClientRect();"
            " return [Math.min(...all.map(r => r.left)), Math.max(...all.map(r => r.right)),"
            " b.bottom <= t.top ? 0 : b.right, document.documentElement.clientWidth,"
            " document.documentElement.scrollWidth]; })()")
        check(ends[0] >= ends[2], f"bars of 1926 to {last} are right of the buttons: {ends}")
        check(ends[1] <= ends[3], f"bars of 1926 to {last} end on a page of {width}: {ends}")
        check(ends[4] <= ends[3], f"a page of {width} does not scroll sideways: {ends}")
    reader.browser.size(1440, 900)


ROME = """kind,source,target,when
alliance,Caesar,Antony,-0048/-0043-03-15
rivalry,Caesar,Brutus,-0043-03-15
alliance,Antony,Octavian,-0042/-0035
rivalry,Antony,Octavian,-0034/-0030
"""


def other_steps(reader, folder, command):
    """Marks under the slider have room for one another and stay on the page, and the slider is in sight, whatever the
    steps are called and however large the window is."""
    rome = os.path.join(folder, "rome.csv")
    with open(rome, "w") as file:
        file.write(ROME)
    for name, arguments in [
            ("two years", ["--from", "1925", "--to", "1926"]),
            ("days", ["--from", "1926-10-01", "--to", "1926-10-20", "--by", "day"]),
            ("months", ["--from", "1926-01", "--to", "1926-12", "--by", "month"]),
            ("quarters", ["--from", "1925", "--to", "1928", "--by", "quarter"]),
            ("decades", ["--by", "decade"]),
            ("years before 1", ["--chronicle", rome]),
            ("months before 1", ["--chronicle", rome, "--from", "44BCE", "--to", "44BCE", "--by", "month"])]:
        page = os.path.join(folder, "steps.html")
        draw(command, page, *arguments)
        for width, height in [(1280, 800), (390, 844), (700, 500)]:
            reader.browser.size(width, height)
            reader.opened(page)
            where = f"{name} on a page of {width} × {height}"
            found = reader.value(
                "(() => { const rect = (e) => { const r = e.getBoundingClientRect();"
                " return [r.left, r.right, r.top, r.bottom]; };"
                " const ticks = [...document.querySelectorAll('#ticks span')];"
                " return { ticks: ticks.map(rect), texts: ticks.map(t => t.textContent),"
                " slider: rect(document.getElementById('slider')),"
                " page: [document.documentElement.clientWidth, document.documentElement.scrollWidth] }; })()")
            ticks = found["ticks"]
            check(len(ticks) >= 2, f"{where} has marks at both ends")
            check(all(left[1] + 4 <= right[0] for left, right in zip(ticks, ticks[1:])),
                  f"marks of {where} don't touch: {found['texts']}")
            check(ticks[0][0] >= 0 and ticks[-1][1] <= width, f"marks of {where} are on it: {ticks}")
            check(all(tick[3] - tick[2] < 24 for tick in ticks), f"marks of {where} take one line")
            check(found["page"][1] <= found["page"][0], f"{where} doesn't scroll sideways")
            check(found["slider"][3] <= height, f"the slider of {where} is in sight: {found['slider']}")
    # Quarters are marked by their years, wherever they begin.
    draw(command, page, "--from", "1922-10", "--to", "1930", "--by", "quarter")
    reader.browser.size(1280, 800)
    texts = reader.opened(page).value(
        "[...document.querySelectorAll('#ticks span')].slice(1, -1).map(t => t.textContent)")
    check(texts and all(text.startswith("Q1 ") for text in texts), f"marks of quarters: {texts}")
    # A window that changes gets other marks.
    reader.browser.size(390, 800)
    reader.browser.wait(f"document.querySelectorAll('#ticks span').length < {len(texts) + 2}")
    reader.browser.size(1440, 900)


def embedded(reader, page):
    """Part of another page it has the slider and its years in sight, and nothing to scroll."""
    for width, height in [(700, 500), (700, 400), (390, 500), (1000, 600)]:
        reader.browser.size(width, height)
        reader.opened(page, query="?embed")
        found = reader.value(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight,"
            " document.getElementById('drawing').getBoundingClientRect().height,"
            " document.getElementById('ticks').getBoundingClientRect().bottom]")
        equal(found[:2], [width, height], f"the size of the page in a frame of {width} × {height}")
        check(found[2] >= 200, f"the drawing has {found[2]} pixels of {height}")
        check(found[3] <= height, f"the years are in sight: {found[3]} of {height}")
    reader.browser.size(1440, 900)


def draw(command, page, *arguments):
    subprocess.run([command, "storyboard", "-o", page, *arguments], check=True)


def untested(why):
    print(f"{why}: the storyboard's page goes UNTESTED (install chromium, or set CHROMIUM)",
          file=sys.stderr)
    sys.exit(1 if os.environ.get("CAMARILLA_BROWSER") == "required" else 0)


def started(program):
    try:
        return chromium.Browser(program)
    except (OSError, RuntimeError, StopIteration) as error:
        untested(f"{program} does not start here ({error})")


def main():
    program = chromium.find()
    if program is None:
        untested("no Chromium is here")
    command = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder, started(program) as browser:
        page = os.path.join(folder, "years.html")
        draw(command, page, "--from", "1917", "--to", "1956")
        size = os.path.getsize(page)
        check(size < 2_000_000, f"40 years take {size} bytes")
        browser.size(1440, 900)
        reader = Reader(browser)
        for part in [slider_and_keys, what_is_drawn, play_and_pause, filters, links,
                     figures_and_sources, table, dark_and_print]:
            part(reader, page)
        hostile(reader, folder, command)
        embedded(reader, page)
        one_year(reader, folder, command)
        few_years(reader, folder, command)
        other_steps(reader, folder, command)
        equal(browser.problems, [], "errors on the console")
        others = [url for url in browser.requests
                  if not url.startswith("file://" + folder) and url != "about:blank"]
        equal(others, [], "requests beyond the page")
        print(f"the storyboard's page holds in {os.path.basename(program)}: "
              f"40 years in {size // 1000} kB")


if __name__ == "__main__":
    main()
