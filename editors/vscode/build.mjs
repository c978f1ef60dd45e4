// Bundles the extension, and with --tests its unit tests, into dist/.
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const options = new Set(process.argv.slice(2));
const common = { bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "warning" };
const production = options.has("--production");
const unitTests = readdirSync("test").filter((name) => name.endsWith(".test.ts")).map((name) => `test/${name}`);

rmSync("dist", { recursive: true, force: true });
await build({ ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"], minify: production, sourcemap: !production });
await build({ ...common, entryPoints: ["src/webview/preview.ts"], outfile: "dist/preview.js", platform: "browser", target: "es2022", format: "iife", minify: production });
if (options.has("--tests")) await build({ ...common, entryPoints: unitTests, outdir: "dist/test", sourcemap: "inline" });
