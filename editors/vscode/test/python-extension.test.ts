import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonApi, selectedInterpreter } from "../src/python-extension";

function exported(fsPath: string | undefined) {
  return {
    environments: {
      onDidChangeActiveEnvironmentPath: () => ({ dispose: () => undefined }),
      getActiveEnvironmentPath: (resource: unknown) => ({ path: `of ${String(resource)}` }),
      resolveEnvironment: ({ path }: { path: string }) =>
        Promise.resolve(path === "of items.yaml" ? { executable: { uri: fsPath === undefined ? undefined : { fsPath } } } : undefined),
    },
  };
}

test("the selected interpreter is that of the file", async () => {
  const api = pythonApi(exported("/envs/a/bin/python"));
  assert.ok(api);
  assert.equal(await selectedInterpreter(api, "items.yaml"), "/envs/a/bin/python");
  assert.equal(await selectedInterpreter(api, "other.yaml"), undefined);
});

test("an environment without an interpreter selects none", async () => {
  const api = pythonApi(exported(undefined));
  assert.ok(api);
  assert.equal(await selectedInterpreter(api, "items.yaml"), undefined);
});

for (const given of [undefined, null, "api", {}, { environments: null }, { environments: { resolveEnvironment: 1 } }]) {
  test(`${JSON.stringify(given)} is no API`, () => {
    assert.equal(pythonApi(given), undefined);
  });
}
