"""Areas — 稿区: box, headline, pictures, quotes and wide tables of one area, before its text flows in."""
