#!/usr/bin/env python3
"""Writes what the program is made of, as CycloneDX 1.5: deploy/supply/sbom.py [target] > trajectpers.cdx.json

The crates of one target (by default the one of the image), each with its version, licence, SHA-256 and package URL. Those
that only take part in building have the scope "excluded". Equal locks give equal bytes; with SOURCE_DATE_EPOCH set, the
document tells that moment as its time. A crate that only a feature of a test brings may be named too many. The standard
library of Rust and the C library come with the compiler and are not in it.
"""
import datetime, hashlib, json, os, pathlib, subprocess, sys, tomllib, uuid

root = pathlib.Path(__file__).resolve().parents[2]
target = sys.argv[1] if len(sys.argv) > 1 else "x86_64-unknown-linux-musl"
command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
metadata = json.loads(subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE).stdout)
lock = tomllib.loads((root / "Cargo.lock").read_text("utf-8"))
checksums = {(p["name"], p["version"]): p["checksum"] for p in lock["package"] if "checksum" in p}
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
ours = metadata["resolve"]["root"]


def needs(crate, kinds):
    """What a crate depends on in these ways: None is the program itself, "build" its build script."""
    return [d["pkg"] for d in nodes[crate]["deps"] if any(k["kind"] in kinds for k in d["dep_kinds"])]


def reachable(kinds, macros):
    found, todo = set(), [ours]
    while todo:
        crate = todo.pop()
        is_macro = any("proc-macro" in part["kind"] for part in packages[crate]["targets"])
        if crate not in found and (macros or not is_macro):
            found.add(crate)
            todo += needs(crate, kinds)
    return found


def reference(crate):
    name, version = packages[crate]["name"], packages[crate]["version"].replace("+", "%2B")
    # A crate of ours is in no registry.
    return f"pkg:cargo/{name}@{version}" if packages[crate]["source"] else f"trajectpers:{name}@{version}"


def component(crate):
    package, entry = packages[crate], {"type": "application" if crate == ours else "library", "bom-ref": reference(crate)}
    entry |= {"name": package["name"], "version": package["version"]}
    if package["description"]:
        entry["description"] = " ".join(package["description"].split())
    if crate != ours:
        entry["scope"] = "required" if crate in shipped else "excluded"
    if package["source"]:
        entry["hashes"] = [{"alg": "SHA-256", "content": checksums[package["name"], package["version"]]}]
    if not package["license"]:
        sys.exit(f"{package['name']} has no licence")
    # Before SPDX expressions, a slash was how cargo wrote "or".
    entry["licenses"] = [{"expression": " ".join(package["license"].replace("/", " OR ").split())}]
    if package["source"]:
        entry["purl"] = reference(crate)
    return entry


shipped = reachable({None}, macros=False)
crates = sorted(reachable({None, "build"}, macros=True), key=reference)
document = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.5",
    "version": 1,
    "metadata": {"component": component(ours), "properties": [{"name": "trajectpers:target", "value": target}]},
    "components": [component(crate) for crate in crates if crate != ours],
    "dependencies": [
        {"ref": reference(crate), "dependsOn": sorted({reference(d) for d in needs(crate, {None, "build"})})}
        for crate in crates
    ],
}
digest = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
document["serialNumber"] = f"urn:uuid:{uuid.UUID(digest[:32], version=4)}"
if moment := os.environ.get("SOURCE_DATE_EPOCH"):
    document["metadata"]["timestamp"] = datetime.datetime.fromtimestamp(int(moment), datetime.UTC).isoformat()
json.dump(document, sys.stdout, indent=1, ensure_ascii=False)
print()
print(f"{len(crates) - 1} crates for {target}, {len(shipped) - 1} of them in the program", file=sys.stderr)
