#!/usr/bin/env python3
"""Asks a Prometheus every query of the dashboard and of the alerts: deploy/check-metrics.py http://127.0.0.1:9090

Says which fail, and which have no data, where a metric was renamed, an instance is not scraped, or nothing has happened
yet. Exit codes: 0 all answer with data, 1 some do not.
"""
import json, pathlib, re, sys, urllib.error, urllib.parse, urllib.request

here = pathlib.Path(__file__).parent
prometheus = sys.argv[1].rstrip("/")


def ask(path, **parameters):
    try:
        address = f"{prometheus}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        return json.load(urllib.request.urlopen(address, timeout=30))["data"]
    except urllib.error.HTTPError as error:
        return json.load(error)["error"]


def queries():
    """Title and query of every panel, with the variables of Grafana filled in."""
    dashboard = json.loads((here / "grafana/trajectpers.json").read_text("utf-8"))
    values = {"$__rate_interval": "5m", "$job": ".+", "$instance": ".+"}
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            query = target["expr"]
            for name, value in values.items():
                query = query.replace(name, value)
            yield panel["title"], query


wrong, empty, asked = [], [], 0
for title, query in queries():
    answer, asked = ask("query", query=query), asked + 1
    if isinstance(answer, str):
        wrong.append(f"{title}: {answer}\n  {query}")
    elif not any(value["value"][1] != "NaN" for value in answer["result"]):
        empty.append(f"{title}: no data\n  {query}")

rules = (here / "prometheus/alerts.yml").read_text("utf-8")
for name in sorted(set(re.findall(r"\btrajectpers_\w+", rules))):
    asked += 1
    if not ask("query", query=f"count({name})")["result"]:
        empty.append(f"alerts.yml: nobody has {name}")
loaded = [rule for group in ask("rules")["groups"] for rule in group["rules"] if rule["name"].startswith("Trajectpers")]
wrong += [f"alert {rule['name']}: {rule.get('lastError')}" for rule in loaded if rule["health"] == "err"]
firing = [rule["name"] for rule in loaded if rule.get("state") == "firing"]

print(*wrong, *empty, sep="\n", end="\n" * bool(wrong or empty))
print(f"{asked} queries: {len(wrong)} wrong, {len(empty)} without data; {len(loaded)} alerts loaded; firing: {', '.join(firing) or 'none'}")
sys.exit(1 if wrong or empty else 0)
