"""What stands among paragraphs — 段间之物: tables, lists, notices, initials, and how they come into slots."""
