"""Either all files and folders of an import or an export are written, or none."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
import yaml_rs

from crs_lint.cli.main import main
from crs_lint.convert.item_files import ItemGroup, item_files
from crs_lint.convert.record import ItemRecord, OptionRecord
from crs_lint.convert.transfer import TransferError, write_new_files
from crs_lint.files import atomic_write


def test_nothing_is_left_of_files_that_could_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = atomic_write.write_bytes

    def write_some(file: str, content: bytes, *, new: bool = False) -> None:
        if file.endswith("b.yaml"):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(file, content, new=new)

    monkeypatch.setattr(atomic_write, "write_bytes", write_some)
    files = {str(tmp_path / name): b"x" for name in ("new/of/a.yaml", "new/c/b.yaml")}
    with pytest.raises(TransferError, match="No space left"):
        write_new_files(files)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(TransferError):
        write_new_files({str(tmp_path / "folder/a"): b"x", str(tmp_path / "file/b"): b"x"})
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


def test_a_new_exam_does_not_require_explanations_that_no_item_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = 'crs-lint: no item has an explanation, so exam.yaml requires none; it says "requires: []".\n'
    bare = [f"Which planet is number {number} from the sun?\nA. Mars\nB. Venus\nANSWER: A\n\n" for number in range(50)]
    (tmp_path / "bare.txt").write_text("".join(bare))
    assert main(["import", "aiken", str(tmp_path / "bare.txt"), "--to", str(tmp_path / "bare")]) == 0
    assert capsys.readouterr().err == note
    assert "requires: []\n" in (tmp_path / "bare" / "exam.yaml").read_text()
    assert main([str(tmp_path / "bare"), "--select", "missing-explanation", "--no-cache"]) == 0
    for requires in ("", "requires:\n", "requires: [level]\n"):
        (tmp_path / "bare" / "exam.yaml").write_text(f"exam: bare\n{requires}")
        assert main([str(tmp_path / "bare"), "--select", "missing-explanation", "--no-cache"]) == 1
    capsys.readouterr()
    (tmp_path / "one.gift").write_text("Which? {=a ~b ####Since a.}\n\nWhich now? {=a ~b}\n")
    assert main(["import", "gift", str(tmp_path / "one.gift"), "--to", str(tmp_path / "one")]) == 0
    assert capsys.readouterr().err == ""
    assert "requires" not in (tmp_path / "one" / "exam.yaml").read_text()
    assert main([str(tmp_path / "one"), "--select", "missing-explanation", "--no-cache"]) == 1
    capsys.readouterr()
    # The exam that is there decides, whatever is imported below it.
    assert main(["import", "aiken", str(tmp_path / "bare.txt"), "--to", str(tmp_path / "one" / "more")]) == 0
    assert capsys.readouterr().err == ""


_QUESTION = "¿Cuál de los planetas del sistema está más cerca de la estrella número {} y no es el mayor de todos ellos?"


@pytest.mark.parametrize(
    ("languages", "number", "expected"),
    [(("",), 20, "es"), (("",), 2, None), (("pt",), 20, "pt"), (("pt", ""), 20, None)],
)
def test_a_new_exam_gets_the_language_that_its_items_declare_or_else_tell(
    tmp_path: Path, languages: tuple[str, ...], number: int, expected: str | None
) -> None:
    options = (OptionRecord("Io", True), OptionRecord("Ío"))
    records = [
        ItemRecord(_QUESTION.format(index), options, f"a-{index}", language=languages[index % len(languages)]) for index in range(number)
    ]
    exam: Any = yaml_rs.loads(item_files([ItemGroup("a", records)], str(tmp_path))["exam.yaml"].decode())
    assert exam.get("language") == expected
