"""Teaches Schemathesis the lines of JSON of a bulk deposit."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def write_line(context, value):
    return json.dumps(value, default=str).encode()


@schemathesis.deserializer("application/x-ndjson")
def read_lines(context, response):
    lines = [json.loads(line) for line in response.content.splitlines() if line.strip()]
    # The description is of one line, and one is sent at a time; who sends none is answered with none.
    return lines[0] if lines else {"line": 1, "status": response.status_code}
