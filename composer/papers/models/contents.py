"""The spec's model of what a paper's pages are looked over for — 内容检查 (`composer.contents`).

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from typing import Annotated

from composer.frozen import frozen
from composer.papers.models.basis import Bounds, Model
from composer.papers.models.values import Share

__all__ = ["LOOKED_OVER", "Contents"]


@frozen(kw_only=True)
class Contents(Model):
    """内容检查 — what must not be printed."""

    placeholders: tuple[str, ...] = ()
    """占位文字：本报绝不印的话，除了程序认得的 XXXX、待定、待补、此处…、Lorem ipsum、标题里的【…】。

    Words that this paper never prints, besides those that the program knows: XXXX, 待定, 待补,
    此处…, Lorem ipsum, 【…】 in heads.

    例 ``[此处略, 稿件未到]``"""
    allowed: tuple[str, ...] = ()
    """放过：看着像占位文字、其实要印的话，如固定栏题【短评】。

    Words that look like placeholders and are printed on purpose, such as a standing head 【短评】.

    例 ``["【短评】"]``"""
    alike: Annotated[float, Bounds(20, 100)] = 70
    """雷同：两篇稿件相同的话占百分之几起算一篇。

    From how many per cent of their words in common two stories are the same one."""
    earlier: Annotated[int, Bounds(0, 400)] = 20
    """往期：稿件和图片同以前几期比；0：不比。

    With how many editions before this one stories and pictures are compared; 0: with none."""
    cut: Share = 60
    """裁切：图片落在图位外面的最多百分之几。

    How many per cent of a picture may lie outside its slot."""


LOOKED_OVER = Contents()
"""What a paper gets that says nothing of it."""
