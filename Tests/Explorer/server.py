"""An explorer of the embedded chronicle, started for a test, and sockets to talk to it with."""

import re
import signal
import socket
import subprocess
import time

# What runs in the background ignores it, and so would what it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Server:
    def __init__(self, command, *arguments):
        self.process = subprocess.Popen(
            [command, "explore", "--no-open", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        line = self.process.stdout.readline()
        found = re.fullmatch(r"camarilla: (http://127\.0\.0\.1:(\d+)/)\?token=([0-9a-f]{32})\n", line)
        if not found:
            raise SystemExit(f"explore printed {line!r}: {self.process.stderr.read()}")
        self.url = found[1]
        self.port = int(found[2])
        self.token = found[3]
        self.host = f"127.0.0.1:{self.port}"
        self.cookie = f"camarilla-{self.port}={self.token}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_running:
            self.process.terminate()
            self.process.wait(10)

    @property
    def is_running(self):
        return self.process.poll() is None

    def connect(self, timeout=5.0):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def head(self, target="/", method="GET", cookie=True, host=None, fields=()):
        lines = [f"{method} {target} HTTP/1.1", f"Host: {host or self.host}"]
        if cookie:
            lines.append(f"Cookie: {self.cookie}")
        return "\r\n".join([*lines, *fields, "", ""]).encode("latin-1")

    def send(self, data, timeout=5.0):
        """All that the server answers to some bytes with nothing behind them."""
        with self.connect(timeout) as connection:
            try:
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # It has heard enough.
            return receive(connection)

    def first(self, data, timeout=5.0):
        """The first answer to some bytes, behind which more could come."""
        with self.connect(timeout) as connection:
            try:
                connection.sendall(data)
            except OSError:
                pass
            return receive_one(connection)

    def status(self, data, timeout=5.0):
        """The number in the first line of an answer; None where there is none."""
        return status(self.first(data, timeout))

    def ask(self, target, timeout=30.0, **other):
        fields = [*other.pop("fields", ()), "Connection: close"]
        return self.first(self.head(target, fields=fields, **other), timeout)


def receive(connection):
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts)


def receive_one(connection):
    answer = bytearray()
    expected = None
    try:
        while expected is None or len(answer) < expected:
            part = connection.recv(1 << 20)
            if not part:
                break
            answer += part
            end = answer.find(b"\r\n\r\n") if expected is None else -1
            if end >= 0:
                length = re.search(rb"\r\nContent-Length: (\d+)", answer[:end])
                expected = end + 4 + (int(length[1]) if length else 0)
    except OSError:
        pass
    return bytes(answer)


def status(answer):
    found = re.match(rb"HTTP/1\.1 (\d{3}) ", answer)
    return int(found[1]) if found else None


def seconds(work):
    start = time.monotonic()
    result = work()
    return time.monotonic() - start, result
