"""The line of each kind of item in a trace."""

from __future__ import annotations

import pytest

from composer.display.items import (
    DisplayList,
    DisplayPage,
    FillItem,
    FormItem,
    Ink,
    Item,
    PictureItem,
    QrItem,
)
from composer.display.trace import trace
from composer.measure import Pt, Rect

PLACE = Rect(Pt(10), Pt(20), Pt(100), Pt(50))
CORNERS = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)),)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (PictureItem(PLACE, "pictures/site.jpg"), "picture 10.00,20.00 100.00×50.00 site.jpg"),
        (PictureItem(PLACE, "site.jpg", (0.1, 0.0, 0.9, 1.0)), "site.jpg crop "),
        (PictureItem(PLACE, "kite.png", cutout=True), "kite.png cut out"),
        (PictureItem(PLACE, "vase.jpg", rings=CORNERS), "vase.jpg shape of 3 corners"),
        (FormItem(PLACE, "adverts/shop.pdf"), "form 10.00,20.00 100.00×50.00 shop.pdf"),
        (QrItem(PLACE, ((True, False), (False, True))), "qr 10.00,20.00 100.00×50.00 2 modules"),
        (FillItem(PLACE, Ink(spot="专红", tint=0.5)), "spot 专红 50%"),
        (FillItem(PLACE, Ink(), rings=CORNERS), "shape of 3 corners"),
    ],
)
def test_an_item_has_a_line(item: Item, said: str) -> None:
    display = DisplayList(
        "试刊", "试刊", "2020-04-20", "zh-Hans", Pt(200), Pt(300), Pt(0),
        (DisplayPage(1, "要闻", (item,)),),
    )  # fmt: skip
    assert said in "\n".join(trace(display).splitlines())
