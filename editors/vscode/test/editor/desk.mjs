// A desk to try the packaged extension at: code-server with a bank, in Chromium.
//
// CODE_SERVER names the program or script of code-server (default: code-server on PATH), CHROMIUM the browser (default:
// /usr/bin/chromium), and PYTHON an interpreter that has crs-lint with its extra "server" (default: python3 on PATH).
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HERE = dirname(fileURLToPath(import.meta.url));
const PACKAGE = resolve(HERE, "../../crs-lint.vsix");
export const PATIENCE = Number(process.env.PATIENCE ?? 60_000); // milliseconds; a busy machine takes long to start two servers
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PYTHON = process.env.PYTHON ?? "python3";
const SETTINGS = {
  "security.workspace.trust.startupPrompt": "never",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.colorTheme": "Default Light Modern",
  "window.commandCenter": false,
  "chat.commandCenter.enabled": false,
  "editor.minimap.enabled": false,
  "editor.wordWrap": "on",
  "files.autoSave": "off",
  "files.exclude": { "**/.venv": true },
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "update.mode": "none",
};

/** Why there can be no desk on this machine; an empty text if there can. */
export function whatIsMissing() {
  if (spawnSync(...codeServer(["--version"])).status !== 0) return "there is no code-server; CODE_SERVER may name it";
  if (!existsSync(CHROMIUM)) return "there is no Chromium; CHROMIUM may name it";
  if (spawnSync(PYTHON, ["-P", "-c", "import crs_lint, pygls"]).status !== 0) return 'there is no crs-lint with its extra "server"; PYTHON may name its interpreter';
  if (!existsSync(PACKAGE)) return "there is no package; npm run package makes it";
  return "";
}

/** The absolute path of the interpreter that has crs-lint. */
export function python() {
  return execFileSync(PYTHON, ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).trim();
}

/** Makes a desk: a folder with the bank, whose `.venv` has an interpreter with crs-lint unless `venv` is another script. */
export async function makeDesk({ settings = {}, trusted = true, venv = `exec ${python()} "$@"`, searchPath = process.env.PATH, files = {} } = {}) {
  const root = mkdtempSync(join(tmpdir(), "crs-lint-desk-"));
  const bank = join(root, "bank");
  cpSync(join(HERE, "bank"), bank, { recursive: true });
  if (venv) writeProgram(join(bank, ".venv/bin/python"), venv);
  for (const [name, text] of Object.entries(files)) write(join(bank, name), text);
  const trust = trusted ? { "security.workspace.trust.enabled": false } : {};
  write(join(root, "user/User/settings.json"), JSON.stringify({ ...SETTINGS, ...trust, ...settings }));
  const environment = { ...process.env, PATH: searchPath, CRS_LINT_CACHE_DIR: join(root, "cache"), XDG_CONFIG_HOME: root, XDG_DATA_HOME: root };
  const folders = ["--user-data-dir", join(root, "user"), "--extensions-dir", join(root, "extensions")];
  execFileSync(...codeServer([...folders, "--install-extension", PACKAGE]), { env: environment, stdio: "pipe" });
  const port = await freePort();
  const options = ["--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
  const server = spawn(...codeServer([...folders, ...options]), { env: environment, stdio: "ignore", detached: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const desk = new Desk(root, bank, `http://127.0.0.1:${port}/?folder=${bank}`, server, browser);
  await untilAnswered(port);
  return desk;
}

class Desk {
  constructor(root, bank, address, server, browser) {
    Object.assign(this, { root, bank, address, server, browser });
  }

  /** Opens the bank in a window of some size. */
  async open(width = 1280, height = 800) {
    this.page = await this.browser.newPage({ viewport: { width, height } });
    this.page.setDefaultTimeout(PATIENCE);
    await this.page.goto(this.address);
    await this.page.locator(".monaco-workbench .part.editor").waitFor();
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  /** Opens a file of the bank. */
  async openFile(name) {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().dblclick();
    await this.page.locator(".monaco-editor .view-line").first().waitFor();
  }

  /** Runs a command by its title. The list of commands lacks those of an extension that is not known yet. */
  async run(title) {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
    for (let tries = 5; tries > 0; tries -= 1) {
      await this.page.keyboard.press("F1");
      const input = this.page.locator(".quick-input-widget input.input");
      await input.waitFor();
      await input.fill(`>${title}`);
      const found = await row.waitFor({ timeout: PATIENCE / 5 }).then(() => true, () => false);
      if (found) break;
      await this.page.keyboard.press("Escape");
    }
    await row.click();
  }

  /** Puts the cursor at a line and column, from 1. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press("Control+1"); // the first group of editors
    await this.page.keyboard.press("Control+G");
    const input = this.page.locator(".quick-input-widget input.input");
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Puts the cursor at a line and column, and opens the list of fixes there. It is empty while the editor has no focus yet. */
  async listFixes(line, column, title) {
    const row = this.page.locator(".action-widget .monaco-list-row", { hasText: title });
    for (let tries = 5; tries > 0; tries -= 1) {
      await this.goTo(line, column);
      await this.page.keyboard.press("Control+.");
      const found = await row.waitFor({ timeout: PATIENCE / 5 }).then(() => true, () => false);
      if (found) break;
      await this.page.keyboard.press("Escape");
    }
    await row.waitFor();
  }

  /** The page inside the webview that was opened last. */
  webview() {
    return this.page.frameLocator("iframe.webview").last().frameLocator("iframe#active-frame");
  }

  async close() {
    await this.browser.close();
    process.kill(-this.server.pid);
    await new Promise((done) => this.server.once("exit", done));
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

export function writeProgram(path, script) {
  write(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The program and arguments that run code-server. */
function codeServer(args) {
  const given = process.env.CODE_SERVER ?? "code-server";
  return given.endsWith(".js") ? [process.execPath, [given, ...args]] : [given, args];
}

function freePort() {
  const server = createServer();
  return new Promise((found) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function untilAnswered(port) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    try {
      await fetch(`http://127.0.0.1:${port}/healthz`);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  throw new Error("code-server does not answer");
}
