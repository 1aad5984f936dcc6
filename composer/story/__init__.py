"""The story — 稿件: text model and reader. Knows words and their place in the file, and no page."""

from composer.story.blocks import Block, StoryText
from composer.story.reader import read_story
from composer.story.text import Role, Run, Text

__all__ = ["Block", "Role", "Run", "StoryText", "Text", "read_story"]
