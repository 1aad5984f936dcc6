"""Typst's turn: ``python bench/by_typst.py FOLDER TARGET``, in a process of its own."""

import sys

import typst


def main(folder: str, target: str) -> None:
    typst.compile(
        f"{folder}/pages.typ",
        output=target,
        font_paths=[f"{folder}/typefaces"],
        ignore_system_fonts=True,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
