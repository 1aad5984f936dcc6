"""The spec's models: a paper, its page layouts and one edition, frozen, every value with its place in YAML.

Field names are the YAML keys. The string under a field is its description in the JSON Schema.
``extends:`` and layout parameters are resolved before these are built, so nothing here knows of them.
"""

from __future__ import annotations

from composer.papers.models.area import (
    AdvertSlot,
    Area,
    Box,
    Captions,
    Division,
    HeadlineUse,
    TextSetting,
)
from composer.papers.models.basis import Align, Line, Model
from composer.papers.models.blocks import ListStyle, NoticeStyle, TableStyle
from composer.papers.models.contents import Contents
from composer.papers.models.copyfit import Copyfit, FitStep
from composer.papers.models.edition import Advert, Edition, PageUse, Picture, StoryUse
from composer.papers.models.head import Fit, Headline, HeadPart, SidePart
from composer.papers.models.inline import Initial, Inline, Upright
from composer.papers.models.layout import Folio, Imprint, Index, Layout, Masthead, PageRule
from composer.papers.models.paper import Colour, Format, Jump, Paper, Qr, TypeArea
from composer.papers.models.press import Press, Waiver
from composer.papers.models.shape import PictureSlot, Place, QuoteSlot, Shape, Side
from composer.papers.models.text import Language, Level, Marks, Normalise, TextStyle
from composer.papers.models.wordings import FixedWords

__all__ = [
    "Advert", "AdvertSlot", "Align", "Area", "Box", "Captions", "Colour", "Contents", "Copyfit", "Division",
    "Edition", "Fit", "FitStep", "FixedWords", "Folio", "Format", "HeadPart", "Headline", "HeadlineUse",
    "Imprint", "Index", "Initial", "Inline", "Jump", "Language", "Layout", "Level", "Line",
    "ListStyle", "Marks", "Masthead", "Model", "Normalise", "NoticeStyle", "PageRule", "PageUse",
    "Paper", "Picture", "PictureSlot", "Place", "Press", "Qr", "QuoteSlot", "Shape", "Side",
    "SidePart", "StoryUse", "TableStyle", "TextSetting", "TextStyle", "TypeArea", "Upright", "Waiver",
]  # fmt: skip
