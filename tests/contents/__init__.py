"""Tests of the check of contents — 内容检查."""
