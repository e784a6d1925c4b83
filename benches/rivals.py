#!/usr/bin/env python3
"""What the same documents cost elsewhere: CPU of typst's own Python binding, of WeasyPrint and of a warm Chromium.

    pip install typst weasyprint playwright        what is not installed is left out
    benches/rivals.py PROGRAM [--rounds 3] [--documents 8] [--chromium /usr/bin/chromium]

PROGRAM gives each document once over HTTP (that is what is timed of it) and, as `--format json`, what its template reads.
typst-py compiles the same templates with that data to the same standards. WeasyPrint and Chromium get the same words as a
page of HTML with the same headings, paragraphs and tables, made from the tags of the PDF (pdfinfo of poppler), with a header
and page numbers: that is what somebody would build who wants these documents from a browser. Prints CPU milliseconds a
document, medians of the rounds, all in one run and in turns, and the ratio of PROGRAM to each.
"""

import argparse
import asyncio
import html
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import tempfile

from bodies import ROOT, Bodies
from cost import Service, cost, milliseconds

KINDS = {
    "offerte": "offertes",
    "plan-van-aanpak": "plannen-van-aanpak",
    "voortgangsrapportage": "voortgangsrapportages",
    "eindrapportage": "eindrapportages",
}
STYLE = """
@page { size: A4; margin: 22mm 22mm 20mm; @top-left { content: "Trajectpers"; font-size: 8pt }
        @bottom-right { content: counter(page) " van " counter(pages); font-size: 8pt } }
@font-face { font-family: Plex; src: url(FONTS/ibm-plex-sans/IBMPlexSans-Regular.ttf) }
@font-face { font-family: Plex; font-weight: 700; src: url(FONTS/ibm-plex-sans/IBMPlexSans-Bold.ttf) }
body { font: 10pt/1.4 Plex; hyphens: auto } table { border-collapse: collapse; width: 100%; font-size: 9pt }
td, th { border-bottom: .5pt solid #999; padding: 2pt 4pt; text-align: left; vertical-align: top }
h1 { font-size: 22pt } h2 { font-size: 13pt } h3 { font-size: 10pt }
"""
TAGS = {"H1": "h1", "H2": "h2", "H3": "h3", "P": "p", "Table": "table", "THead": "thead", "TBody": "tbody", "TR": "tr"}
TAGS |= {"TH": "th", "TD": "td", "L": "ul", "LI": "li"}


def own_cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (used.ru_utime + used.ru_stime) * 1000


def as_html(pdf):
    """The words of a tagged PDF with their headings, paragraphs and tables."""
    told = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True).stdout.decode(errors="replace")
    fonts = (ROOT / "fonts").as_uri()
    lines, open_tags = [], []
    for line in told.splitlines():
        depth, text = len(line) - len(line.lstrip()), line.strip()
        if text.startswith("/") or not text:
            continue
        while open_tags and open_tags[-1][0] >= depth:
            lines.append(f"</{open_tags.pop()[1]}>")
        if text.startswith('"'):
            lines.append(html.escape(text.strip('"')))
        elif tag := TAGS.get(re.match(r"\w+", text)[0] if text[0].isalnum() else ""):
            lines.append(f"<{tag}>")
            open_tags.append((depth, tag))
    lines += [f"</{tag}>" for _, tag in reversed(open_tags)]
    head = f'<meta charset="utf-8"><title>Document</title><style>{STYLE.replace("FONTS", fonts)}</style>'
    return f'<!doctype html><html lang="nl">{head}<body>{"".join(lines)}'


class Typst:
    """The templates with the data of one document after another, compiled by typst's own binding."""

    def __init__(self, folder):
        import typst

        self.root = pathlib.Path(folder) / "templates"
        shutil.copytree(ROOT / "report-templates", self.root)
        self.compilers, self.make = {}, typst.Compiler

    def cost(self, kind, works):
        main = self.root / "documenten" / kind / "main.typ"
        if kind not in self.compilers:
            fonts = [str(ROOT / "fonts")]
            self.compilers[kind] = self.make(str(main), root=str(self.root), font_paths=fonts, ignore_system_fonts=True)
        before = own_cpu()
        for work in works:
            (main.parent / "sample.json").write_bytes(work["data"])
            self.compilers[kind].compile(str(main), format="pdf", pdf_standards=["a-2a", "ua-1"])
        return (own_cpu() - before) / len(works)


class WeasyPrint:
    def __init__(self, _):
        import weasyprint

        self.library = weasyprint

    def cost(self, _, works):
        before = own_cpu()
        for work in works:
            self.library.HTML(string=work["html"], base_url=str(ROOT)).write_pdf(pdf_variant="pdf/ua-1")
        return (own_cpu() - before) / len(works)


class Chromium:
    """One browser that stays open, a page for each document; all its processes are counted."""

    program = "/usr/bin/chromium"

    def __init__(self, folder):
        from playwright.async_api import async_playwright

        self.folder, self.loop = pathlib.Path(folder), asyncio.new_event_loop()
        self.playwright = self.loop.run_until_complete(async_playwright().start())
        launched = self.playwright.chromium.launch(executable_path=self.program, args=["--no-sandbox"])
        self.browser = self.loop.run_until_complete(launched)

    def used(self):
        """Of every process whose command line is the browser's, those that ended between two looks left out."""
        total = 0
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if "chrom" in (process / "cmdline").read_text().split("\0")[0]:
                    total += milliseconds(process.name)
            except (OSError, IndexError):
                pass
        return total

    def cost(self, _, works):
        return self.loop.run_until_complete(self.pages(works))

    async def pages(self, works):
        page = await self.browser.new_page()
        before = self.used()
        for number, work in enumerate(works):
            path = self.folder / f"{number}.html"
            path.write_text(work["html"])
            await page.goto(path.as_uri())
            await page.pdf(format="A4", tagged=True)
        used = self.used() - before
        await page.close()
        return used / len(works)


def prepared(program, service, kind, bodies, numbers, folder):
    """The same documents in every form in which somebody wants them."""
    works = []
    for number in numbers:
        body = bodies.body(number)
        path = pathlib.Path(folder) / "body.json"
        path.write_bytes(body)
        command = [program, "render", kind, str(path), "--format", "json", "-o", "-"]
        data = subprocess.run(command, capture_output=True, check=True).stdout
        pdf = pathlib.Path(folder) / "document.pdf"
        pdf.write_bytes(service.post(f"/v1/{KINDS[kind]}", body))
        # The service is timed on bodies it has not seen: the same words but for these.
        works.append({"body": bodies.body(number + 500_000), "data": data, "html": as_html(pdf)})
    return works


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", metavar="PROGRAM")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=8, help="of each kind in a round")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--chromium", default=Chromium.program)
    arguments = parser.parse_args()
    Chromium.program = arguments.chromium
    bodies, service = Bodies("pietersma"), Service(arguments.program, 19239, 1)
    with tempfile.TemporaryDirectory() as folder:
        rivals = {}
        for rival in (Typst, WeasyPrint, Chromium):
            try:
                rivals[rival.__name__] = rival(folder)
            except ImportError as missing:
                print(f"{rival.__name__} is left out: {missing}")
        for kind in arguments.kind or KINDS:
            ours, theirs = [], {name: [] for name in rivals}
            for number in range(arguments.rounds + 1):
                first = number * 1_000
                numbers = range(first, first + arguments.documents)
                works = prepared(arguments.program, service, kind, bodies, numbers, folder)
                posted = lambda service: [service.post(f"/v1/{KINDS[kind]}", work["body"]) for work in works]
                figures = {"": cost(service, posted, len(works))[0]}
                figures |= {name: rival.cost(kind, works) for name, rival in rivals.items()}
                # The first round fills caches that every later one finds filled.
                if number:
                    ours.append(figures.pop(""))
                    for name, figure in figures.items():
                        theirs[name].append(figure)
            line = f"{kind:22}{statistics.median(ours):8.1f} ms"
            for name, measured in theirs.items():
                ratios = sorted(one / other for one, other in zip(ours, measured) if other)
                line += f"   {name} {statistics.median(measured):.1f} ms, ratio {statistics.median(ratios):.3f}"
            print(line, flush=True)
    service.close()


if __name__ == "__main__":
    main()
