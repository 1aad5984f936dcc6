"""Speed measured against Typst and ReportLab's own paragraphs: ``python -m bench.pages``."""
