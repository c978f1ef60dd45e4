import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { expanded, launchers, type Surroundings } from "../src/interpreter";

const MODULE = ["-P", "-m", "crs_lint"];

function around(given: Partial<Surroundings>, programs: readonly string[] = []): Surroundings {
  return {
    platform: "linux",
    isTrusted: true,
    home: "/home/ada",
    workspaceFolder: "/work",
    folders: ["/work/bank/easy", "/work/bank", "/work", "/"],
    named: "",
    selected: undefined,
    searchPath: "/usr/bin",
    isProgram: (path) => programs.includes(path),
    ...given,
  };
}

const commands = (given: Surroundings) => launchers(given).map(({ command }) => command);

describe("the order", () => {
  test("the selected interpreter, .venv from the file upward, and PATH", () => {
    const programs = ["/work/.venv/bin/python", "/work/bank/.venv/bin/python", "/.venv/bin/python", "/usr/bin/crs-lint"];
    const given = around({ selected: "/envs/item-writing/bin/python" }, programs);
    assert.deepEqual(commands(given), ["/envs/item-writing/bin/python", "/work/bank/.venv/bin/python", "/work/.venv/bin/python", "/usr/bin/crs-lint"]);
  });

  test("an interpreter runs the module without the folder it starts in, and the program of PATH itself", () => {
    const found = launchers(around({ selected: "/envs/a/bin/python" }, ["/usr/bin/crs-lint"]));
    assert.deepEqual(found.map(({ args, isInterpreter }) => ({ args, isInterpreter })), [
      { args: MODULE, isInterpreter: true },
      { args: [], isInterpreter: false },
    ]);
  });

  test("a named interpreter is the only one", () => {
    const given = around({ named: "/opt/python", selected: "/envs/a/bin/python" }, ["/work/.venv/bin/python", "/usr/bin/crs-lint"]);
    assert.deepEqual(launchers(given).map(({ command, args, isNamed }) => [command, args, isNamed]), [["/opt/python", MODULE, true]]);
  });

  test("nothing is found where nothing is", () => {
    assert.deepEqual(launchers(around({})), []);
  });

  test("a file outside the workspace uses .venv of the workspace, and one without a workspace none", () => {
    const programs = ["/work/.venv/bin/python", "/other/.venv/bin/python"];
    assert.deepEqual(commands(around({ folders: ["/other", "/"] }, programs)), ["/work/.venv/bin/python"]);
    assert.deepEqual(commands(around({ folders: ["/other", "/"], workspaceFolder: undefined }, programs)), []);
  });

  test("on Windows", () => {
    const given = around(
      { platform: "win32", workspaceFolder: "C:\\work", folders: ["C:\\work\\bank", "C:\\work", "C:\\"], searchPath: "C:\\tools;.;C:\\py" },
      ["C:\\work\\.venv\\Scripts\\python.exe", "C:\\py\\crs-lint.exe"],
    );
    assert.deepEqual(commands(given), ["C:\\work\\.venv\\Scripts\\python.exe", "C:\\py\\crs-lint.exe"]);
  });
});

describe("a named interpreter", () => {
  for (const [named, command] of [
    ["~/venv/bin/python", "/home/ada/venv/bin/python"],
    ["${workspaceFolder}/env/bin/python", "/work/env/bin/python"],
    ["env/bin/python", "/work/env/bin/python"],
    ["./env/bin/python", "/work/env/bin/python"],
    ["python3", "/usr/bin/python3"],
  ] as const) {
    test(`${named} is ${command}`, () => {
      assert.deepEqual(commands(around({ named }, ["/usr/bin/python3"])), [command]);
    });
  }

  test("a bare name that PATH does not have is not looked for elsewhere", () => {
    assert.deepEqual(commands(around({ named: "python9" }, ["/work/python9", "/usr/bin/crs-lint"])), []);
  });
});

describe("a workspace without trust", () => {
  const programs = ["/work/.venv/bin/python", "/work/bin/crs-lint", "/usr/bin/crs-lint", "/work/env/bin/python"];

  test("chooses neither an interpreter nor a program", () => {
    const given = around({ isTrusted: false, selected: "/work/.venv/bin/python", searchPath: "/work/bin:/usr/bin" }, programs);
    assert.deepEqual(commands(given), ["/usr/bin/crs-lint"]);
  });

  for (const named of ["env/bin/python", "${workspaceFolder}/env/bin/python", "./env/bin/python"]) {
    test(`does not give meaning to ${named}`, () => {
      assert.deepEqual(commands(around({ isTrusted: false, named }, programs)), []);
    });
  }

  test("leaves an absolute path of the user's settings", () => {
    assert.deepEqual(commands(around({ isTrusted: false, named: "/opt/python" })), ["/opt/python"]);
  });
});

describe("PATH", () => {
  test("relative entries do not count", () => {
    assert.deepEqual(commands(around({ searchPath: ".::bin:/usr/bin" }, ["crs-lint", "bin/crs-lint", "/usr/bin/crs-lint"])), ["/usr/bin/crs-lint"]);
  });

  test("a folder whose name begins like the workspace's lies outside", () => {
    const given = around({ isTrusted: false, searchPath: "/work-tools" }, ["/work-tools/crs-lint"]);
    assert.deepEqual(commands(given), ["/work-tools/crs-lint"]);
  });
});

test("a dollar sign in a folder's name stays", () => {
  assert.equal(expanded("${workspaceFolder}/p", { platform: "linux", isTrusted: true, home: "/h", workspaceFolder: "/w$&$1" }), "/w$&$1/p");
});
