#!/usr/bin/env python3
"""What clients may do to an explorer that they shouldn't: whatever it is, the page is still served, within a second.

Usage: abuse.py COMMAND
"""

import concurrent.futures
import os
import random
import resource
import signal
import socket
import sys
import tempfile
import threading
import time

from server import Server, receive, seconds, status

failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print(f"abuse: {message}", file=sys.stderr)


def page_is_served(server, when):
    took, answer = seconds(lambda: server.ask("/", timeout=5))
    check(status(answer) == 200, f"no page {when}: {answer[:60]!r}")
    check(took < 1, f"the page took {took:.2f} s {when}")


def many_connections(server):
    """Thousands that say nothing, at once."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    count = min(3000, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 100)
    connections = []
    try:
        for index in range(count):
            connections.append(server.connect())
            if index % 500 == 499:
                page_is_served(server, f"beside {index + 1} connections")
        page_is_served(server, f"beside {count} connections")
    finally:
        for connection in connections:
            connection.close()
    page_is_served(server, f"after {count} connections")


def slow_clients(server):
    """Heads that never end, and connections on which nothing comes, are cut off within the time they have."""
    slow = [server.connect(1) for _ in range(60)]
    silent = [server.connect(1) for _ in range(20)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
    start = time.monotonic()
    open_until = {}
    while time.monotonic() - start < 14 and len(open_until) < len(slow):
        for connection in slow:
            if connection in open_until:
                continue
            try:
                connection.sendall(b"a")
            except OSError:
                open_until[connection] = time.monotonic() - start
        page_is_served(server, "beside slow clients")
        time.sleep(0.4)
    check(len(open_until) == len(slow), f"{len(slow) - len(open_until)} slow clients were not cut off")
    for connection in silent:
        check(receive(connection) == b"", "a silent client was told something")
    for connection in slow + silent:
        connection.close()


def broken(server, chance):
    """A request with something wrong with it, most of the time."""
    request = bytearray(
        server.head(
            chance.choice(["/", "/api/v1/info", "/api/v1/central?year=1937", "/page.js", "/nothing"]),
            method=chance.choice(["GET", "GET", "HEAD", "POST", "PUT", "BREW"]),
            cookie=chance.random() < 0.7,
            fields=chance.choice([[], ["Content-Length: 3"], ["Transfer-Encoding: chunked"], ["Expect: 100-continue"]]),
        )
    )
    for _ in range(chance.randrange(4)):
        where = chance.randrange(len(request) + 1)
        change = chance.randrange(6)
        if change == 0:
            request[where:where] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
        elif change == 1:
            del request[where : where + chance.randrange(1, 20)]
        elif change == 2 and where < len(request):
            request[where] = chance.randrange(256)
        elif change == 3:
            request[where:where] = chance.choice(
                [b"\r\n", b"\n", b"\r", b"\0", b" ", b":", b"%", b"%00", b"%2e%2e/", b"\r\n ", b"\r\n\r\n", b"HTTP/1.1"]
            )
        elif change == 4:
            request += request[where:]
        else:
            request = request[:where]
    return bytes(request)


def broken_requests(server):
    chance = random.Random(0)
    requests = [broken(server, chance) for _ in range(2000)]
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        for request, answer in zip(requests, pool.map(server.send, requests)):
            code = status(answer)
            check(answer == b"" or code is not None, f"no HTTP was answered to {request!r}: {answer[:80]!r}")
            check(code is None or code < 500 or code in (503, 505), f"{code} was answered to {request!r}")
    page_is_served(server, "after broken requests")


def refusals(server):
    """What is refused, and how."""
    head = server.head
    big = "a" * 20_000
    cases = [
        (414, head("/" + big)),
        (431, head(fields=[f"X: {big}"])),
        (431, head(fields=[f"X{number}: y" for number in range(120)])),
        (413, head("/api/v1/edits", method="POST", fields=["Content-Length: 2000000"]) + b"a" * 2_000_000),
        (413, head("/api/v1/edits", method="POST", fields=["Content-Length: " + "9" * 40])),
        (411, head("/api/v1/edits", method="POST", fields=["Transfer-Encoding: chunked"]) + b"3\r\nabc\r\n0\r\n\r\n"),
        (411, head(fields=["Transfer-Encoding: chunked", "Content-Length: 3"]) + b"abc"),
        (400, head(fields=["Content-Length: 1", "Content-Length: 2"]) + b"ab"),
        (400, head(fields=[f"Host: {server.host}"])),
        (400, b"GET / HTTP/1.1\r\n\r\n"),
        (400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200)),
        (400, b"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, head("/%00")),
        (400, head("http://evil.example/")),
        (400, head("*")),
        (505, b"GET / HTTP/2.0\r\nHost: x\r\n\r\n"),
        (415, head("/api/v1/edits", method="POST", fields=["Content-Length: 2"]) + b"{}"),
        (405, head("/api/v1/info", method="POST", fields=["Content-Length: 2"]) + b"{}"),
        (405, head("/api/v1/info", method="POST", fields=["Content-Type: application/json", "Content-Length: 2"]) + b"{}"),
        (405, head("/api/v1/edits")),
        (405, head(method="DELETE")),
        (405, head("/", method="POST")),
        (403, head(host="evil.example")),
        (403, head(host=f"evil.example:{server.port}")),
        (403, head(host=f"127.0.0.1.evil.example:{server.port}")),
        (403, head(fields=["Origin: http://evil.example"])),
        (403, head(fields=["Origin: null"])),
        (401, head(cookie=False)),
        (401, head("/?token=", cookie=False)),
        (401, head("/api/v1/info", cookie=False)),
        (401, head("/../../etc/passwd", cookie=False)),
    ]
    for target in [
        "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/page.js/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd", "/%5c..%5cetc", "/api/v1/../../etc/passwd", "/api/v1//info", "/API/v1/info",
        "/api/v1/render", "/api/v1/import", "/page.js%20", "/favicon.ico",
    ]:
        cases.append((404, head(target)))
    for target in [
        "/api/v1/central?year=1937&only=@/etc/passwd", "/api/v1/central?year=1937&chronicle=/etc/passwd",
        "/api/v1/central?year=1937&output=/tmp/x", "/api/v1/compare?before=/etc/passwd&after=1937",
        "/api/v1/central?argument=--output=x", "/api/v1/export.csv?argument=/tmp/x.csv",
    ]:
        cases.append((400, head(target)))
    for expected, data in cases:
        code = server.status(data)
        check(code == expected, f"{code} instead of {expected} to {data[:120]!r}")
    # What can't be read is refused as everything else is.
    for data in [
        head("/api/v1/" + big), head("/api/v1/info", fields=[f"X: {big}"]), b"GET\r\n\r\n", b"\x16\x03\x01" + bytes(50),
        b"GET /api/v1/info HTTP/2.0\r\nHost: x\r\n\r\n", b"GET /api/v1/info HTTP/1.1\r\n\r\n",
    ]:
        answer = server.first(data)
        start, _, body = answer.partition(b"\r\n\r\n")
        check(b"Content-Type: application/json" in start, f"{answer[:200]!r} was answered to {data[:60]!r}")
        check(body.startswith(b'{"message":"'), f"{body[:80]!r} is no error of the interface")
    answer = server.send(head("/", method="HEAD"))
    check(answer.endswith(b"\r\n\r\n") and b"\r\nContent-Length: 0" not in answer, "HEAD is not GET without the body")
    chance = random.Random(1)
    for number in range(500):
        guess = "".join(chance.choice("0123456789abcdef") for _ in range(32))
        data = head(f"/?token={guess}", cookie=False) if number % 2 else head(
            cookie=False, fields=[f"Cookie: camarilla-{server.port}={guess}"]
        )
        check(server.status(data) == 401, f"a guessed token was let in: {data!r}")
    page_is_served(server, "after refusals")


def endless(server):
    """A line and a body without an end, as fast as they go."""
    for start in [b"GET /", b"GET / HTTP/1.1\r\nX: ", b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 10]:
        with server.connect() as connection:
            sent = 0
            connection.sendall(start)
            try:
                while sent < 50_000_000:
                    connection.sendall(b"a: b\r\n" * 10_000 if start.endswith(b"\n") else b"a" * 60_000)
                    sent += 60_000
            except OSError:
                pass
            check(sent < 50_000_000, f"{sent} bytes were taken behind {start!r}")
    page_is_served(server, "after endless requests")


def many_questions(server):
    """More questions than there is room for, some from clients that don't wait, while the page is asked for."""
    targets = [f"/api/v1/central?year={1917 + number % 40}&measure=betweenness" for number in range(150)]
    abandoned = []
    for target in targets[:20]:
        connection = server.connect()
        connection.sendall(server.head(target))
        abandoned.append(connection)
    for connection in abandoned:
        connection.close()
    done = threading.Event()

    def watch():
        while not done.wait(0.3):
            page_is_served(server, "beside many questions")

    watcher = threading.Thread(target=watch)
    watcher.start()
    # With those that aren't gone yet, fewer than there may be connections; who comes when there are more may go unanswered.
    with concurrent.futures.ThreadPoolExecutor(80) as pool:
        answers = list(pool.map(lambda target: server.ask(target, timeout=60), targets))
    done.set()
    watcher.join()
    codes = {code: sum(status(answer) == code for answer in answers) for code in map(status, answers)}
    check(set(codes) <= {200, 503}, f"many questions were answered with {codes}")
    check(codes.get(200, 0) > 0, "none of many questions was answered")
    check(
        all(b"Retry-After" in answer for answer in answers if status(answer) == 503), "503 doesn't say when to ask again"
    )


def slow_reader(server):
    """Clients that ask for much and take none of it."""
    connections = []
    for _ in range(10):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall(server.head("/api/v1/openapi.json") * 3)
        connections.append(connection)
    page_is_served(server, "beside slow readers")
    for connection in connections:
        connection.close()


def one_after_the_other(server):
    """Requests sent before the answers to those before them are each answered."""
    with server.connect() as connection:
        connection.sendall(server.head("/page/page.css") * 5 + server.head("/", fields=["Connection: close"]))
        answer = receive(connection)
    check(answer.count(b"HTTP/1.1 200 OK") == 6, "not all of six requests at once were answered")


def half_closed(server):
    """Clients that say that they send no more get the answer to what they have sent, and to nothing less."""
    def last(answer):
        while answer.startswith(b"HTTP/1.1 100 "):
            answer = answer.partition(b"\r\n\r\n")[2]
        return answer

    for target in ["/", "/api/v1/info", "/api/v1/central?year=1936&measure=betweenness"]:
        answer = last(server.send(server.head(target), timeout=60))
        check(status(answer) == 200, f"a client that sends no more got {answer[:60]!r} to {target}")
    old = server.head("/api/v1/info").replace(b"HTTP/1.1", b"HTTP/1.0")
    answer = server.send(old, timeout=60)
    check(status(answer) == 200, f"a client of HTTP/1.0 that sends no more got {answer[:60]!r}")
    two = server.send(server.head("/api/v1/info") + server.head("/api/v1/measures"), timeout=60)
    check(two.count(b"HTTP/1.1 200 OK") == 2, "of two questions of a client that sends no more not both were answered")
    body = server.head("/api/v1/edits", method="POST", fields=["Content-Type: application/json", "Content-Length: 9"])
    for data in [b"", b"GET /", server.head("/api/v1/info")[:-2], body + b"{}"]:
        answer = server.send(data)
        check(answer == b"", f"{answer[:60]!r} was answered to a part of a request, {data[-40:]!r}")
    page_is_served(server, "after clients that send no more")


def ticks(server):
    """The processor's time that the server has taken; None where the system doesn't tell."""
    try:
        with open(f"/proc/{server.process.pid}/stat") as file:
            return sum(int(word) for word in file.read().rpartition(")")[2].split()[11:13])
    except OSError:
        return None


def rests(server, seconds_to_wait=30):
    """Whether the server comes to rest."""
    end = time.monotonic() + seconds_to_wait
    while time.monotonic() < end:
        before = ticks(server)
        time.sleep(0.5)
        if before is None or ticks(server) - before <= 5:
            return True
    return False


def heavy_questions(command):
    """Questions that keep every core busy for long, from clients that leave in the end."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "large.csv")
        with open(path, "w") as file:
            file.write("kind,source,target,when\n")
            for row in range(60_000):
                # Knuth's multiplicative hashing draws the ends.
                ends = (row * 2654435761 >> 7) % 12_000, (row * 40503 + 17) % 12_000
                file.write(f"{'alliance' if row % 3 else 'rivalry'},a{ends[0]},b{ends[1]},1926\n")
        with Server(command, path) as server:
            connections = []
            for number in range(6):
                connections.append(server.connect())
                target = f"/api/v1/central?year=1926&measure=betweenness&top={number + 1}"
                connections[-1].sendall(server.head(target))
            start = time.monotonic()
            while time.monotonic() - start < 10:
                page_is_served(server, "beside heavy questions")
                # Other questions go on, too.
                answer = server.ask("/api/v1/measures", timeout=20)
                check(status(answer) == 200, f"a quick question beside heavy ones was answered with {answer[:60]!r}")
                # For as long as no thread is kept for those who ask seldom.
                time.sleep(1.5)
            for connection in connections:
                connection.close()
            page_is_served(server, "after heavy questions")


def abandoned(command):
    """Questions about each day of fifty years, from clients that leave at once: nobody goes on with them."""
    with Server(command) as server:
        connections = []
        for number in range(3):
            connections.append(server.connect())
            connections[-1].sendall(server.head(f"/api/v1/timeline?by=day&top={number + 1}"))
        time.sleep(2)
        for connection in connections:
            connection.close()
        check(rests(server), "questions that nobody waits for are still worked on")


def memory(server):
    """The most megabytes that the server has held; None where the system doesn't tell."""
    try:
        with open(f"/proc/{server.process.pid}/status") as file:
            return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM"))
    except OSError:
        return None


def main():
    start = time.monotonic()
    with Server(sys.argv[1]) as server:
        page_is_served(server, "at the beginning")
        for attack in [
            refusals, one_after_the_other, half_closed, broken_requests, endless, many_connections, slow_reader, many_questions,
            slow_clients,
        ]:
            took, _ = seconds(lambda: attack(server))
            print(f"abuse: {attack.__name__.replace('_', ' ')}: {took:.1f} s")
            if not server.is_running:
                sys.exit(f"abuse: the server ended in {attack.__name__}: {server.process.stderr.read()[-2000:]}")
        held = memory(server)
        check(held is None or held < 600, f"the server held {held} MB")
        took, _ = seconds(lambda: heavy_questions(sys.argv[1]))
        print(f"abuse: heavy questions: {took:.1f} s")
        took, _ = seconds(lambda: abandoned(sys.argv[1]))
        print(f"abuse: abandoned questions: {took:.1f} s")
        server.process.send_signal(signal.SIGINT)
        check(server.process.wait(5) == -signal.SIGINT, "Ctrl-C doesn't end the explorer as it ends a command")
    if failures:
        sys.exit(f"abuse: {len(failures)} failures")
    print(f"the explorer serves its page whatever is done to it ({time.monotonic() - start:.0f} s, {held} MB)")


main()
