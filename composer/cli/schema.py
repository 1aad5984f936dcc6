"""``composer schema`` — JSON Schema of the YAML files, for editors that complete and check while typing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from composer.cli._program import Command, common
from composer.cli._session import Exit, Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings

__all__ = ["command"]

_KINDS = ("paper", "layout", "edition", "press")


@click.command(
    cls=Command, name="schema", short_help="YAML 的 JSON Schema。 JSON Schema of the YAML files."
)
@click.argument("kind", type=click.Choice(_KINDS), required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="把四个文件写进这个文件夹。 Write the four files into this folder.",
)
@click.option(
    "--paper",
    type=click.Path(path_type=Path),
    help="一份报纸或一期的文件夹：只收它自己的名字。 A paper's or an edition's folder: takes its own names only.",
)
@common
@click.pass_obj
def command(session: Session, kind: str | None, out: Path | None, paper: Path | None) -> int:
    """给出 paper.yaml、版式、edition.yaml、印刷规范的 JSON Schema，供编辑器边写边检查。

    Prints the JSON Schema of paper.yaml, of a page layout, of edition.yaml or of a press profile.

    \b
    composer schema paper          打在屏幕上
    composer schema --out schemas  写出 paper.schema.json 等四个文件
    composer schema --paper 校园报 --out schemas  收本报的样式、字体、颜色、版式、稿区、稿件的名字
    """
    from composer.api.opening import sources_of

    if out is None and kind is None:
        raise Misuse(
            "要说明哪一种：paper、layout、edition 或 press；或用 --out 写出全部。",
            "Say which one: paper, layout, edition or press; or write all with --out.",
        )
    findings = Findings()
    try:
        texts = [
            (f"{one}.schema.json", _text(one, paper, findings))
            for one in ((kind,) if kind else _KINDS)
        ]
        if out is not None:
            _write(texts, out, findings)
    except CannotCompose:
        session.show(findings, sources_of(paper) if paper else {})
        return Exit.CANNOT_COMPOSE
    for name, text in texts:
        session.say(text.rstrip("\n") if out is None else str(out / name))
    return Exit.CLEAN


def _text(kind: str, paper: Path | None, findings: Findings) -> str:
    from composer.api.schemas import schema

    made = schema(kind, paper, collected=findings)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _write(texts: Sequence[tuple[str, str]], out: Path, findings: Findings) -> None:
    from composer.publishing import Folder

    with Folder.opened(out.absolute(), findings) as folder:
        for name, text in texts:
            (folder.staging / name).write_text(text, encoding="utf-8")
        folder.publish([name for name, _ in texts])
