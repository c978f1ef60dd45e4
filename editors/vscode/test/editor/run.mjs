// Tries the packaged extension in code-server: findings, a fix, the preview, the pages of rules, and a workspace without trust.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { makeDesk, PATIENCE, python, whatIsMissing } from "./desk.mjs";

const PICTURES = process.env.PICTURES; // a folder for pictures to look at
const missing = whatIsMissing();
const options = { timeout: 10 * PATIENCE, skip: missing || false };

async function picture(desk, name) {
  if (PICTURES) await desk.page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

describe("a bank", options, () => {
  let desk;
  before(async () => {
    desk = await makeDesk();
    await desk.open();
    await desk.openFile("planets.yaml");
  });
  after(() => desk?.close());

  test("shows its findings", async () => {
    await desk.page.locator(".squiggly-warning").first().waitFor();
    await desk.run("View: Focus Problems");
    await desk.page.locator(".markers-panel", { hasText: "There are 2 spaces inside a sentence." }).waitFor();
    await picture(desk, "problems");
    await desk.run("View: Hide Panel");
  });

  test("shows the item at the cursor, and what is typed", async () => {
    await desk.goTo(15, 20);
    await desk.run("crs-lint: Preview the Item");
    const page = desk.webview();
    await page.locator("article h3", { hasText: "planet-rings" }).waitFor();
    await page.locator(".note", { hasText: "longest-key" }).waitFor();
    await picture(desk, "preview-1280");
    await desk.goTo(4, 20);
    await page.locator("article h3", { hasText: "planet-nearest" }).waitFor();
    await desk.goTo(6, 22);
    await desk.page.keyboard.type(", the swift one");
    await page.locator(".option", { hasText: "Mercury, the swift one" }).waitFor();
    await desk.run("File: Revert File");
    await page.locator(".option", { hasText: "the swift one" }).waitFor({ state: "detached" });
  });

  test("goes from the preview to the place", async () => {
    const place = desk.webview().locator(".note button.place").first();
    assert.match(await place.textContent(), /^planets\.yaml:\d+$/);
    await place.click();
    await desk.page.locator(".statusbar-item", { hasText: "Ln 4, Col 1" }).waitFor();
  });

  test("fixes a finding as --fix does", async () => {
    await desk.listFixes(4, 36, "Remove the space.");
    await desk.page.locator(".action-widget .monaco-list-row", { hasText: "Suppress extra-space for this item" }).waitFor();
    await picture(desk, "quick-fix");
    await desk.page.keyboard.press("Enter"); // the first is chosen
    await desk.page.locator(".view-line", { hasText: /nearest.to.the.sun/ }).waitFor(); // before that there is nothing to save
    await desk.page.keyboard.press("Control+S");
    const expected = fixed("planets.yaml");
    await until(() => readFileSync(join(desk.bank, "planets.yaml"), "utf8") === expected);
    await desk.run("View: Focus Problems");
    await desk.page.locator(".markers-panel", { hasText: "There are 2 spaces inside a sentence." }).waitFor({ state: "detached" });
    await desk.page.locator(".markers-panel", { hasText: "longest-key" }).waitFor();
    await picture(desk, "fixed");
    await desk.run("View: Hide Panel");
  });

  test("shows the page of the rule at the cursor", async () => {
    await desk.goTo(19, 20);
    await desk.run("crs-lint: Open the Page of a Rule");
    await desk.webview().locator("h1", { hasText: "longest-key" }).waitFor();
    await picture(desk, "rule");
  });
});

describe("a server that ends", options, () => {
  let desk;
  after(() => desk?.close());

  test("is started again, and shows findings", async () => {
    desk = await makeDesk({ venv: `echo $$ >> "$(dirname "$0")/started"; exec ${python()} "$@"` });
    await desk.open();
    await desk.openFile("planets.yaml");
    await desk.page.locator(".squiggly-warning").first().waitFor();
    process.kill(Number(started(desk).at(-1)));
    const before = started(desk).length;
    await until(() => started(desk).length > before);
    await desk.page.locator(".squiggly-warning").first().waitFor();
    assert.equal(await desk.page.locator(".notifications-toasts .notification-toast").count(), 0);
  });
});

describe("YAML that belongs to no bank", options, () => {
  let desk;
  after(() => desk?.close());

  test("starts no server", async () => {
    desk = await makeDesk({ venv: 'touch "$(dirname "$0")/started"; exit 1' });
    rmSync(join(desk.bank, "exam.yaml"));
    await desk.open();
    await desk.openFile("planets.yaml");
    await desk.run("crs-lint: Restart the Server");
    await desk.run("crs-lint: Show the Log");
    await desk.page.locator(".part.panel .monaco-editor").first().waitFor();
    assert.equal(existsSync(join(desk.bank, ".venv/bin/started")), false);
  });
});

describe("a workspace without trust", options, () => {
  let desk;
  after(() => desk?.close());

  test("starts nothing of its own", async () => {
    const trap = 'echo trapped >> "$(dirname "$0")/../../trapped"; exit 1';
    desk = await makeDesk({
      trusted: false,
      venv: trap,
      searchPath: "/usr/bin:/bin",
      files: { ".vscode/settings.json": '{"crs-lint.interpreter": "${workspaceFolder}/.venv/bin/python"}' },
    });
    await desk.open();
    await desk.openFile("planets.yaml");
    await desk.page.locator(".notifications-toasts", { hasText: "crs-lint was not found" }).waitFor();
    await picture(desk, "restricted");
    assert.equal(existsSync(join(desk.bank, "trapped")), false);
  });
});

describe("a Python without crs-lint", options, () => {
  let desk;
  after(() => desk?.close());

  test("is named in one sentence", async () => {
    const lacking = 'echo "$0: No module named crs_lint" >&2; exit 1';
    desk = await makeDesk({ venv: lacking, settings: { "crs-lint.interpreter": "${workspaceFolder}/.venv/bin/python" } });
    await desk.open();
    await desk.openFile("planets.yaml");
    await desk.page.locator(".notifications-toasts", { hasText: /cannot start: .*\.venv\/bin\/python has no crs-lint/ }).waitFor();
    assert.equal(await desk.page.locator(".notifications-toasts .notification-toast").count(), 1);
    await picture(desk, "lacking");
  });
});

/** The ids of the processes that the interpreter of the bank has become. */
function started(desk) {
  return readFileSync(join(desk.bank, ".venv/bin/started"), "utf8").trim().split("\n");
}

/** A file of the bank as `crs-lint --fix` leaves it. */
function fixed(name) {
  const text = readFileSync(new URL(`bank/${name}`, import.meta.url), "utf8");
  const args = ["-P", "-m", "crs_lint", "check", "--fix", "--stdin-filename", join(process.cwd(), "test/editor/bank", name), "-"];
  return execFileSync(python(), args, { input: text, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] });
}

async function until(condition) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    if (condition()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail("it did not come true");
}
