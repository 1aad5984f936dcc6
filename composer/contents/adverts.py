"""Advertisements without 广告 — 广告标识 (E532, W533): the Advertising Law of the PRC, art. 14, asks for the word
on every one, so that a reader knows it from news."""

from __future__ import annotations

from composer.contents.places import Places, refs_of
from composer.diagnostics.diagnostic import Findings
from composer.patterns import pattern
from composer.story.blocks import Category, Crosshead, Notice, StoryText

__all__ = ["check_labels"]

_SAID = pattern(r"广\s*告|廣\s*告|[Aa]dvertisement|ADVERTISEMENT")
_NOTICE = pattern(
    r"广\s*告|廣\s*告|公告|启事|啟事|啓事|声明|聲明|通知|通告|讣告|訃告|拍卖|拍賣|招聘|遗失|遺失|分类|分類|便民"
)
"""How pages of notices are headed; by any of these words a reader knows them."""


def check_labels(places: Places, findings: Findings) -> None:
    """Report advertisements whose slot does not print 广告, and classified notices that nothing names."""
    loaded = places.loaded
    for advert in loaded.edition.adverts:
        page, name = advert.slot.page, advert.slot.area
        slot = loaded.layouts[page].adverts[name]
        if "广告" not in slot.label and not _SAID.search(slot.label):
            findings.add(
                "E532",
                slot.where["label"].span,
                trail=(advert.where["slot"].span,),
                on=places.on_page(page, slot.at, name),
                path=advert.file,
                slot=name,
                label=slot.label,
            )
    for use, story in places.texts:
        if any(isinstance(block, Notice) for block in story.blocks):
            areas = [loaded.layouts[ref.page].areas[ref.area].label for ref in refs_of(use)]
            names = [loaded.edition.pages[ref.page].name for ref in refs_of(use)]
            if not _NOTICE.search("\n".join((*areas, *names, *_heads(story)))):
                findings.add("W533", use.where["story"].span, on=places.story(use), story=use.story)


def _heads(story: StoryText) -> list[str]:
    """Everything that names the notices: head, categories, and the notices' own first words."""
    heads = [text.chars for text in (*story.headline, story.kicker, story.deck, story.label)]
    heads += [block.text.chars for block in story.blocks if isinstance(block, Category | Crosshead)]
    return heads + [block.text.chars[:12] for block in story.blocks if isinstance(block, Notice)]
