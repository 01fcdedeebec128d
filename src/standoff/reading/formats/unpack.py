"""Packed bytes unpacked to no more than is allowed: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

__all__ = ["TooMuchError", "gunzip", "inflate"]

_PIECE = 1 << 20


class TooMuchError(ValueError):
    """What is packed would unpack to more than is allowed."""


def gunzip(data: bytes, most: int) -> bytes:
    """Unpack gzip, of one or several members.

    Parameters
    ----------
    most
        Bytes that are unpacked at most.

    Raises
    ------
    TooMuchError
        There are more.
    OSError, EOFError, zlib.error
        The data are damaged or cut off.
    """
    out = bytearray()
    with gzip.open(BytesIO(data)) as stream:
        while piece := stream.read(_PIECE):
            out += piece
            if len(out) > most:
                raise TooMuchError
    return bytes(out)


def inflate(data: bytes, most: int) -> bytes:
    """Unpack a deflate stream, with or without the head of zlib, as web servers send it.

    Raises
    ------
    TooMuchError
        There are more than `most` bytes.
    zlib.error
        The data are damaged.
    """
    try:
        found = zlib.decompressobj().decompress(data, most + 1)
    except zlib.error:
        found = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, most + 1)
    if len(found) > most:
        raise TooMuchError
    return found
