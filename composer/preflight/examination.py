"""One file through all rules — 整个检查: in comes a path and a press profile, out comes a `Report`.

A rule that meets something that is not PDF at all tells a damaged file, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf

from composer.diagnostics.diagnostic import CannotCompose, Findings, Words
from composer.papers.press_profile import PressProfile, load_profile
from composer.preflight.content.marks import PageContent
from composer.preflight.content.page import Budget, Cases, read_page
from composer.preflight.file import PressFile
from composer.preflight.ink.planes import PageInk
from composer.preflight.ink.plates import Engine, NotMeasured, choose, measure
from composer.preflight.reading import BROKEN, TooMuch, limited
from composer.preflight.report.faults import Book, Fault, PageFrame, Report
from composer.preflight.rules.boxes import check_boxes
from composer.preflight.rules.colours import SpotNames, check_colours
from composer.preflight.rules.device import check_device
from composer.preflight.rules.fonts import check_font
from composer.preflight.rules.ink import check_ink, say_estimated
from composer.preflight.rules.intent import check_intent
from composer.preflight.rules.living import check_annotations, check_living
from composer.preflight.rules.metadata import check_metadata
from composer.preflight.rules.pictures import check_pictures
from composer.preflight.rules.setting import check_setting
from composer.preflight.rules.structure import StructureTree, check_catalogue, check_structure
from composer.preflight.rules.syntax import check_file, check_streams

__all__ = ["DEFAULT_PROFILE", "examine", "preflight"]

DEFAULT_PROFILE = "newsprint-crpc1"


def preflight(
    path: Path,
    findings: Findings,
    *,
    profile: PressProfile | None = None,
    ink: Engine = "off",
) -> Report:
    """Examine the PDF at `path` and add what was found to `findings`.

    Raises:
        CannotCompose: there is no PDF to read there, or it asks for a password (E701, E702).
    """
    report = examine(path, profile or load_profile(DEFAULT_PROFILE), ink=ink)
    findings.extend(report.diagnostics())
    if not report.readable:
        raise CannotCompose
    return report


def examine(path: Path, profile: PressProfile, *, ink: Engine = "auto") -> Report:
    """Read the PDF at `path` again and say what a printer's preflight would object to."""
    report = Report(str(path), profile.name)
    book = Book()
    with limited():
        try:
            pdf = pikepdf.open(path)
        except pikepdf.PasswordError:
            return _unreadable(report, "file.encrypted")
        except (*BROKEN, RecursionError) as error:
            empty = "no pages found" in str(error)
            return _unreadable(report, "file.no-pages" if empty else "file.unreadable")
        with pdf:
            _Examination(PressFile.of(path, pdf, profile, book), report, ink).run()
    report.faults = book.faults()
    return report


def _unreadable(report: Report, rule: str) -> Report:
    report.faults = [Fault(rule, 0, count=1)]
    report.readable = False
    return report


class _Examination:
    """The rules in their order; each is run so that its failing hides no other."""

    def __init__(self, file: PressFile, report: Report, ink: Engine) -> None:
        self._file, self._report, self._ink = file, report, choose(ink)
        self._cases, self._spots, self._budget = Cases(), SpotNames(), Budget()
        self._estimates: list[tuple[PageInk, int]] = []

    def run(self) -> None:
        """Everything, into the book and the report."""
        file, book = self._file, self._file.book
        self._report.pages = file.frames
        if file.pdf.is_encrypted:
            book.add("file.encrypted")
        for rule in (check_file, check_streams, check_metadata, check_intent, check_living):
            self._guarded(partial(rule, file))
        tree: StructureTree | None = None

        def plant() -> None:
            nonlocal tree
            tree = StructureTree(file)
            check_catalogue(file, tree)

        self._guarded(plant)
        for page, frame in zip(file.pages, file.frames, strict=True):
            book.page = frame
            self._page(page, frame, tree)
        book.page = None
        for case in self._cases.values():
            self._guarded(partial(check_font, file, case))
        self._guarded(self._total_ink)
        self._warnings()

    def _warnings(self) -> None:
        """What qpdf had to mend; a missing MediaBox it replaces before anyone can see that."""
        warnings = [str(one) for one in self._file.pdf.get_warnings()]
        if any("MediaBox is undefined" in one for one in warnings):
            self._file.book.add("box.media")
        if any("MediaBox is undefined" not in one for one in warnings):
            self._file.book.add("file.damaged", name="qpdf")

    def _page(self, page: pikepdf.Page, frame: PageFrame, tree: StructureTree | None) -> None:
        file = self._file
        self._guarded(partial(check_boxes, file, page.obj, frame))
        self._guarded(partial(check_annotations, file, page.obj, frame))
        content = read_page(page, frame.media, self._cases, self._budget)
        self._told(content)
        if not content.marks and not content.faults:
            file.book.add("page.empty")
        for rule in (
            partial(check_colours, file, content, frame, self._spots),
            partial(check_setting, file, content, frame),
            partial(check_pictures, file, content, frame),
            partial(check_device, file, content, page.obj),
        ):
            self._guarded(rule)
        if tree is not None:
            self._guarded(partial(check_structure, file, content, page.obj, tree))
        if self._ink == "estimate":
            self._guarded(partial(self._estimate, content, frame))

    def _told(self, content: PageContent) -> None:
        """What kept a page from being read to its end."""
        for fault in sorted(content.faults):
            if fault == "too much":
                self._file.book.add("file.too-complex", name=Words("这一页", "this page"))
            else:
                self._file.book.add("file.damaged", name=fault.removeprefix("damaged: "))
        for name in sorted(content.missing_fonts):
            self._file.book.add("font.missing", name=name)

    def _guarded(self, rule: Callable[[], None]) -> None:
        try:
            rule()
        except (*BROKEN, RecursionError, TooMuch) as error:
            self._file.book.add("file.damaged", name=type(error).__name__)

    # ink

    def _estimate(self, content: PageContent, frame: PageFrame) -> None:
        from composer.preflight.ink.estimate import estimate

        limit = self._file.profile.ink_limit * 100
        self._estimates.append(estimate(content, frame, limit))

    def _total_ink(self) -> None:
        file, report = self._file, self._report
        if self._ink == "off" or not file.frames:
            report.ink = Words("没有测", "was not measured")
            return
        limit = file.profile.ink_limit * 100
        if self._ink == "estimate":
            self._told_estimate()
            pages = [page for page, _ in self._estimates]
        else:
            try:
                report.ink, pages = measure(file.path, file.frames, limit, self._ink)
            except NotMeasured:
                self._fall_back()
                return
        for frame, page in zip(file.frames, pages, strict=False):
            file.book.page = frame
            check_ink(file, page, limit)
        file.book.page = None
        report.most_ink = max((page.most for page in pages), default=None)

    def _fall_back(self) -> None:
        """Estimate what the raster engine did not get through."""
        file, self._ink = self._file, "estimate"
        budget = Budget()
        for page, frame in zip(file.pages, file.frames, strict=True):
            content = read_page(page, frame.media, Cases(), budget)
            self._guarded(partial(self._estimate, content, frame))
        self._total_ink()

    def _told_estimate(self) -> None:
        closed = sum(count for _, count in self._estimates)
        zh, en = (
            "没有分色栅格，按内容估算，不计叠印",
            "was estimated from the content, without overprint",
        )
        if closed:
            zh, en = f"{zh}，{closed} 张图没有打开", f"{en}; {closed} pictures were not opened"
        self._report.ink = Words(zh, en)
        say_estimated(self._file, self._report.ink)
