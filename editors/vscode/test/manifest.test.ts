import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { RESTARTING } from "../src/setting-names";

interface Setting {
  readonly scope: string;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: { readonly configuration: { readonly properties: Record<string, Setting> } };
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const settings = manifest.contributes.configuration.properties;
const readme = readFileSync("README.md", "utf8");

test("a workspace without trust sets nothing that chooses a program, a file or an address", () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, "limited");
  assert.deepEqual([...restrictedConfigurations].sort(), ["crs-lint.config", "crs-lint.interpreter", "crs-lint.rulePage"]);
});

test("settings that hold for a running server exist", () => {
  for (const name of RESTARTING) assert.ok(name in settings, name);
});

test("the README has every setting, and every setting has a description", () => {
  for (const [name, setting] of Object.entries(settings)) {
    assert.ok(readme.includes(`\`${name}\``), name);
    assert.ok(setting.description ?? setting.markdownDescription, name);
  }
});

test("the extension wakes up for YAML and Markdown only", () => {
  assert.deepEqual(manifest.activationEvents, ["onLanguage:yaml", "onLanguage:markdown"]);
});
