"""Reads the notice's PDF as a screen reader does: `notice_pdf.py BASE`, a portal whose clock stands in October 2026.

Books for people with names in several scripts, and holds the tree of structure of each file (pikepdf) against the sheet
of the page in the same language: the same elements in the same order with the same words, the English marked as English.
What is drawn is either in that tree or marked as no content."""

import io
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pikepdf

from portal import Portal

portal = Portal(sys.argv[1])
LOCALES = Path(__file__).parents[2] / "locales"
NAMES = [
    ("Ana María", "García López", True), ("Nguyễn", "Ẹ̀bùn g̃", True), ("Наталья", "Ґалаґан", True),
    ("Ὀδυσσεύς", "Παπαδόπουλος", True), ("שרה", "כהן", False), ("小明", "王", False),
]
PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI"}


def squeezed(text):
    return " ".join(text.split())


class Sheet(HTMLParser):
    """The sheet of a page as a tree: what each element should be in the file."""

    ROLES = {"section": "Sect", "ul": "L", "dl": "L", "div": "LI", "li": "LI", "dt": "Lbl", "dd": "LBody",
             "h2": "H1", "h3": "H2", "p": "P"}

    def __init__(self, page):
        super().__init__()
        self.root, self.english, self.struck = ["Document"], "", ""
        self.open, self.nodes = [], [self.root]
        self.feed(re.search(r'<article class="notice.*?</article>', page, re.S).group())

    def within(self, *names):
        return any(name in names for name, _ in self.open)

    def handle_starttag(self, name, attributes):
        given = dict(attributes)
        if name == "br":
            return self.handle_data(" ")
        hidden = "no-print" in given.get("class", "") or any(hidden for _, hidden in self.open)
        english = name == "span" and given.get("lang") == "en"
        if name == "svg" and not hidden:
            self.nodes[-1].append(["Figure", given["aria-label"]])
        if name in self.ROLES and not hidden and not self.within("dd"):
            node = [self.ROLES[name]]
            self.nodes[-1].append(node)
            self.nodes.append(node)
            if name == "li":
                body = ["LBody"]
                node.extend([["Lbl", "•"], body])
                self.nodes[-1] = body
        self.open.append(("english" if english else name, hidden))

    def handle_endtag(self, name):
        _, hidden = self.open.pop()
        if name in self.ROLES and not hidden and not self.within("dd"):
            self.nodes.pop()

    def handle_data(self, text):
        if any(hidden for _, hidden in self.open) or not self.within("h2", "h3", "p", "li", "dt", "dd"):
            return
        node = self.nodes[-1]
        if len(node) > 1:
            node[-1] += text
        else:
            node.append(text)
        self.english += text + " " if self.within("english") else ""
        self.struck += text + " " if self.within("s") else ""

    def tree(self):
        return clean(self.root)


def clean(node):
    """Without white space that nobody sees, and without sections in which nothing is left."""
    if isinstance(node, str):
        return squeezed(node)
    return [node[0], *(part for part in map(clean, node[1:]) if part)]


def letters_of(font):
    """What the codes of a font stand for."""
    table = font["/ToUnicode"].read_bytes().decode()
    text = lambda code: bytes.fromhex(code).decode("utf-16-be")
    letters = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        letters |= {int(code, 16): text(to) for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for nth, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                letters[code] = text(to)[:-1] + chr(ord(text(to)[-1]) + nth)
    return letters


def drawn(page):
    """The texts of a page by the number that the tree knows them by."""
    texts, marks, letters = {}, [], {}
    fonts = page.Resources.Font
    for name in fonts.keys():
        (inner,) = fonts[name].DescendantFonts
        assert "/FontFile2" in inner.FontDescriptor, f"{name} is not in the file"
        letters[name] = letters_of(fonts[name])
    font = None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC":
                marks.append((str(operands[0]), {}))
            case "BDC":
                told = operands[1]
                marks.append((str(operands[0]), page.Resources.Properties[told] if isinstance(told, pikepdf.Name) else told))
                # In place of what is drawn inside.
                if "/ActualText" in marks[-1][1]:
                    texts[number(marks)] += str(marks[-1][1]["/ActualText"])
                elif "/MCID" in marks[-1][1]:
                    assert len(marks) == 1, "one content is inside another"
                    texts[number(marks)] = ""
            case "EMC":
                marks.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ":
                if any("/ActualText" in told for _, told in marks):
                    continue
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                for high, low in zip(codes[::2], codes[1::2]):
                    texts[number(marks)] += letters[font][high * 256 + low]
            case paint if paint in PAINTS:
                # The code for the door; that it is in the tree, as a figure, is seen there.
                is_code = marks and marks[0][0] == "/P" and "/MCID" in marks[0][1]
                assert is_code or (marks and marks[0][0] == "/Artifact"), f"{paint} is no content, but does not say so"
    assert not marks
    return texts


def number(marks):
    assert marks, "a text is not in the tree"
    return next(int(told["/MCID"]) for _, told in marks if "/MCID" in told)


class File:
    """The file's tree with what is drawn of it."""

    def __init__(self, pdf):
        self.pages = {page.objgen: drawn(page) for page in pdf.pages}
        self.tops = {page.objgen: int(page.StructParents) for page in pdf.pages}
        self.owners = numbers(pdf.Root.StructTreeRoot.ParentTree)
        self.seen, self.english, self.struck, self.aloud = set(), "", "", []
        (document,) = kids(pdf.Root.StructTreeRoot)
        self.language = str(document.Lang)
        self.root = self.node(document, None)
        all_drawn = {(page, mcid) for page, texts in self.pages.items() for mcid in texts}
        assert self.seen == all_drawn, f"not in the tree: {all_drawn - self.seen}"

    def node(self, element, page):
        """An element: its role and its text or elements. Spans are part of their text."""
        page = element.Pg.objgen if "/Pg" in element else page
        parts, text = [], ""
        for kid in kids(element):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                mcid, on = (kid, page) if isinstance(kid, int) else (int(kid.MCID), kid.Pg.objgen if "/Pg" in kid else page)
                assert (on, mcid) not in self.seen, "read twice"
                self.seen.add((on, mcid))
                assert self.owners[self.tops[on]][mcid].objgen == element.objgen, "the way back leads elsewhere"
                text += self.pages[on][mcid]
            elif kid.S == "/Span":
                said = self.node(kid, page)[1]
                text += said
                if "/Lang" in kid:
                    assert kid.Lang == "en"
                    self.english += said + " "
                if any(told.get("/TextDecorationType") == "/LineThrough" for told in several(kid.get("/A", []))):
                    self.struck += said + " "
                if "/Alt" in kid:
                    self.aloud.append((squeezed(said), str(kid.Alt)))
            else:
                parts.append(self.node(kid, page))
        if element.S == "/Figure":
            return ["Figure", str(element.Alt)]
        assert not (parts and text), "text beside elements"
        return [str(element.S)[1:], *(parts or [text])]


def several(found):
    """What stands once or in a row."""
    return list(found) if isinstance(found, (list, pikepdf.Array)) else [found]


def kids(element):
    return [kid if isinstance(kid, pikepdf.Object) else int(kid) for kid in several(element.get("/K", []))]


def numbers(tree):
    """A tree of numbers as a table."""
    found = {}
    for kid in tree.get("/Kids", []):
        found |= numbers(kid)
    flat = list(tree.get("/Nums", []))
    return found | {int(key): list(value) for key, value in zip(flat[::2], flat[1::2])}


def words(language, key):
    text = (LOCALES / language / "notice.ftl").read_text()
    return re.search(rf"^{key} = (.*)$", text, re.M).group(1)


def check(browser, language, name, printable, valid):
    with browser.open(f"{portal.base}/{language}/notice", timeout=20) as answer:
        page = answer.read().decode()
    with browser.open(f"{portal.base}/{language}/notice.pdf", timeout=20) as answer:
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="appointment-notice.pdf"'
        bytes_ = answer.read()
    assert f"<bdi>{name}</bdi>" in page
    if not printable:
        own, english = (words(code, "notice-pdf-see-screen") for code in (language, "en"))
        beside = "" if language == "en" else f' <span lang="en">{english}</span>'
        page = page.replace(f"<bdi>{name}</bdi>", own + beside)
    sheet = Sheet(page)
    with pikepdf.open(io.BytesIO(bytes_)) as pdf:
        file = File(pdf)
        assert clean(file.root) == sheet.tree(), f"\n{clean(file.root)}\n{sheet.tree()}"
        assert squeezed(file.english) == squeezed(sheet.english)
        assert bool(file.english) == (language != "en")
        assert squeezed(file.struck) == squeezed(sheet.struck) and bool(file.struck) != valid
        assert file.language == str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked and pdf.Root.ViewerPreferences.DisplayDocTitle
        title = words(language, "notice-sheet-heading")
        assert str(pdf.docinfo.Title) == title
        with pdf.open_metadata() as told:
            assert told["dc:title"] == title and told["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            headings = [heading.title for heading in outline.root]
        assert headings[0] == title and len(headings) == (5 if valid else 2)
        assert len(pdf.pages) == 1 and [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
        aloud = re.findall(r"<strong[^>]*>([^<]*)</strong></dd>\s*<dd class=\"no-print\">[^:]*: ([^<]*)</dd>", page)
        assert len(aloud) == 2 and file.aloud == [(number, words_) for number, words_ in aloud]


read = 0
for nth, (given, family, printable) in enumerate(NAMES):
    booked = portal.book("NYC", "2026-11-03", given, family)
    browser, _ = portal.opened(booked)
    for language in ("en", "es"):
        check(browser, language, f"{given} {family}", printable, valid=True)
    portal.call("POST", f"appointments/{booked['confirmation_number']}/cancel", {"pin": booked["pin"]})
    for language in ("en", "es"):
        check(browser, language, f"{given} {family}", printable, valid=False)
    read += 4
print(f"{read} notices read back from their PDF")
