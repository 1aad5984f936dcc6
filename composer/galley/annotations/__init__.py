"""Annotations — 注音: pinyin and zhuyin beside their bases."""
