// Packages the extension as crs-lint.vsix, with the version of crs-lint, which stands in crs_lint/__init__.py only.
import { readFileSync } from "node:fs";
import { createVSIX } from "@vscode/vsce";

const found = /^__version__ = "([^"]+)"$/m.exec(readFileSync(new URL("../../crs_lint/__init__.py", import.meta.url), "utf8"));
if (found === null) throw new Error("crs_lint/__init__.py has no line __version__ = \"...\"");
await createVSIX({
  version: found[1],
  updatePackageJson: false,
  gitTagVersion: false,
  dependencies: false,
  rewriteRelativeLinks: false,
  allowMissingRepository: true,
  packagePath: "crs-lint.vsix",
});
