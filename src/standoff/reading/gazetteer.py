"""Names that stand for governments and international bodies.

Countries with their capitals, demonyms and other spellings come from the `countryinfo` package;
what it lacks and the international bodies are listed here. A capital stands for its government
only where it acts ("Moscow demanded"), which is for the caller to see.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from countryinfo import CountryInfo

__all__ = ["Entry", "country_codes", "longest_entry", "lookup"]


Form = Literal["country", "capital", "demonym", "body"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a surface form names.

    `form` tells a country's name from its capital (a figure of speech for its government), its
    demonym, or the name of an international body.
    """

    id: str
    name: str
    form: Form


# Name, then its other forms. Abbreviations are looked up with and without their points.
_BODIES: tuple[tuple[str, ...], ...] = (
    ("EU", "European Union", "E.U.", "European Commission", "European Council"),
    ("UN", "United Nations", "U.N."),
    ("UN Security Council", "United Nations Security Council", "Security Council"),
    ("NATO", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation", "Nato"),
    ("OSCE", "Organization for Security and Co-operation in Europe"),
    ("African Union", "AU"),
    ("Arab League", "League of Arab States"),
    ("ASEAN", "Association of Southeast Asian Nations", "Asean"),
    ("ECOWAS", "Economic Community of West African States", "Ecowas"),
    ("IGAD", "Intergovernmental Authority on Development", "Igad"),
    ("GCC", "Gulf Cooperation Council"),
    ("OAS", "Organization of American States", "Organisation of American States"),
    ("CIS", "Commonwealth of Independent States"),
    ("Commonwealth", "Commonwealth of Nations"),
    ("IAEA", "International Atomic Energy Agency"),
    ("ICC", "International Criminal Court"),
    ("ICJ", "International Court of Justice"),
    ("ICRC", "International Committee of the Red Cross", "Red Cross"),
    ("IMF", "International Monetary Fund"),
    ("World Bank",),
    ("WTO", "World Trade Organization", "World Trade Organisation"),
    ("WHO", "World Health Organization", "World Health Organisation"),
    ("OPEC", "Opec"),
    ("ILO", "International Labour Organization", "International Labour Organisation"),
    ("UNHCR",),
    ("Council of Europe",),
)

# id, name, and the forms that countryinfo does not have: (form, surface forms).
_MORE_COUNTRIES: tuple[tuple[str, str, tuple[tuple[Form, tuple[str, ...]], ...]], ...] = (
    (
        "kosovo",
        "Kosovo",
        (
            ("country", ("Kosovo", "Kosova")),
            ("capital", ("Pristina", "Prishtina")),
            ("demonym", ("Kosovan", "Kosovar")),
        ),
    ),
    (
        "united_states",
        "United States",
        (
            ("country", ("US", "U.S.", "USA", "U.S.A.", "United States", "America")),
            ("capital", ("Washington", "White House")),
            ("demonym", ("American",)),
        ),
    ),
    (
        "united_kingdom",
        "United Kingdom",
        (
            ("country", ("UK", "U.K.", "Britain", "Great Britain")),
            ("capital", ("Downing Street", "Whitehall")),
            ("demonym", ("British",)),
        ),
    ),
    ("russia", "Russia", (("capital", ("Kremlin",)),)),
    ("eu", "EU", (("capital", ("Brussels",)),)),
    (
        "north_macedonia",
        "North Macedonia",
        (("demonym", ("Macedonian",)), ("capital", ("Skopje",))),
    ),
    ("bosnia_and_herzegovina", "Bosnia and Herzegovina", (("country", ("Bosnia",)),)),
    ("ukraine", "Ukraine", (("capital", ("Kyiv", "Kiev")),)),
    ("israel", "Israel", (("capital", ("Jerusalem", "Tel Aviv")),)),
    ("myanmar", "Myanmar", (("country", ("Burma",)), ("demonym", ("Burmese",)))),
    ("ivory_coast", "Ivory Coast", (("country", ("Côte d'Ivoire",)), ("demonym", ("Ivorian",)))),
)

# Names that countryinfo still has in an older form.
_RENAMED = {"Republic of Macedonia": "North Macedonia"}

# Capitals and spellings that are common words or other people's names in running text.
_AMBIGUOUS = frozenset({"georgetown", "victoria", "kingston", "hamilton", "stanley", "jamestown"})


def _key(surface: str) -> str:
    folded = surface.replace("’", "'").strip()
    if not folded.isascii():
        # "Brasília" and "Brasilia"
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    # "US" and "us" are different words, so short abbreviations keep their case.
    bare = folded.replace(".", "")
    return bare if bare.isupper() and len(bare) <= 3 else bare.casefold()


@lru_cache(maxsize=1)
def _entries() -> dict[str, Entry]:
    from countryinfo import all_countries

    entries: dict[str, Entry] = {}

    def add(surface: str, entry: Entry) -> None:
        key = _key(surface)
        if key and key not in _AMBIGUOUS:
            entries.setdefault(key, entry)

    for ident, name, forms in _MORE_COUNTRIES:
        for form, surfaces in forms:
            for surface in surfaces:
                add(surface, Entry(ident, name, form))
    for name, *others in _BODIES:
        for surface in (name, *others):
            add(surface, Entry(name.casefold().replace(" ", "_"), name, "body"))
    for country in all_countries():
        name, ident = _named(country)
        for surface, form in _forms(country):
            add(surface, Entry(ident, name, form))
    return entries


def country_codes() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-2 code of each country by its id; of Kosovo the one in use."""
    from countryinfo import all_countries

    codes = {_named(country)[1]: str(country.iso(2) or "") for country in all_countries()}
    return {**codes, "kosovo": "XK"}


def _named(country: CountryInfo) -> tuple[str, str]:
    name = _RENAMED.get(country.name(), country.name())
    return name, name.casefold().replace(" ", "_").replace("'", "")


def _forms(country: CountryInfo) -> Iterator[tuple[str, Form]]:
    """Yield a country's names, capitals and demonym."""
    yield country.name(), "country"
    for spelling in country.alt_spellings():
        # Two- and three-letter codes (IS, NO, DOM) are words more often than countries.
        if len(spelling) > 3 and spelling.isascii():
            yield spelling, "country"
    capital = country.capital() or ()
    # South Africa has three capitals; all stand for its government.
    for surface in (capital,) if isinstance(capital, str) else capital:
        yield surface, "capital"
    if demonym := country.demonym():
        yield demonym, "demonym"


def lookup(surface: str) -> Entry | None:
    """Return what a name stands for, or None.

    A plural demonym ("Albanians") is found by its singular.
    """
    entries = _entries()
    key = _key(surface)
    found = entries.get(key)
    if found is None and key.endswith("s"):
        singular = entries.get(key[:-1])
        found = singular if singular is not None and singular.form == "demonym" else None
    return found


def longest_entry(words: list[str], start: int, most: int = 7) -> tuple[int, Entry] | None:
    """Find the longest name that begins at a word.

    Returns
    -------
    tuple of int and Entry, or None
        How many words it takes, and what it names.
    """
    for length in range(min(most, len(words) - start), 0, -1):
        if entry := lookup(" ".join(words[start : start + length])):
            return length, entry
    return None
