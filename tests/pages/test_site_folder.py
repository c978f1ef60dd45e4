"""The folder of pages: what is replaced, what is removed, and what is left alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from crs_lint.files import atomic_write
from crs_lint.pages.site_folder import LIST, SiteError, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def write(site: Path, *inputs: str, **texts: str) -> int:
    return write_site(str(site), {f"{name}.html": text for name, text in texts.items()}, inputs)


def files(site: Path) -> dict[str, str]:
    return {one.name: one.read_text("utf-8") for one in site.iterdir() if one.name != LIST}


def test_pages_are_replaced_and_those_without_an_item_removed(site: Path) -> None:
    assert write(site, a="1", b="1") == 0
    assert write(site, a="2", c="2") == 1
    assert files(site) == {"a.html": "2", "c.html": "2"}


def test_a_file_of_somebody_else_stops_the_run_before_anything_is_written(site: Path) -> None:
    write(site, a="1")
    (site / "b.html").write_text("mine", "utf-8")
    with pytest.raises(SiteError, match=r"b\.html: it is no page as crs-lint wrote it"):
        write(site, a="2", b="2")
    assert files(site) == {"a.html": "1", "b.html": "mine"}
    (site / "b.html").write_text("2", "utf-8")  # the same content is no loss
    write(site, a="2", b="2")
    assert files(site) == {"a.html": "2", "b.html": "2"}


def test_a_page_that_somebody_edited_is_neither_replaced_nor_removed(site: Path) -> None:
    write(site, a="1", b="1")
    (site / "a.html").write_text("edited", "utf-8")
    with pytest.raises(SiteError, match=r"a\.html"):
        write(site, a="2", b="2")
    assert write(site, b="2") == 0
    assert files(site) == {"a.html": "edited", "b.html": "2"}


def test_other_files_stay(site: Path) -> None:
    site.mkdir()
    (site / "CNAME").write_text("example.org", "utf-8")
    write(site, a="1")
    write(site, b="1")
    assert files(site) == {"CNAME": "example.org", "b.html": "1"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("folder", [True, False])
def test_links_are_refused(site: Path, tmp_path: Path, folder: bool) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.html").write_text("other", "utf-8")
    site.mkdir()
    (site / ("exam" if folder else "a.html")).symlink_to(tmp_path / "other" / ("" if folder else "a.html"))
    with pytest.raises(SiteError):
        write_site(str(site), {"exam/b.html" if folder else "a.html": "1"}, ())
    assert [(one.name, one.read_text("utf-8")) for one in (tmp_path / "other").iterdir()] == [("a.html", "other")]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_the_folder_itself_may_be_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    site.symlink_to(tmp_path / "other")
    write(site, a="1", b="1")
    assert write(site, a="2") == 1
    assert files(site) == {"a.html": "2"}


@pytest.mark.parametrize("text", ["", "[]", '{"files": 1}', '{"files": {"a.html": 1}}', "[" * 100_000, '{"files": {"a.html": null}}'])
def test_a_list_that_is_no_list_is_refused(site: Path, text: str) -> None:
    site.mkdir()
    (site / LIST).write_text(text, "utf-8")
    with pytest.raises(SiteError, match="it is not the list of pages"):
        write(site, a="1")


def test_a_list_that_names_other_files_removes_none_of_them(site: Path, tmp_path: Path) -> None:
    write(site, a="1")
    for one in (tmp_path / "x.html", site / "X.html", site / "notes.txt"):
        one.write_text("1", "utf-8")
    found = json.loads((site / LIST).read_text("utf-8"))
    digest = found["files"]["a.html"]
    found["files"] |= dict.fromkeys(("../x.html", "X.html", "notes.txt", str(tmp_path / "x.html")), digest)
    (site / LIST).write_text(json.dumps(found), "utf-8")
    assert write(site, b="1") == 1
    assert sorted(files(site)) == ["X.html", "b.html", "notes.txt"]
    assert (tmp_path / "x.html").exists()


def test_a_file_that_the_run_reads_is_never_replaced(site: Path) -> None:
    write(site, a="1")
    with pytest.raises(SiteError, match="this run reads it"):
        write(site, os.path.realpath(site / "a.html"), a="2")


def test_after_a_run_that_broke_off_the_next_one_goes_on(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, a="1", b="1", c="1")
    done = []

    def fails(file: str, content: bytes, *, new: bool = False) -> None:
        done.append(file)
        if len(done) == 2:
            raise OSError(28, "No space left on device", file)
        write_bytes(file, content, new=new)

    write_bytes = atomic_write.write_bytes
    monkeypatch.setattr(atomic_write, "write_bytes", fails)
    with pytest.raises(OSError, match="No space"):
        write(site, a="2", b="2")
    monkeypatch.undo()
    assert files(site) == {"a.html": "2", "b.html": "1", "c.html": "1"}
    assert write(site, a="3", b="3") == 1
    assert files(site) == {"a.html": "3", "b.html": "3"}
