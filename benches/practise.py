#!/usr/bin/env python3
"""Has a program do what a bureau asks of it, so that a profile of it can be gathered: see deploy/optimised.

    benches/practise.py PROGRAM
"""

import pathlib
import sys
import time

from bodies import Bodies
from cost import KINDS, Service

# Bodies of each kind, by example: one that is long, one that is short, one of another course.
TIMES = {"pietersma": 12, "van-den-akker": 8, "kaalst": 4, "de-graaf": 4}


def main():
    service = Service(sys.argv[1], 19229, 1)
    for example, times in TIMES.items():
        bodies = Bodies(example)
        for number in range(times):
            body = bodies.body(number)
            for kind in KINDS:
                service.post(f"/v1/{kind}", body)
            service.post("/v1/trajecten/_valideer", body)
    # The workers write what they saw when they end, after the front.
    workers = service.processes()[1:]
    service.close()
    for _ in range(600):
        if not any(pathlib.Path(f"/proc/{pid}").exists() for pid in workers):
            return
        time.sleep(0.1)
    sys.exit("a worker does not end")


if __name__ == "__main__":
    main()
