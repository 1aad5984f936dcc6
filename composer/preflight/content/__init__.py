"""A page's content — 页面内容: operators, fonts and colours read into plain marks."""
