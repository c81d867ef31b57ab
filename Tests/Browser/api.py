#!/usr/bin/env python3
"""Asks the JSON of a workspace whatever its description allows, and what it does not.

Usage: api.py PROGRAM STORE [EXAMPLES]

Schemathesis makes the questions from /api/v1/openapi.json. No answer may be an error of the server,
or one that the description does not have. Needs schemathesis beside the running Python; without it,
it says so and ends with 0.
"""

import http.client
import os
import subprocess
import sys
import tempfile

from workspace import served, session

program, store = sys.argv[1:3]
examples = sys.argv[3] if len(sys.argv) > 3 else "40"
schemathesis = os.path.join(os.path.dirname(sys.executable), "schemathesis")
if not os.path.exists(schemathesis):
    print("skipped: schemathesis is not installed")
    sys.exit(0)

with served(program, store) as link, tempfile.TemporaryDirectory() as folder:
    origin = link.split("/open")[0]
    name, secret = session(link).split("=", 1)
    address, path = origin.split("//")[1], "/api/v1/openapi.json"
    connection = http.client.HTTPConnection(address, timeout=30)
    connection.request("GET", path, headers={"Cookie": f"{name}={secret}"})
    description = os.path.join(folder, "openapi.json")
    with open(description, "wb") as file:
        file.write(connection.getresponse().read())
    settings = os.path.join(folder, "schemathesis.toml")
    with open(settings, "w") as file:
        file.write(f'[auth.openapi.session]\napi_key = "{secret}"\n')
    # A question for a record that nobody knows is one that cannot be answered: 400, as it should be.
    sys.exit(subprocess.run(
        [schemathesis, "--config-file", settings, "run", description, "--url", origin,
         "--exclude-checks", "positive_data_acceptance", "--max-examples", examples,
         "--seed", "1325", "--no-color"], cwd=folder).returncode)
