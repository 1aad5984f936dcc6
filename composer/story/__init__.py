"""The story — 稿件: text model and reader. Knows words and their place in the file, and no page."""

from composer.story.blocks import Block, BlockKind, Role, Run, StoryText, Text
from composer.story.reader import read_story

__all__ = ["Block", "BlockKind", "Role", "Run", "StoryText", "Text", "read_story"]
