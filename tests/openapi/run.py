#!/usr/bin/env python3
"""Lets schemathesis try every operation that /openapi.json describes, on a real server over TLS.

    tests/openapi/run.py INNKEY SCHEMATHESIS

starts the binary INNKEY with the sample project, an admin, a group and a customer, and runs the command SCHEMATHESIS
with each operation's own credentials. OPENAPI_EXAMPLES sets the examples per operation, OPENAPI_SEED their seed.
"""

import base64
import json
import os
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INNKEY, SCHEMATHESIS = (str(Path(argument).absolute()) for argument in sys.argv[1:3])
PASSWORD = "limoncello-42"

# What would end the run, and which end-to-end tests try it instead.
LEFT_OUT = {
    "events_listen": "never ends: tests/end_to_end/live.rs",
    "sign_in_sign_out": "signs the session out: tests/end_to_end/rights.rs",
    "devices_end_own": "signs the session out: tests/end_to_end/devices.rs",
    "operator_projects_upload": "takes a ZIP, which schemathesis does not make: tests/end_to_end/hostile_packages",
    "sign_in_set_login": "changes the admin's password: tests/end_to_end/devices.rs",
}

# Answers that the description does not name, bodies that it does not describe, rights that are not asked for.
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "ignored_auth",
    "unsupported_method",
]


class Building:
    """A server with what the operations can be tried on."""

    def __init__(self, folder):
        self.data = folder / "server"
        self.home = folder / "anna"
        self.server = subprocess.Popen(
            [INNKEY, "serve", "--data", str(self.data), "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True
        )
        for line in self.server.stderr:
            if "listening" in line:
                break
        # The log must go somewhere, else the server waits for it to be read.
        log = open(folder / "log", "w", encoding="utf-8")
        subprocess.Popen(["cat"], stdin=self.server.stderr, stdout=log)
        operator = json.loads((self.data / "operator.json").read_text())
        self.operator = operator["token"]
        self.url = f"https://127.0.0.1:{operator['address']['port']}"
        self.certificate = self.data / "tls-certificate.pem"
        self.project = self.run("project", "push", str(ROOT / "tests/fixtures/casa-limone"), "--data", str(self.data))["project"]
        self.run("account", "add", "anna", "--admin", "on", "--password-stdin", "--data", str(self.data), stdin=PASSWORD)
        self.run("add", self.run("account", "link", "anna", "--data", str(self.data))["link"])
        self.run("sign-in", "--user", "anna", "--password-stdin", stdin=PASSWORD)
        self.run("groups", "add", "Flat Limone", "--see", "flat-limone")
        self.customer = self.run("customers", "add", "Maria", "--group", "Flat Limone")["id"]
        self.session = self.sign_in()
        parts = self.ask(f"/v1/projects/{self.project}/customers/{self.customer}/link", self.session)
        self.link = parts["token"]

    def run(self, *args, stdin=""):
        env = {**os.environ, "INNKEY_HOME": str(self.home)}
        done = subprocess.run([INNKEY, *args, "--json"], input=stdin, env=env, text=True, capture_output=True, check=False)
        if done.returncode:
            sys.exit(f"innkey {' '.join(args)}: {done.stderr}")
        return json.loads(done.stdout)

    def ask(self, path, token=None, body=None):
        request = urllib.request.Request(self.url + path, data=body and json.dumps(body).encode())
        request.add_header("content-type", "application/json")
        if token:
            request.add_header("authorization", f"Bearer {token}")
        trust = ssl.create_default_context(cafile=str(self.certificate))
        with urllib.request.urlopen(request, context=trust) as answer:
            return json.load(answer)

    def sign_in(self):
        """A session of its own, so that a device that is signed out is not the one of the run."""
        token = "s." + base64.urlsafe_b64encode(os.urandom(32)).decode().rstrip("=")
        body = {"method": "password", "user": "anna", "password": PASSWORD, "token": token, "device": "schemathesis"}
        self.ask(f"/v1/projects/{self.project}/sessions", body=body)
        return token


def config(building):
    return f"""
[parameters]
"path.project" = "{building.project}"
"path.account" = "{building.customer}"

[auth.openapi.session]
bearer = "{building.session}"
[auth.openapi.link]
bearer = "{building.link}"
[auth.openapi.operator]
bearer = "{building.operator}"
"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        building = Building(folder)
        try:
            (folder / "schemathesis.toml").write_text(config(building))
            left_out = [argument for name in LEFT_OUT for argument in ("--exclude-operation-id", name)]
            command = [
                SCHEMATHESIS, "--config-file", str(folder / "schemathesis.toml"), "run", f"{building.url}/openapi.json",
                "--tls-verify", str(building.certificate), "--checks", ",".join(CHECKS), *left_out,
                "--phases", "examples,coverage,fuzzing", "--max-examples", os.environ.get("OPENAPI_EXAMPLES", "20"),
                # A server that answers before it has read a body closes the line; who uses it once more may not know yet.
                "--header", "Connection: close",
                "--seed", os.environ.get("OPENAPI_SEED", "1"), "--workers", "1", "--continue-on-failure",
                "--suppress-health-check", "all", "--warnings", "off", "--no-color",
            ]
            code = subprocess.run(command, cwd=folder, check=False).returncode
            alive = building.server.poll() is None
        finally:
            building.server.terminate()
            building.server.wait()
        if not alive:
            sys.exit("the server died")
        sys.exit(code)


main()
