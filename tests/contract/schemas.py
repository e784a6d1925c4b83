"""The five served schemas are sound for python-jsonschema, use no format that it does not know, and take every example.

python3 schemas.py BASE EXAMPLE.json…
"""

import json
import pathlib
import sys
import urllib.request

from jsonschema import Draft202012Validator, FormatChecker

base, *examples = sys.argv[1:]
NAMES = ["traject", "plan-van-aanpak", "voortgangsrapportage", "eindrapportage", "offerte"]


def formats(value):
    if isinstance(value, dict):
        if isinstance(value.get("format"), str):
            yield value["format"]
        for part in value.values():
            yield from formats(part)
    elif isinstance(value, list):
        for part in value:
            yield from formats(part)


faults = []
for name in NAMES:
    with urllib.request.urlopen(f"{base}/v1/schemas/{name}") as answer:
        schema = json.load(answer)
    Draft202012Validator.check_schema(schema)
    faults += [f"{name}: unknown format {unknown}" for unknown in set(formats(schema)) - set(FormatChecker().checkers)]
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for file in map(pathlib.Path, examples):
        if file.parent.name == "kleinst" and name not in ("traject", file.stem):
            continue
        body = json.loads(file.read_text("utf-8"))
        faults += [f"{name} refuses {file}: {error.json_path} {error.message}" for error in validator.iter_errors(body)]
    if validator.is_valid({}):
        faults.append(f"{name} takes {{}}")

print("\n".join(faults) or f"python-jsonschema: {len(NAMES)} schemas, {len(examples)} examples")
sys.exit(1 if faults else 0)
