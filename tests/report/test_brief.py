"""The page: whole, safe, and the same every time."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from standoff.cases import load_case, names
from standoff.dispute.file import loads
from standoff.dispute.model import Dispute
from standoff.report.brief import brief

VOID = {"meta", "br", "img", "link", "hr", "input"}
SVG = {"svg", "title", "desc", "defs", "marker", "path", "g", "rect", "text"}


class Page(HTMLParser):
    """A strict reading: every element closed in order, ids unique, references kept."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} has an attribute twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SVG
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.text.setdefault(tag, []).append(data)

    def said(self, tag: str) -> str:
        return "".join(self.text.get(tag, []))

    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]


@pytest.mark.parametrize("name", names())
def test_every_case_gives_a_sound_page(name: str) -> None:
    page = Page(brief(load_case(name)))
    assert len(page.ids()) == len(set(page.ids()))
    targets = [a["href"] for tag, a in page.tags if tag == "a"]
    assert targets
    assert {str(target)[1:] for target in targets} <= set(page.ids())
    labelled = [a["aria-labelledby"] for _, a in page.tags if "aria-labelledby" in a]
    assert {part for label in labelled for part in str(label).split()} <= set(page.ids())


def test_hostile_text_stays_text(hostile: Dispute) -> None:
    html = brief(hostile)
    page = Page(html)
    kinds = {tag for tag, _ in page.tags}
    assert kinds.isdisjoint({"script", "iframe", "img", "i", "u", "s", "em", "link"})
    assert [tag for tag, _ in page.tags].count("h1") == 1
    for _, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on")]
        assert "javascript:" not in " ".join(str(value) for value in attrs.values())
    body = page.said("main")
    for written in (
        "</mark><script>alert('e1')</script>",
        "<i>Up</i>",
        "{{ 7 * 7 }}",
        "<script>alert('assumed')</script>",
        "&lt;already&gt;",
        "<h1>Never</h1>",
    ):
        assert written in body


def test_the_evidence_is_highlighted_in_its_passage(hostile: Dispute) -> None:
    page = Page(brief(hostile))
    assert page.said("mark").startswith("</mark><script>alert('e1')</script>")
    quote = page.said("blockquote")
    assert quote.startswith("…<!-- before </mark>")
    assert quote.endswith(" after --><a href='http://evil.example/'>…")
    assert "characters 10–45" in page.said("figcaption")


def test_withheld_evidence_is_shown_as_such(hostile: Dispute) -> None:
    body = " ".join(Page(brief(hostile)).said("main").split())
    assert "s1, characters 60–70. Text withheld; SHA-256 0123456789ab…" in body


@pytest.mark.parametrize("name", names())
def test_the_page_asks_nothing_of_the_network(name: str) -> None:
    html = brief(load_case(name))
    page = Page(html)
    assert not [a for _, a in page.tags if "src" in a or "srcset" in a]
    assert all(str(a["href"]).startswith("#") for _, a in page.tags if "href" in a)
    style = page.said("style")
    assert "url(" not in style.replace("url(#tip)", "")
    assert "@import" not in style
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_same_dispute_gives_the_same_page(hostile: Dispute) -> None:
    assert brief(hostile) == brief(hostile)


def test_the_answer_comes_before_everything_else() -> None:
    html = brief(load_case("kosovo-2007"))
    order = [
        html.index(f'<section id="{name}"')
        for name in ("answer", "parties", "states", "picture", "open", "sources")
    ]
    assert order == sorted(order)
    answer = html[order[0] : order[1]]
    assert "Until 10 December 2007" in answer
    assert "From 10 December 2007" in answer


def test_thousands_of_equilibria_stay_a_calm_page(many: Dispute) -> None:
    html = brief(many)
    page = Page(html)
    assert len(html) < 80_000
    assert "It can settle in 4,096 states." in page.said("h3")
    assert "And 4,093 more states held as well." in page.said("main")
    assert sum(tag == "rect" for tag, _ in page.tags) <= 12
    columns = re.search(r"<thead>.*?</thead>", html, re.DOTALL)
    assert columns is not None
    assert columns[0].count("<th ") <= 9


def test_a_dispute_that_settles_nowhere_says_so(restless: Dispute) -> None:
    page = Page(brief(restless))
    assert "settle" in page.said("h3")


def test_contrast_is_enough_for_reading() -> None:
    html = brief(load_case("chicken"))
    blocks = re.findall(r":root \{(.*?)\}", html, re.DOTALL)
    light = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[0]))
    dark = {**light, **dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[1]))}
    for colours in (light, dark):
        for name in ("ink", "soft", "accent", "warn", "firm", "credible", "threat", "none"):
            for ground in ("paper", "raised", "accent-soft"):
                assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
        assert contrast(colours["mark-ink"], colours["mark"]) >= 7


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, by WCAG 2.1."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_weights_are_shown_with_their_signs_and_not_as_an_order():
    dispute = loads(
        "format: standoff.dispute/1\ntitle: Tolls\nactors:\n  a:\n    name: Ardonia\n"
        "    options: {toll: {name: Levy the toll}, wait: {name: Wait}}\n    preferences:\n"
        "      weights: [{statement: a.toll, weight: 5}, {statement: not a.wait, weight: -2}]\n"
    )
    page = brief(dispute)
    assert "+5  “Levy the toll”" in page
    assert "−2  Not “Wait”" in page
    assert "most important first" not in page
