"""Bézier curves: chains of them, each with four points, that begin where the one before ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bend", "Point", "along", "path_of", "samples"]

Point = tuple[float, float]
Bend = tuple[Point, Point, Point, Point]


def along(bend: Bend, share: float) -> Point:
    """Return the point of a curve at a share, from 0 to 1, of its parameter."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    return (
        sum(w * p[0] for w, p in zip(weights, bend, strict=True)),
        sum(w * p[1] for w, p in zip(weights, bend, strict=True)),
    )


def path_of(points: Sequence[Point]) -> str:
    """Write a chain of curves as the path of an SVG."""
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{first}C{' '.join(rest)}"


def samples(points: Sequence[Point], each: int) -> NDArray[np.float64]:
    """Return points of a chain, so many of each curve: shape (points, 2)."""
    t = np.linspace(0.0, 1.0, each)[:, None]
    u = 1 - t
    parts = []
    for at in range(0, len(points) - 1, 3):
        a, b, c, d = np.array(points[at : at + 4])
        parts.append(u**3 * a + 3 * u**2 * t * b + 3 * u * t**2 * c + t**3 * d)
    return np.concatenate(parts)
