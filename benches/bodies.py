"""Bodies of which every text differs from every other, made from a shipped example.

With the same words again the typesetter remembers what it did, and a document seems to cost half. So each text that people
write (what the contract calls `verhaal` or `naam`) gets other words of the same lengths, drawn from the words of the examples:
harmless ones, in a number that depends on a seed alone. Dates, amounts, choices and numbers stay, so the body means the same.
"""

import collections
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "openapi" / "voorbeelden"
WORD = re.compile(r"[^\W\d_]{3,}")
# Examples that hold nothing that the privacy rules look for.
SOURCES = ["van-den-akker", "pietersma", "de-graaf"]


class Bodies:
    """Bodies after one example, each known by its number."""

    def __init__(self, example="pietersma"):
        self.schemas = json.loads((ROOT / "openapi" / "v1.json").read_text())["components"]["schemas"]
        self.example = json.loads((EXAMPLES / f"{example}.json").read_text())
        words = collections.defaultdict(set)
        for source in SOURCES:
            for text in self.texts(json.loads((EXAMPLES / f"{source}.json").read_text())):
                for word in WORD.findall(text):
                    words[len(word)].add(word.lower())
        self.words = {length: sorted(known) for length, known in words.items()}

    def texts(self, body):
        """Every text of a body that people write."""
        found = []
        self.walk(body, self.schemas["Traject"], lambda text: found.append(text) or text)
        return found

    def body(self, number):
        """The example in other words, as bytes."""
        dice = random.Random(number)
        body = self.walk(self.example, self.schemas["Traject"], lambda text: self.other(text, dice))
        for part in ("voortgang", "plan", "eind", "offerte"):
            if part in body:
                body[part].setdefault("document", {})["nummer"] = f"N-{number:06d}"
        return json.dumps(body, ensure_ascii=False).encode()

    def other(self, text, dice):
        def replaced(match):
            word = match.group()
            choice = dice.choice(self.words.get(len(word)) or [word.lower()])
            return choice.capitalize() if word[0].isupper() else choice

        return WORD.sub(replaced, text)

    def walk(self, value, schema, change):
        """The value with its texts changed, along the schema that says which strings are texts."""
        schema, kind = self.resolved(schema)
        if isinstance(value, str):
            return change(value) if kind in ("verhaal", "naam") else value
        if isinstance(value, list):
            return [self.walk(item, schema.get("items", {}), change) for item in value]
        if isinstance(value, dict):
            properties = schema.get("properties", {})
            return {name: self.walk(item, properties.get(name, {}), change) for name, item in value.items()}
        return value

    def resolved(self, schema):
        """A schema with what it refers to, and what kind of text it is, if it is one."""
        kind = schema.get("x-tekst")
        for _ in range(8):
            if "$ref" in schema:
                schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
            else:
                one = next((schema[key] for key in ("oneOf", "anyOf", "allOf") if key in schema), None)
                if one is None:
                    break
                schema = next((part for part in one if part.get("type") != "null"), {})
            kind = kind or schema.get("x-tekst")
        return schema, kind
