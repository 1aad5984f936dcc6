"""Exit code 3: the command line is wrong, and the words say how it would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bild",), "没有命令“bild”；是不是 build？"),
        (("build",), "缺少 EDITION"),
        (("build", "x", "--ou", "y"), "没有选项 --ou；是不是 --out"),
        (("build", "x", "--format", "xml"), "--format 只能是 text、json"),
        (("build", "x", "--pages", "一"), "--pages 要写成 1,3 或 1-4，现为“一”"),
        (("build", "x", "--pages", "1", "--files", "edition"), "不能又要 --files edition"),
        (("galley", "x.md"), "要写 STORY 和 --measure"),
        (("galley", "x.md", "--measure", "15字"), "没有这个稿件文件：x.md"),
        (("galley", "x.md", "--measure", "15字", "--paper", "x"), "x 里没有 paper.yaml"),
        (("build", "x", "y"), "多写了 (y)；路径里有空格的要加引号"),
        (("schema",), "要说明哪一种"),
        (("init", "a/b"), "“a/b”不能作报名"),
        (("init", ".a"), "“.a”不能作报名"),
        (("init", "报", "--date", "2020-13-01"), "--date 要写成 2020-04-20 这样"),
        (("--lang", "fr", "schema", "paper"), "--lang 只能是 zh、en"),
    ],
)
def test_misuse(composer: Run, words: tuple[str, ...], said: str) -> None:
    ran = composer(*words)
    assert ran.code == 3
    assert said in ran.err
    assert ran.err.endswith("--help\n")
    assert ran.out == ""


def test_misuse_in_english(composer: Run) -> None:
    ran = composer("--lang", "en", "bild")
    assert ran.code == 3
    assert ran.err.startswith("Misuse: There is no command “bild”. Did you mean build?")


def test_language_from_the_environment(composer: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_LANG", "en")
    assert "Misuse:" in composer("bild").err


def test_no_command_shows_the_help(composer: Run) -> None:
    ran = composer()
    assert ran.code == 3
    assert "用法 Usage: composer" in ran.err


@pytest.mark.parametrize("command", ["init", "build", "check", "galley", "schema", "fonts"])
def test_help_reads_in_both_languages(composer: Run, command: str) -> None:
    ran = composer(command, "--help")
    assert ran.code == 0
    assert f"用法 Usage: composer {command}" in ran.out
    assert "选项 Options:" in ran.out
    assert command in composer("--help").out


def test_version(composer: Run) -> None:
    from composer import __version__

    assert __version__ in composer("--version").out


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("3字", "栏宽合 3.0 字；可排 4–200 字"),
        ("15", "--measure 看不懂“15”"),
        ("2行", "--measure 看不懂“2行”"),
    ],
)
def test_a_measure_that_is_none(composer: Run, issue: Path, measure: str, said: str) -> None:
    ran = composer("galley", issue / "stories" / "lead.md", "--measure", measure)
    assert ran.code == 3
    assert said in ran.err


def test_an_unknown_style_names_those_there_are(composer: Run, issue: Path) -> None:
    story = issue / "stories" / "lead.md"
    ran = composer("galley", story, "--measure", "15字", "--style", "正文")
    assert ran.code == 3
    assert "没有文字样式“正文”；可用：" in ran.err
    assert "body" in ran.err
