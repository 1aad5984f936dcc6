"""Advertisements — 广告: a client's page as objects that can stand in our file."""
