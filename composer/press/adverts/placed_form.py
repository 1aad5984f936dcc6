"""A page taken out of a client's PDF — 广告版心: its objects with numbers left open, kept from run to run.

In: what `form_graph` found in the file. Out: the same as bytes for the shelf, and back. This module knows
no PDF library, so that a page that was read once is placed again without loading one.
"""

from __future__ import annotations

import json

from composer.frozen import frozen

__all__ = ["GraphObject", "PlacedForm"]


@frozen
class GraphObject:
    """One object: bytes, with the place of another object in the graph wherever it is named."""

    parts: tuple[bytes | int, ...]
    stream: bytes | None = None


@frozen
class PlacedForm:
    """A page as a form XObject and all that hangs on it; the form is the first object."""

    objects: tuple[GraphObject, ...]
    box: tuple[float, float, float, float]
    """Left, bottom, right, top of the trim in the space the form is painted in."""
    pages: int = 1
    """How many pages the file has; the first is the one that is placed."""
    kinds: tuple[str, ...] = ()
    """Kinds of colour that could not be brought to sRGB, in a form for eyes."""
    left_out: tuple[str, ...] = ()
    """Names of layers that the file switches off, for whose sake something was left out."""
    mended: bool = False
    """Its cross-reference table was broken, and was made anew."""

    def packed(self) -> bytes:
        """The form as bytes: a line of JSON, then the streams."""
        head = {
            "box": self.box,
            "pages": self.pages,
            "kinds": self.kinds,
            "left_out": self.left_out,
            "mended": self.mended,
            "objects": [
                [
                    [
                        part if isinstance(part, int) else part.decode("latin-1")
                        for part in one.parts
                    ],
                    None if one.stream is None else len(one.stream),
                ]
                for one in self.objects
            ],
        }
        streams = (one.stream for one in self.objects if one.stream is not None)
        return b"\n".join((json.dumps(head).encode("ascii"), b"".join(streams)))

    @classmethod
    def unpacked(cls, content: bytes) -> PlacedForm:
        """The form that `packed` gave these bytes for."""
        line, _, streams = content.partition(b"\n")
        head = json.loads(line)
        at, objects = 0, []
        for parts, length in head["objects"]:
            stream = None
            if length is not None:
                stream = streams[at : at + length]
                at += length
            own = (part if isinstance(part, int) else part.encode("latin-1") for part in parts)
            objects.append(GraphObject(tuple(own), stream))
        left, bottom, right, top = head["box"]
        return cls(
            tuple(objects),
            (left, bottom, right, top),
            head["pages"],
            tuple(head["kinds"]),
            tuple(head["left_out"]),
            head["mended"],
        )
