#!/usr/bin/env python3
"""The explorer's interface against its own description, by schemathesis: no answer is one that it does not describe.

Usage: api.py COMMAND

The description itself is checked by openapi-spec-validator. Without the one or the other it says what was not tried,
which is an error where CAMARILLA_API is "required".
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from server import Server, status

CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance",
]
# Pictures take many seconds each in a build without optimization.
PATHS = r"^/([a-z]+|central\.csv|export\.(gexf|graphml|camarilla|json)|openapi\.json)$"


def check(condition, message):
    if not condition:
        sys.exit(f"api: {message}")


def missing(name):
    message = f"{name} is not there; install it with: python3 -m pip install {name}"
    if os.environ.get("CAMARILLA_API") == "required":
        sys.exit(f"api: {message}")
    print(f"api: {message}", file=sys.stderr)


def validate(description):
    try:
        from openapi_spec_validator import validate
    except ImportError:
        return missing("openapi-spec-validator")
    validate(description)
    print(f"api: {len(description['paths'])} paths are described as OpenAPI has it")


def described_as_asked(server, description):
    """Each question of the description that has its own examples is answered."""
    count = 0
    for path, item in description["paths"].items():
        # What is about editing is asked of a store; Swift's tests do.
        if any("editing" in operation.get("tags", []) for operation in item.values()):
            continue
        shared = description["components"]["parameters"]
        parameters = [shared[given["$ref"].split("/")[-1]] for given in item["get"].get("parameters", [])]
        examples = [parameter for parameter in parameters if "example" in parameter]
        if path.startswith("/storyboard") or path.endswith((".pdf", ".png", ".svg")) or any(
            parameter["required"] and parameter not in examples for parameter in parameters
        ):
            continue
        query = "&".join(f"{parameter['name']}={parameter['example']}" for parameter in examples)
        answer = server.ask(f"/api/v1{path}?{query}")
        check(status(answer) == 200, f"{path}?{query} is answered with {answer[-300:]!r}")
        media = answer.split(b"Content-Type: ")[1].split(b"\r\n")[0].split(b";")[0].decode()
        check(media in item["get"]["responses"]["200"]["content"], f"{path} is {media}")
        if tag := [line for line in answer.split(b"\r\n") if line.startswith(b"ETag: ")]:
            again = server.ask(f"/api/v1{path}?{query}", fields=["If-None-Match: " + tag[0][6:].decode()])
            check(status(again) == 304, f"{path} is sent again to who has it")
        count += 1
    print(f"api: {count} questions are answered as described")


def schemathesis(server, description):
    command = shutil.which("schemathesis") or shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    if not command:
        return missing("schemathesis")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "openapi.json")
        path.write_text(json.dumps(description))
        run = subprocess.run(
            [
                command, "run", str(path), "--url", f"{server.url}api/v1", "-H", f"Cookie: {server.cookie}",
                "--include-path-regex", PATHS, "--phases", "examples,fuzzing", "--max-examples", "4",
                "--max-time", "45", "--generation-deterministic", "--continue-on-failure", "--no-color",
                "--request-timeout", "30", "--checks", ",".join(CHECKS),
            ],
            cwd=folder, capture_output=True, text=True, timeout=150,
        )
    check(run.returncode == 0, f"schemathesis found something:\n{run.stdout[-6000:]}{run.stderr[-2000:]}")
    count = re.search(r"(\d+) generated, \d+ passed", run.stdout)
    print(f"api: schemathesis found nothing wrong in {count[1] if count else 'its'} questions")


def main():
    with Server(sys.argv[1]) as server:
        answer = server.ask("/api/v1/openapi.json")
        check(status(answer) == 200, f"there is no description: {answer[:200]!r}")
        description = json.loads(answer.partition(b"\r\n\r\n")[2])
        validate(description)
        described_as_asked(server, description)
        schemathesis(server, description)
        check(server.is_running, "the server ended")


main()
