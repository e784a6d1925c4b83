"""What schemathesis cannot write or read by itself."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def ndjson(ctx, value):
    items = value if isinstance(value, list) else [value]
    return "\n".join(json.dumps(item) for item in items).encode()


@schemathesis.deserializer("application/pdf", "application/zip", "image/png")
def binary(ctx, response):
    return response.content.decode("latin-1")


@schemathesis.hook
def filter_query(context, query):
    """An empty list or object in a query is nothing on the way: what would be refused is never sent."""
    return all(value not in ([], {}) for value in (query or {}).values())
