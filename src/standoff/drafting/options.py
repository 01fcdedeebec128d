"""Options: what actors threaten, are asked to do, keep up, promise, refuse or offer."""

from __future__ import annotations

from standoff.drafting.board import Board
from standoff.drafting.demands import demanded_options
from standoff.drafting.plans import plan_options
from standoff.drafting.refusals import refused_options
from standoff.drafting.standing import backing_options, kept_options, offered_options
from standoff.drafting.threats import promised_options, threatened_options

__all__ = ["collect_options"]


def collect_options(board: Board) -> None:
    """Enter the options that the claims speak of.

    The order matters: a demand or a refusal is about an option that is there already, where one is
    about the same thing.
    """
    threatened_options(board)
    plan_options(board)
    kept_options(board)
    demanded_options(board)
    promised_options(board)
    refused_options(board)
    backing_options(board)
    offered_options(board)
