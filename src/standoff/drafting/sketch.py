"""The first sketch of a draft: all options, and all that is said for and against them."""

from __future__ import annotations

from collections.abc import Collection

from standoff.drafting.board import Board
from standoff.drafting.material import Material
from standoff.drafting.options import collect_options
from standoff.drafting.rules import Rules
from standoff.drafting.stands import Stands, settle_answers
from standoff.reading.dossier import Dossier

__all__ = ["sketch"]


def sketch(dossier: Dossier, *, without: Collection[str] = ()) -> tuple[Board, Stands]:
    """Collect the options that the reports speak of, and who has said what of them.

    Nothing is left out yet to keep the model small.

    Parameters
    ----------
    without
        Ids of the general rules that are not applied.
    """
    board = Board(Material(dossier), rules=Rules(without))
    collect_options(board)
    stands = Stands(board)
    settle_answers(board, stands)
    return board, stands
