"""The first sketch of a draft: all options, and all that is said for and against them."""

from __future__ import annotations

from standoff.drafting.board import Board
from standoff.drafting.material import Material
from standoff.drafting.options import collect_options
from standoff.drafting.stands import Stands, settle_answers
from standoff.reading.dossier import Dossier

__all__ = ["sketch"]


def sketch(dossier: Dossier) -> tuple[Board, Stands]:
    """Collect the options that the reports speak of, and who has said what of them.

    Nothing is left out yet to keep the model small.
    """
    board = Board(Material(dossier))
    collect_options(board)
    stands = Stands(board)
    settle_answers(board, stands)
    return board, stands
