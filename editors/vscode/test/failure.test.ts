import assert from "node:assert/strict";
import { test } from "node:test";
import { notFound, notStarted } from "../src/failure";

test("what was not found is said with how to install it", () => {
  assert.match(notFound("", true), /^crs-lint was not found: install it with its extra "server"/);
});

test("a workspace without trust is said to be the reason", () => {
  assert.match(notFound("", false), /^crs-lint was not found on PATH: trust this workspace/);
  assert.match(notFound("env/python", false), /"env\/python" .* not found outside of this workspace, which is not trusted\.$/);
});

test("a named interpreter that was not found is named", () => {
  assert.match(notFound("env/python", true), /"env\/python" of the setting crs-lint\.interpreter was not found\.$/);
});

for (const [written, sentence] of [
  ["/opt/python: No module named crs_lint\n", 'crs-lint cannot start: /opt/python has no crs-lint; install crs-lint with its extra "server" there.'],
  ["unknown option -P\nusage: python\nTry `python -h' for more information.\n", "crs-lint cannot start: /opt/python is older than Python 3.11."],
  ["Unknown option: -P\nusage: python\n", "crs-lint cannot start: /opt/python is older than Python 3.11."],
  ["crs-lint: error: crs-lint server needs the package pygls\n", "crs-lint cannot start: crs-lint server needs the package pygls"],
  ["a warning\r\ncrs-lint: the last line\r\n\r\n", "crs-lint cannot start: the last line"],
  ["spawn /opt/python ENOENT", "crs-lint cannot start: /opt/python does not exist."],
  ["", "crs-lint cannot start: /opt/python ended without a message."],
] as const) {
  test(`${JSON.stringify(written)} becomes one sentence`, () => {
    assert.equal(notStarted("/opt/python", written), sentence);
  });
}
