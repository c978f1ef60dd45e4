import assert from "node:assert/strict";
import { test } from "node:test";
import { bankFolder, foldersAbove, type Disk } from "../src/bank";

function diskOf(files: Record<string, string>): Disk {
  return { isFile: (path) => path in files, textOf: (path) => files[path] ?? "" };
}

test("a file beside an exam belongs to a bank", () => {
  assert.equal(bankFolder("/work/bank/items.yaml", diskOf({ "/work/bank/exam.yaml": "" })), "/work/bank");
});

test("a file below an exam or settings belongs to the nearest", () => {
  const disk = diskOf({ "/work/crs-lint.toml": "", "/work/bank/exam.yml": "" });
  assert.equal(bankFolder("/work/bank/easy/new/items.yaml", disk), "/work/bank");
  assert.equal(bankFolder("/work/other/items.yaml", disk), "/work");
});

test("the exam itself belongs to its bank", () => {
  assert.equal(bankFolder("/work/exam.yaml", diskOf({ "/work/exam.yaml": "" })), "/work");
});

test("a file above or beside a bank's folder belongs to none", () => {
  const disk = diskOf({ "/work/bank/exam.yaml": "" });
  assert.equal(bankFolder("/work/compose.yaml", disk), undefined);
  assert.equal(bankFolder("/work/banks/items.yaml", disk), undefined);
});

for (const table of ["[tool.crs-lint]", "[ tool . crs-lint ]", "[tool.crs-lint.rules]", '[tool."crs-lint"]', "[[tool.crs-lint.house-rules]]"]) {
  test(`pyproject.toml with ${table} marks a bank`, () => {
    assert.equal(bankFolder("/work/items.yaml", diskOf({ "/work/pyproject.toml": `[project]\n${table}\n` })), "/work");
  });
}

for (const text of ["[tool.ruff]\n", "[tool.crs-lints]\n", "# [tool.crs-lint]\n", 'dependencies = ["crs-lint"]\n']) {
  test(`pyproject.toml with ${JSON.stringify(text)} marks none`, () => {
    assert.equal(bankFolder("/work/items.yaml", diskOf({ "/work/pyproject.toml": text })), undefined);
  });
}

test("the folders of a file end at the root", () => {
  assert.deepEqual(foldersAbove("/work/bank/items.yaml"), ["/work/bank", "/work", "/"]);
});
