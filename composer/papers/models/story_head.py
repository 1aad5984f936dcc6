"""The model of a story's head — 稿头: the YAML between two ``---`` lines on top of a story.

It is read character by character (`story.head`), because its words are copy whose every character is
accounted for; what its fields are, and what they may hold, is told here as for all the others.
"""

from __future__ import annotations

from typing import Annotated

from composer.frozen import frozen
from composer.papers.models.basis import Copy, HeadWords, Model

__all__ = ["StoryHead"]


@frozen(kw_only=True)
class StoryHead(Model):
    """稿头 — the head of a story: its headline and what stands about the text."""

    kicker: Annotated[Copy, HeadWords(300, broken=True)] = ""
    """引题，在主题上面；``|`` 断行。

    Above the main headline; ``|`` breaks the line.

    例 ``江城交通又添一条快速路``"""
    headline: Annotated[Copy, HeadWords(300, broken=True, listed=True)] = ""
    """主题；``|`` 断行，写成列表是几段并题。

    The main headline; ``|`` breaks the line, a list is a headline of several parts.

    例 ``江城大桥合龙|年底通车``"""
    jump_headline: Annotated[Copy, HeadWords(300, broken=True)] = ""
    """转版后续文用的短题；不写用主题。

    The short headline of a continuation; left out, the main one.

    例 ``江城大桥合龙``"""
    deck: Annotated[Copy, HeadWords(400, broken=True)] = ""
    """副题，在主题下面；``|`` 断行。

    Below the main headline; ``|`` breaks the line.

    例 ``全长 1.8 公里，过江只要三分钟``"""
    byline: Annotated[Copy, HeadWords(300)] = ""
    """作者。

    The author.

    例 ``本报记者``"""
    credit: Annotated[Copy, HeadWords(300)] = ""
    """供稿、摄影等，排在文后。

    Who gave it, after the text.

    例 ``（本报通讯员 供稿）``"""
    label: Annotated[Copy, HeadWords(100)] = ""
    """栏目名，在标题上面。

    The column's name, above the headline.

    例 ``今日关注``"""
    dateline: Annotated[Copy, HeadWords(200)] = ""
    """电头，在第一段前面。

    The dateline that opens the first paragraph.

    例 ``本报讯``"""
    footline: Annotated[Copy, HeadWords(1000)] = ""
    """文尾的一行：括注、联系方式。

    A line after the text: a note, an address.

    例 ``来稿请寄副刊部``"""
