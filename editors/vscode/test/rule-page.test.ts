import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleInComment, ruleOfPath, rulePageTemplate, webPage } from "../src/rule-page";

const SITE = "https://items.example/rules/{rule}.html";

test("an address of the web is used", () => {
  assert.equal(rulePageTemplate(SITE), SITE);
  assert.equal(webPage(SITE, "longest-key"), "https://items.example/rules/longest-key.html");
});

for (const setting of ["", "command:workbench.action.quit?{rule}", "javascript:{rule}", "file:///{rule}", "https://items.example/rules"]) {
  test(`${JSON.stringify(setting)} gives the virtual document`, () => {
    assert.equal(rulePageTemplate(setting), "crs-lint-rule:/{rule}.md");
    assert.equal(webPage(setting, "longest-key"), undefined);
  });
}

test("a virtual document is about the rule in its path, and no other path is about one", () => {
  assert.equal(ruleOfPath("/longest-key.md"), "longest-key");
  for (const path of ["/--help.md", "/a/b.md", "/longest-key", "/-V.md", "/a b.md", "/Longest.md"]) assert.equal(ruleOfPath(path), undefined);
});

test("a comment names the rule at the cursor", () => {
  const line = "  # crs-lint: ignore[longest-key, extra-space] the code is quoted";
  assert.equal(ruleInComment(line, line.indexOf("longest-key")), "longest-key");
  assert.equal(ruleInComment(line, line.indexOf("extra-space") + 11), "extra-space");
  assert.equal(ruleInComment(line, line.indexOf("quoted")), undefined);
  assert.equal(ruleInComment("# crs-lint: ignore-file[longest-key] why", 26), "longest-key");
  assert.equal(ruleInComment("stem: longest-key", 8), undefined);
});
