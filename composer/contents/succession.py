"""One edition after another — 与上期相接: date, number, total number, pages and their names against the last.

The last edition is the one before this by date of issue, wherever its folder lies. A number that stands
still, or runs back within a year, is an error on any front page (E649); one that skips may be right (W650).
"""

from __future__ import annotations

from datetime import date

from composer.contents.earlier import Earlier, Issue
from composer.contents.places import Places
from composer.diagnostics.diagnostic import Findings, OnPage, Words

__all__ = ["check_succession"]

_NUMBERS = {
    "number": Words("期号", "the number"),
    "total": Words("总期号", "the total number"),
}


def check_succession(places: Places, earlier: Earlier, findings: Findings) -> None:
    """Compare an edition's facts with each other, its folder and the last edition."""
    _check_folder(places, findings)
    _check_gaps(places, findings)
    edition = places.loaded.edition
    for other in earlier.same_day:
        day = edition.edition.day.isoformat()
        findings.add("W648", edition.where["edition"].span, on=_front(places), date=day, edition=other.folder)  # fmt: skip
    last = earlier.last
    if last is None:
        return
    steps = [
        step for key in ("number", "total")
        if (step := _check_number(places, earlier, last, key, findings)) is not None
    ]  # fmt: skip
    same_year = last.day.year == edition.edition.day.year
    if len(steps) == 2 and steps[0] != steps[1] and same_year and min(steps) > 0:
        findings.add(
            "W650", edition.where["total"].span, on=_front(places), what=_NUMBERS["total"],
            edition=last.folder, last=last.total, measured=edition.total,
            allowed=str(int(last.total) + steps[0]),
        )  # fmt: skip
    _check_count(places, last, findings)
    _check_names(places, last, findings)


def _front(places: Places) -> OnPage:
    """Where date and number are printed: the masthead of the first page that has one."""
    pages = sorted(places.loaded.edition.pages)
    heads = (places.furniture(page, "masthead") for page in pages)
    return next((head for head in heads if head is not None), OnPage(pages[0]))


def _check_folder(places: Places, findings: Findings) -> None:
    """W647 for a folder that is called by another date than the edition's."""
    loaded = places.loaded
    try:
        named = date.fromisoformat(loaded.folder.name)
    except ValueError:
        return
    if named != loaded.edition.edition.day:
        findings.add(
            "W647",
            loaded.edition.where["edition"].span,
            on=_front(places),
            folder=loaded.folder.name,
            measured=loaded.edition.edition.day.isoformat(),
        )


def _check_gaps(places: Places, findings: Findings) -> None:
    """W651 for page numbers that leave some out: 1, 2, 4. What begins later is a section of its own."""
    numbers = sorted(places.loaded.edition.pages)
    missing = sorted(set(range(numbers[0], numbers[-1] + 1)) - set(numbers))
    if missing:
        findings.add(
            "W651",
            places.loaded.edition.where["pages"].span,
            on=OnPage(numbers[0]),
            missing=missing,
            measured=len(numbers),
            last=numbers[-1],
        )


def _skips(earlier: Earlier, key: str, step: int, days: int) -> bool:
    """Whether the paper's rhythm says that a number was left out: the two editions before counted one on in
    no less time. Editions that are not in the folder make a step of several days one of several numbers."""
    if len(earlier.issues) < 2 or step <= 1:
        return False
    last, before = earlier.issues[:2]
    numbers = getattr(last, key), getattr(before, key)
    if not all(number.isdecimal() for number in numbers):
        return False
    return int(numbers[0]) - int(numbers[1]) == 1 and days <= (last.day - before.day).days


def _check_number(
    places: Places, earlier: Earlier, last: Issue, key: str, findings: Findings
) -> int | None:
    """E649 or W650 for a number that does not follow the last; by how much it rose, if both are figures."""
    edition = places.loaded.edition
    before, now = getattr(last, key).strip(), getattr(edition, key).strip()
    if not (before.isdecimal() and now.isdecimal()):
        return None
    step = int(now) - int(before)
    days = (edition.edition.day - last.day).days
    anew = key == "number" and edition.edition.day.year > last.day.year and step <= 0
    if anew or step == 1:
        return step  # the first numbers of a year
    on, span = _front(places), edition.where[key].span
    values = {"what": _NUMBERS[key], "edition": last.folder, "last": before, "measured": now}
    if step <= 0:
        findings.add("E649", span, on=on, allowed=str(int(before) + 1), **values)
    elif step > max(days, 1) or _skips(earlier, key, step, days):
        findings.add("W650", span, on=on, allowed=str(int(before) + 1), **values)
    return step


def _check_count(places: Places, last: Issue, findings: Findings) -> None:
    """N652 for another number of pages than the last edition's: most often meant, and seen at once if not."""
    edition = places.loaded.edition
    if len(edition.pages) != len(last.pages):
        findings.add(
            "N652",
            edition.where["pages"].span,
            edition=last.folder,
            measured=len(edition.pages),
            last=len(last.pages),
        )


def _check_names(places: Places, last: Issue, findings: Findings) -> None:
    """W654 for a page's name that is the last edition's but for a character, or has changed places."""
    pages = places.loaded.edition.pages
    names = {page: use.name.strip() for page, use in pages.items() if use.name.strip()}
    before = {page: name.strip() for page, name in last.pages.items() if name.strip()}
    for page, name in sorted(names.items()):
        was = before.get(page)
        if was is None or was == name or was in names.values():
            swapped = _swapped(page, names, before)
            if swapped is None:
                continue
            was = swapped
        elif not _near(name, was):
            continue
        findings.add(
            "W654",
            pages[page].where["name"].span,
            on=places.furniture(page, "folio") or OnPage(page),
            page=page,
            measured=name,
            last=was,
            edition=last.folder,
        )


def _swapped(page: int, names: dict[int, str], before: dict[int, str]) -> str | None:
    """What the page was called, if it and another have changed names."""
    was = before.get(page)
    if was is None or was == names[page]:
        return None
    other = next((number for number, name in before.items() if name == names[page]), None)
    return was if other is not None and names.get(other) == was else None


def _near(name: str, was: str) -> bool:
    """Whether two names of three characters and more differ in one place: 综合新闻, 综合新间."""
    if len(name) != len(was) or len(name) < 3:
        return False
    return sum(one != other for one, other in zip(name, was, strict=True)) == 1
