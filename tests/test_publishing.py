"""Publishing is a transaction: whatever fails, and wherever, all files are new or all are old."""

from __future__ import annotations

import errno
import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import CannotCompose, Findings
from composer.publishing import Folder, report_of

OLD = {"p01.pdf": "old 1", "p02.pdf": "old 2", "edition.pdf": "old e", "report.json": "{}"}
NEW = {"p01.pdf": "new 1", "p02.pdf": "new 2", "p03.pdf": "new 3", "report.json": '{"new": 1}'}
GONE = ("edition.pdf",)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    for name, words in OLD.items():
        (folder / name).write_text(words)
    return folder


def state(place: Path) -> dict[str, str]:
    """All that stands in a folder, hidden things too."""
    return {
        str(path.relative_to(place)): path.read_text() if path.is_file() else "folder"
        for path in place.rglob("*")
    }


def publish(place: Path, told: Callable[[], None] = lambda: None) -> Findings:
    findings = Findings()
    with Folder.opened(place, findings) as folder:
        for name, words in NEW.items():
            (folder.staging / name).write_text(words)
        folder.publish(list(NEW), gone=GONE)
        told()
    return findings


def test_all_is_new(place: Path) -> None:
    publish(place)
    assert state(place) == NEW


class Stop(BaseException):
    """Stands for a process that is killed: nothing of the program's runs after it."""


STEPS = ["os.link", "os.rename", "os.replace", "os.unlink", "os.remove", "os.mkdir", "os.rmdir"]


@contextmanager
def counted(
    monkeypatch: pytest.MonkeyPatch, at: int, fault: BaseException | Callable[[], None]
) -> Iterator[list[str]]:
    """Let the file system's step number `at` fail; a list of the steps that were taken."""
    taken: list[str] = []
    with monkeypatch.context() as patch:
        for name in STEPS:
            plain = getattr(os, name.removeprefix("os."))

            def step(*args: object, plain: Callable[..., object] = plain, name: str = name, **named: object) -> object:  # fmt: skip
                taken.append(name)
                if len(taken) == at + 1:
                    if callable(fault):
                        fault()
                    else:
                        raise fault
                return plain(*args, **named)

            patch.setattr(os, name.removeprefix("os."), step)
        yield taken


def steps(monkeypatch: pytest.MonkeyPatch, place: Path) -> int:
    with counted(monkeypatch, 10**9, OSError()) as taken:
        publish(place)
    return len(taken)


FAULTS = {
    "a device that fails": lambda: OSError(errno.EIO, "input/output error"),
    "a full disk": lambda: OSError(errno.ENOSPC, "no space left on device"),
    "no permission": lambda: PermissionError(errno.EACCES, "permission denied"),
    "an interrupt": KeyboardInterrupt,
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(20))
def test_a_fault_at_any_step_leaves_all_old_or_all_new(
    place: Path, monkeypatch: pytest.MonkeyPatch, at: int, fault: str
) -> None:
    findings = Findings()
    raised = None
    with counted(monkeypatch, at, FAULTS[fault]()) as taken:
        try:
            findings = publish(place)
        except (CannotCompose, KeyboardInterrupt) as error:
            raised = error
    after = {name: words for name, words in state(place).items() if not name.startswith(".")}
    # An interrupt while what was kept is being thrown away comes too late to take anything back.
    late = isinstance(raised, KeyboardInterrupt) and after == NEW
    assert late or after == (OLD if raised else NEW), taken
    publish(place)
    assert state(place) == NEW
    del findings


def test_the_steps_reach_beyond_the_last_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 8 <= steps(monkeypatch, place) <= 20


@pytest.mark.parametrize("at", range(20))
def test_a_run_that_was_killed_is_undone_by_the_next(place: Path, at: int) -> None:
    child = os.fork()
    if child == 0:
        patch = pytest.MonkeyPatch()
        try:
            with counted(patch, at, lambda: os._exit(9)):
                publish(place)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    with Folder.opened(place, Findings()):
        assert {n: w for n, w in state(place).items() if not n.startswith(".")} in (OLD, NEW)
    assert state(place) in (OLD, NEW)
    publish(place)
    assert state(place) == NEW


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", range(2, 12))
def test_a_signal_between_two_files(
    place: Path, monkeypatch: pytest.MonkeyPatch, at: int, number: signal.Signals
) -> None:
    def told(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, told)
    raised = None
    try:
        with counted(monkeypatch, at, lambda: os.kill(os.getpid(), number)):
            try:
                publish(place)
            except KeyboardInterrupt as error:
                raised = error
    finally:
        signal.signal(number, before)
    after = state(place)
    assert after in (OLD, NEW)
    assert (after == NEW) or raised is not None


def test_what_nobody_could_be_told_of_is_taken_back(place: Path) -> None:
    def full() -> None:
        raise Stop

    with pytest.raises(Stop):
        publish(place, told=full)
    assert state(place) == OLD


def test_the_finding_names_the_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = Findings()
    plain = os.replace

    def third(source: str | Path, target: str | Path) -> None:
        if Path(target).name == "p03.pdf":
            raise OSError(errno.EIO, "input/output error", str(source), None, str(target))
        plain(source, target)

    monkeypatch.setattr(os, "replace", third)
    with pytest.raises(CannotCompose), Folder.opened(place, findings) as folder:
        for name, words in NEW.items():
            (folder.staging / name).write_text(words)
        folder.publish(list(NEW), gone=GONE)
    (found,) = findings
    assert found.code == "E601"
    assert found.values["path"] == str(place / "p03.pdf")
    assert state(place) == OLD


def test_a_file_system_without_second_names(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "not supported")

    monkeypatch.setattr(os, "link", none)
    with pytest.raises(Stop):
        publish(place, told=lambda: (_ for _ in ()).throw(Stop()))
    assert state(place) == OLD
    publish(place)
    assert state(place) == NEW


def test_what_cannot_be_brought_back_is_said_and_is_brought_back_next_time(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = Findings()
    plain = os.replace

    def broken(source: str | Path, target: str | Path) -> None:
        if Path(source).parent.name == "old":
            raise OSError(errno.EIO, "input/output error")
        plain(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", broken)
        with pytest.raises(CannotCompose), Folder.opened(place, findings) as folder:
            for name, words in NEW.items():
                (folder.staging / name).write_text(words)
            folder.publish(list(NEW), gone=GONE)
            raise Stop
    assert [found.code for found in findings] == ["E641"]
    with Folder.opened(place, Findings()):
        pass
    assert state(place) == OLD


def test_a_run_at_the_same_time_is_left_alone(place: Path) -> None:
    other = place / f".composer-{os.getppid()}"
    other.mkdir()
    (other / "p01.pdf").write_text("being made")
    publish(place)
    assert (other / "p01.pdf").read_text() == "being made"


@pytest.mark.parametrize("words", ["[]", "null", "{", '{"files": 3}', '{"files": ["../a.pdf", 7]}'])
def test_a_report_that_is_none(place: Path, words: str) -> None:
    (place / "report.json").write_text(words)
    assert isinstance(report_of(place), dict)
    with Folder.opened(place, Findings()) as folder:
        assert folder.listed() == set()


def test_the_files_of_two_runs_are_listed(place: Path) -> None:
    (place / "report.json").write_text(
        json.dumps({"files": ["p01.pdf"], "kept": ["p02.pdf", "p09.pdf"]})
    )
    with Folder.opened(place, Findings()) as folder:
        assert folder.listed() == {"p01.pdf", "p02.pdf"}
