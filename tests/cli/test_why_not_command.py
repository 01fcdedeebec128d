"""``standoff why-not``."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from standoff.robustness.inverse import ask


def test_it_says_who_would_have_to_change_what(standoff, dispute: Path) -> None:
    ran = standoff("why-not", dispute, "nn")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "A dam on a shared river\n"
        "What would make NN an equilibrium\n"
        "\n"
        "Upstream\n"
        "  SEQ: not stable\n"
        "    Upstream would leave NN for YN (with “Fill the reservoir”).\n"
        "    Upstream would have to like YN no better than NN.\n"
        "    Or YY (with “Fill the reservoir” and “Protest” (Downstream)).\n"
        "    Of its statements, drop “The reservoir fills”.\n"
        "\n"
        "Downstream\n"
        "  SEQ: stable as it is\n"
        "\n"
        "All together\n"
        "  NN is an equilibrium with YN no better for Upstream; fewer changed comparisons\n"
        "  do not do.\n"
        "  With 1 edit of statements it is an equilibrium: drop “The reservoir fills”\n"
        "  (Upstream).\n"
    )


def test_json_is_of_its_format(standoff) -> None:
    ran = standoff("why-not", "chicken", "YY", "--concept", "nash", "--most", "1", "--json")
    data = json.loads(ran.out)
    assert (data["format"], data["state"], data["concept"]) == ("standoff.why-not/1", "YY", "Nash")
    assert [need["comparisons"]["sets"] for need in data["answers"][0]["needs"]] == [
        [["NY"]], [["YN"]],
    ]  # fmt: skip


def test_an_equilibrium_is_one_already(standoff) -> None:
    out = standoff("why-not", "elmira", "YNYNY").out
    assert out.endswith("\nSEQ\n  YNYNY is an equilibrium as it is.\n")
    out = standoff("why-not", "elmira", "YNYNY", "--actor", "local").out
    assert out.endswith("\nLocal government\n  SEQ: stable as it is\n")


def test_indices_that_agree_are_told_once(standoff) -> None:
    out = standoff("why-not", "kosovo-2007", "status-quo", "--as-of", "2007-12-10").out
    assert out.count("SEQ (a, d): not stable") == 1
    assert "on 10 December 2007" in out
    assert out.rstrip().endswith("d is the reverse.")


def test_a_state_that_constraints_exclude(standoff) -> None:
    ran = standoff("why-not", "elmira", "NYYNN")
    assert ran.code == 0
    assert "NYYNN is not feasible:\n  exactly one of" in ran.out
    assert "SEQ" not in ran.out


def test_a_name_that_is_none(standoff) -> None:
    ran = standoff("why-not", "elmira", "NYY")
    assert (ran.code, ran.out) == (2, "")
    assert "names no state" in ran.err
    assert "there is no actor 'uniroyals'" in standoff(
        "why-not", "elmira", "NYNNN", "--actor", "uniroyals"
    ).err  # fmt: skip


def test_interrupted_it_tells_what_it_has(
    standoff, dispute: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signal comes while the first actor's statements are tried."""
    inquire = ask.Inquiry

    def interrupted(*arguments):
        os.kill(os.getpid(), signal.SIGINT)
        return inquire(*arguments)

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(ask, "Inquiry", interrupted)
    ran = standoff("why-not", dispute, "NN")
    assert ran.code == 130
    assert "Upstream would have to like YN no better than NN." in ran.out
    assert "Of its statements, drop “The reservoir fills”." in ran.out
    assert ran.out.endswith("Interrupted: this was found so far.\n")
    assert signal.getsignal(signal.SIGINT) is before
