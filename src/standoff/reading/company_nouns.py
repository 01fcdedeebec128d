"""Nouns for companies, and the last words of their names."""

from __future__ import annotations

__all__ = ["COMPANY_NOUNS", "MAKERS", "TRADES"]

TRADES = frozenset(
    """
    aerospace aggregates airlines airways aluminium automotive aviation biotech brewery cables
    cement ceramics chemicals coal construction developments diamonds distillers electric
    electronics energy engineering engines ferries foods freight garments homes hotels industries
    insurance investments leisure lines logistics machinery manufacturing marine materials metals
    minerals mining motors nickel oil packaging paper petroleum pharma pharmaceuticals plastics
    properties rail railways refining renewables resources rubber semiconductors shipping shipyards
    smelting software solar stahl steel stores systems technologies telecom telecoms textiles
    timber tobacco tools toys utilities
    """.split()
)
"""Last words of companies' names that few persons bear."""
MAKERS = {
    "airline": frozenset({"airlines", "airways", "aviation"}),
    "automaker": frozenset({"automotive", "engines", "motors"}),
    "brewer": frozenset({"brewery"}),
    "carmaker": frozenset({"automotive", "engines", "motors"}),
    "chipmaker": frozenset({"electronics", "semiconductors", "systems", "technologies"}),
    "developer": frozenset({"construction", "developments", "homes", "properties"}),
    "drugmaker": frozenset({"biotech", "pharma", "pharmaceuticals"}),
    "insurer": frozenset({"insurance"}),
    "planemaker": frozenset({"aerospace", "aviation"}),
    "refiner": frozenset({"oil", "petroleum", "refining"}),
    "retailer": frozenset({"foods", "stores"}),
    "shipbuilder": frozenset({"engineering", "marine", "shipyards"}),
    "steelmaker": frozenset({"metals", "stahl", "steel"}),
}
"""Nouns of companies of one trade, with how the names of such companies may end."""
COMPANY_NOUNS = frozenset({"company", "conglomerate", "employer", "firm", *MAKERS})
"""Nouns of those whose names need not say what they are."""
