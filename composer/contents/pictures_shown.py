"""Pictures as they are printed — 图片: without the words that their style wants (E529), cut beyond a share
(W530), scaled unequally (E531)."""

from __future__ import annotations

from pathlib import Path

from composer.contents.places import Places, Shown
from composer.diagnostics.diagnostic import Findings, Words
from composer.papers.models import TextStyle
from composer.press.shelf import Shelf

__all__ = ["check_pictures"]

_WORDS = {"caption": Words("图片说明", "caption"), "credit": Words("署名", "credit")}

_UNEQUAL = 0.02
"""How much wider or higher a picture may stand than it is: a pixel of rounding in a column's width."""


def check_pictures(places: Places, shelf: Shelf, findings: Findings) -> None:
    """Report pictures without words, cut too much, or out of shape."""
    for shown in places.pictures():
        _check_words(places, shown, findings)
        if shown.item is not None:
            _check_cut(places, shown, findings)
            _check_shape(shown, shelf, findings)


def _check_words(places: Places, shown: Shown, findings: Findings) -> None:
    """E529. A picture that has the story's headline in it (题图) is the headline's ground."""
    style = places.loaded.paper.styles.get(shown.area.style) or TextStyle()
    if shown.slot.headline:
        return
    unprinted = shown.slot.caption == "none" and shown.area.captions.set == "under"
    for key in style.pictures:
        if unprinted or not getattr(shown.picture, key).strip():
            findings.add(
                "E529",
                shown.picture.where.span,
                trail=(shown.slot.where["caption"].span,) if unprinted else (),
                on=shown.on,
                path=shown.picture.file,
                style=shown.area.style,
                key=key,
                what=_WORDS[key],
            )


def _check_cut(places: Places, shown: Shown, findings: Findings) -> None:
    assert shown.item is not None
    left, top, right, foot = shown.item.crop
    cut, most = 1 - (right - left) * (foot - top), places.loaded.paper.contents.cut / 100
    if cut > most + 0.005:
        findings.add(
            "W530",
            shown.picture.where["file"].span,
            trail=(shown.slot.where["at"].span,),
            on=shown.on,
            path=shown.picture.file,
            measured=f"{cut:.0%}",
            allowed=f"{most:.0%}",
        )


def _check_shape(shown: Shown, shelf: Shelf, findings: Findings) -> None:
    """E531, measured from what is drawn: the rectangle against the part of the picture in it. Pixels that
    are not square (fax, scanners with two resolutions) are taken as their file says."""
    from composer.contents.pixel_shapes import shape_of

    assert shown.item is not None
    shape = shape_of(Path(shown.item.file), shelf)
    if shape is None:
        return
    left, top, right, foot = shown.item.crop
    wide, high = shape[0] * (right - left), shape[1] * (foot - top)
    rect = shown.item.rect
    stretched = (rect.width / rect.height) / (wide / high)
    if abs(stretched - 1) > _UNEQUAL:
        findings.add(
            "E531",
            shown.picture.where["file"].span,
            on=shown.on,
            path=shown.picture.file,
            measured=f"{rect.width / rect.height:.3f}",
            allowed=f"{wide / high:.3f}",
        )
