"""``composer schema`` — JSON Schema of the YAML files, for editors that complete and check while typing."""

from __future__ import annotations

import json
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
@common
@click.pass_obj
def command(session: Session, kind: str | None, out: Path | None) -> int:
    """给出 paper.yaml、版式、edition.yaml、印刷规范的 JSON Schema，供编辑器边写边检查。

    Prints the JSON Schema of paper.yaml, of a page layout, of edition.yaml or of a press profile.

    \b
    composer schema paper          打在屏幕上
    composer schema --out schemas  写出 paper.schema.json 等四个文件
    """
    kinds = (kind,) if kind else _KINDS
    if out is None:
        if kind is None:
            raise Misuse(
                "要说明哪一种：paper、layout、edition 或 press；或用 --out 写出全部。",
                "Say which one: paper, layout, edition or press; or write all with --out.",
            )
        session.say(_text(kind).rstrip("\n"))
        return Exit.CLEAN
    from composer.publishing import Folder

    findings = Findings()
    names = [f"{one}.schema.json" for one in kinds]
    try:
        with Folder.opened(out.absolute(), findings) as folder:
            for one, name in zip(kinds, names, strict=True):
                (folder.staging / name).write_text(_text(one), encoding="utf-8")
            folder.publish(names)
            for name in names:
                session.say(str(out / name))
    except CannotCompose:
        session.show(findings, {})
        return Exit.CANNOT_COMPOSE
    return Exit.CLEAN


def _text(kind: str) -> str:
    from composer.api.schemas import schema

    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
