"""Open documents: changes in the units of the client, and their order."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from crs_lint.server.addresses import path_of, uri_of
from crs_lint.server.buffers import Buffers
from crs_lint.server.positions import Positions

_TEXTS = st.text(st.sampled_from("ab é\n\r🪐‏ا\u2028\ufeff"), max_size=30)
_ENCODINGS = ("utf-8", "utf-16", "utf-32")


@pytest.mark.parametrize("encoding", _ENCODINGS)
@given(_TEXTS)
def test_an_offset_survives_the_way_to_the_client_and_back(encoding: str, text: str) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(positions.text) + 1):
        if positions.text[offset - 1 : offset + 1] != "\r\n":  # no client has a position between the two
            assert positions.offset(positions.position(offset)) == offset


@pytest.mark.parametrize("encoding", _ENCODINGS)
@given(_TEXTS, _TEXTS, st.data())
def test_a_change_of_a_range_makes_the_text_that_the_client_has(encoding: str, text: str, new: str, data: st.DataObject) -> None:
    buffers = Buffers()
    buffers.open(types.TextDocumentItem("file:///a.yaml", "yaml", 1, text))
    positions = Positions(text, encoding)
    places = [at for at in range(len(positions.text) + 1) if positions.text[at - 1 : at + 1] != "\r\n"]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    change = types.TextDocumentContentChangePartial(positions.range(start, end), new)
    document = types.VersionedTextDocumentIdentifier(2, "file:///a.yaml")
    buffers.change(types.DidChangeTextDocumentParams(document, [change]), encoding)
    (buffer,) = buffers
    mark = text[: len(text) - len(positions.text)]
    assert buffer.text == mark + positions.text[:start] + new + positions.text[end:]


def test_the_document_that_changed_last_comes_first() -> None:
    buffers = Buffers()
    for name in ("a", "b", "c"):
        buffers.open(types.TextDocumentItem(f"file:///{name}.yaml", "yaml", 1, name))
    assert [one.text for one in buffers] == ["c", "b", "a"]
    document = types.VersionedTextDocumentIdentifier(2, "file:///a.yaml")
    buffers.change(types.DidChangeTextDocumentParams(document, [types.TextDocumentContentChangeWholeDocument("d")]), "utf-16")
    assert [one.text for one in buffers] == ["d", "c", "b"]
    assert [*buffers.documents()] == ["/a.yaml", "/c.yaml", "/b.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="its paths have drives")
@pytest.mark.parametrize("path", ["/a b/ü#?%.yaml", "/a:b/ك.yaml", "/plain.yaml", "/\udcff.yaml"])
def test_an_address_leads_back_to_its_path(path: str) -> None:
    assert path_of(uri_of(path)) == path


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "git:/a.yaml?x", "http://example.com/a.yaml", "", "file:", "//[", "nonsense"])
def test_what_is_no_file_has_no_path(uri: str) -> None:
    assert path_of(uri) == ""
