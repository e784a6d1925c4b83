#!/usr/bin/env python3
"""What a document costs: CPU of the service and its workers, from bodies of which every text differs.

    benches/cost.py PROGRAM [OTHER] [--rounds 5] [--documents 12] [--workers 1] [--example pietersma]

Starts each program on a port of its own and posts the same bodies to both, in turns, one at a time, so that the machine's
mood falls on both alike. Prints for each kind of document, for judging and for a batch the CPU milliseconds of the whole
service, the share of the process at the network, and with OTHER the ratio PROGRAM / OTHER of every round. Then, from the
program's own metrics, how a document's time divides, and the memory of each process. Python's own library is enough.
"""

import argparse
import atexit
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

from bodies import Bodies

KINDS = ["offertes", "plannen-van-aanpak", "voortgangsrapportages", "eindrapportages"]
JSON = {"Content-Type": "application/json"}
# An older program knows fewer fields.
ANY = "onbekendeVelden=negeren"
TICK = os.sysconf("SC_CLK_TCK")


class Service:
    """A running program and what its processes have used."""

    def __init__(self, program, port, workers):
        self.address = f"http://127.0.0.1:{port}"
        # So that one of the first may be refused.
        self.asked, self.refused = 10, 0
        arguments = ["serve", "--listen", f"127.0.0.1:{port}", "--render-threads", str(workers), "--log", "error"]
        # A worker that rests stays the same one, so that its CPU can be counted.
        self.process = subprocess.Popen([program, *arguments, "--worker-rest", "3600", "--worker-documents", "1000000"])
        # Whatever goes wrong here, it does not stay behind.
        atexit.register(self.process.kill)
        deadline = time.monotonic() + 60
        while True:
            try:
                self.get("/health/ready")
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    sys.exit(f"{program} does not become ready")
                time.sleep(0.05)
        time.sleep(2)  # the worker that stands by warms itself as well

    def get(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read()

    def post(self, path, body, headers=JSON):
        request = urllib.request.Request(self.address + path, data=body, headers=headers)
        self.asked += 1
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            # Other words may now and then name an illness.
            self.refused += 1
            if self.refused * 10 > self.asked:
                sys.exit(f"{path} refuses too much: {error.read().decode()}")
            return error.read()

    def processes(self):
        """The front and its workers."""
        found = [self.process.pid]
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            found += [int(pid) for pid in (task / "children").read_text().split()]
        return found

    def used(self):
        """CPU milliseconds of the front, and of the workers."""
        used = [milliseconds(pid) for pid in self.processes()]
        return used[0], sum(used[1:])

    def close(self):
        self.process.terminate()
        self.process.wait()


def milliseconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICK


def memory(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def cost(service, work, times):
    """CPU milliseconds of one piece of work, and of that in the front."""
    before = service.used()
    work(service)
    after = service.used()
    front, workers = after[0] - before[0], after[1] - before[1]
    return (front + workers) / times, front / times


def pieces(bodies, arguments):
    """Every piece of work, by name: what to do with how many fresh bodies, and how many of it there are."""
    numbers = iter(range(10**9))

    def fresh(times):
        return [bodies.body(next(numbers)) for _ in range(times)]

    def documents(kind):
        def prepare():
            made = fresh(arguments.documents)
            return lambda service: [service.post(f"/v1/{kind}?{ANY}", body) for body in made], len(made)

        return prepare

    def judging():
        judged = fresh(arguments.documents * 8)
        return lambda service: [service.post(f"/v1/trajecten/_valideer?{ANY}", body) for body in judged], len(judged)

    def batch():
        items = [
            {"soort": "voortgangsrapportage", "traject": json.loads(body)} for body in fresh(arguments.documents)
        ]
        lines = "\n".join(json.dumps(item, ensure_ascii=False) for item in items).encode()
        headers = {"Content-Type": "application/x-ndjson"}
        return lambda service: service.post(f"/v1/documenten/_batch?{ANY}", lines, headers), len(items)

    return {**{kind: documents(kind) for kind in KINDS}, "judging": judging, "batch (voortgang)": batch}


def shares(service):
    """How the time of documents divides, from the histograms of the program."""
    pattern = r'^\w+_phase_seconds_sum\{phase="(\w+)"\} (\S+)'
    return {phase: float(seconds) for phase, seconds in re.findall(pattern, service.get("/metrics").decode(), re.M)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="+", metavar="PROGRAM")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=12, help="of each kind in a round")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--example", default="pietersma")
    parser.add_argument("--only", help="a part of the name of what is measured")
    arguments = parser.parse_args()
    bodies = Bodies(arguments.example)
    services = [Service(program, 19230 + at, arguments.workers) for at, program in enumerate(arguments.programs)]
    for name, prepare in pieces(bodies, arguments).items():
        if arguments.only and arguments.only not in name:
            continue
        figures = [[] for _ in services]
        for number in range(arguments.rounds + 1):
            work, times = prepare()
            order = list(enumerate(services))
            for at, service in order if number % 2 else reversed(order):
                figure = cost(service, work, times)
                # The first round fills caches that every later one finds filled.
                if number:
                    figures[at].append(figure)
        line = f"{name:24}"
        for measured in figures:
            whole = statistics.median(whole for whole, _ in measured)
            front = sum(front for _, front in measured) / sum(whole for whole, _ in measured)
            line += f"{whole:9.2f} ms (front {front:5.1%})"
        if len(figures) > 1:
            ratios = sorted(one[0] / other[0] for one, other in zip(figures[0], figures[1]) if other[0])
            line += f"   ratio {statistics.median(ratios):.3f}  " + " ".join(f"{ratio:.2f}" for ratio in ratios)
        print(line, flush=True)
    for program, service in zip(arguments.programs, services):
        print(f"\n{program}")
        total = shares(service)
        whole = total.pop("whole") or 1
        print("of the time to an answer: " + ", ".join(f"{phase} {seconds / whole:.1%}" for phase, seconds in total.items()))
        print("memory in MB: " + ", ".join(f"{memory(pid):.0f}" for pid in service.processes()))
        service.close()


if __name__ == "__main__":
    main()
