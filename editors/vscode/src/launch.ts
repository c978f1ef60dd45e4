/** Finds a crs-lint that can be started, and starts it. */

import { execFile, spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { promisify } from "node:util";
import type { Disk } from "./bank";
import { launchers, type Launcher, type Surroundings } from "./interpreter";

const run = promisify(execFile);
const PATIENCE = 20_000; // milliseconds
const LARGEST_PAGE = 16 << 20; // bytes
const HAS_PACKAGE = "import importlib.util as util, sys; sys.exit(util.find_spec('crs_lint') is None)";

export const disk: Disk = {
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  textOf(path) {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  },
};

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return disk.isFile(path);
  } catch {
    return false;
  }
}

/** The first launcher that has crs-lint; undefined if none has. One that the user named is not tried: it reports its own failure. */
export async function findLauncher(around: Surroundings, log: (line: string) => void): Promise<Launcher | undefined> {
  for (const one of launchers(around)) {
    if (one.isNamed || !one.isInterpreter || (await hasPackage(one, log))) return one;
  }
  return undefined;
}

async function hasPackage(launcher: Launcher, log: (line: string) => void): Promise<boolean> {
  try {
    await run(launcher.command, ["-P", "-c", HAS_PACKAGE], { timeout: PATIENCE });
    return true;
  } catch {
    log(`${launcher.command} (${launcher.origin}) has no crs-lint.`);
    return false;
  }
}

/** Starts the server in a folder. Rejects if the program cannot be started. */
export function startServer(launcher: Launcher, options: readonly string[], folder: string): Promise<ChildProcess> {
  const server = spawn(launcher.command, [...launcher.args, "server", ...options], { cwd: folder, stdio: "pipe" });
  return new Promise((resolve, reject) => {
    server.once("spawn", () => { resolve(server); });
    server.once("error", reject);
  });
}

/** What crs-lint prints for some arguments. Rejects with its message if it fails. */
export async function output(launcher: Launcher, args: readonly string[], folder: string): Promise<string> {
  const { stdout } = await run(launcher.command, [...launcher.args, ...args], { cwd: folder, timeout: PATIENCE, maxBuffer: LARGEST_PAGE });
  return stdout;
}
