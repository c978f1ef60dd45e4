/** Where crs-lint may be installed, and how it is started from there. */

import { posix, win32, type PlatformPath } from "node:path";

/** A way to start crs-lint. `command` is an absolute path. */
export interface Launcher {
  readonly command: string;
  readonly args: readonly string[];
  /** Where it was found, in words for the log. */
  readonly origin: string;
  /** Whether the user named it, so that nothing else is tried in its place. */
  readonly isNamed: boolean;
  /** Whether `command` is a Python interpreter, which may lack crs-lint. */
  readonly isInterpreter: boolean;
}

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly isTrusted: boolean;
  readonly home: string;
  readonly workspaceFolder: string | undefined;
  /** The folders of the first bank file, from its own to the root of the disk. */
  readonly folders: readonly string[];
  /** The setting `crs-lint.interpreter`; empty if it is not set. */
  readonly named: string;
  /** The interpreter that the Python extension has selected. */
  readonly selected: string | undefined;
  /** The environment variable PATH. */
  readonly searchPath: string;
  isProgram(path: string): boolean;
}

// Without -P, Python would import modules from the folder that it is started in, which belongs to the workspace.
const MODULE = ["-P", "-m", "crs_lint"];

/** The ways to start crs-lint, the best first. In a workspace without trust, no file of the workspace is among them. */
export function launchers(around: Surroundings): Launcher[] {
  if (around.named) return namedInterpreter(around);
  const found = around.isTrusted ? [...selectedInterpreter(around), ...virtualEnvironments(around)] : [];
  return [...found, ...onSearchPath(around)];
}

function namedInterpreter(around: Surroundings): Launcher[] {
  const path = expanded(around.named, around);
  const command = path === undefined ? undefined : locate(path, around);
  return command === undefined ? [] : [interpreter(command, "the setting crs-lint.interpreter", true)];
}

function selectedInterpreter(around: Surroundings): Launcher[] {
  return around.selected ? [interpreter(around.selected, "the Python extension", false)] : [];
}

function virtualEnvironments(around: Surroundings): Launcher[] {
  const path = paths(around);
  const inner = around.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  return workspaceFolders(around)
    .map((folder) => path.join(folder, ".venv", ...inner))
    .filter((program) => around.isProgram(program))
    .map((program) => interpreter(program, ".venv of the workspace", false));
}

/** The folders from that of the bank file to that of the workspace; none if the file lies outside. */
function workspaceFolders(around: Surroundings): string[] {
  const top = around.workspaceFolder;
  if (top === undefined) return [];
  const end = around.folders.indexOf(top);
  return end < 0 ? [top] : around.folders.slice(0, end + 1);
}

function onSearchPath(around: Surroundings): Launcher[] {
  const command = locate("crs-lint", around);
  return command === undefined ? [] : [{ command, args: [], origin: "PATH", isNamed: false, isInterpreter: false }];
}

function interpreter(command: string, origin: string, isNamed: boolean): Launcher {
  return { command, args: MODULE, origin, isNamed, isInterpreter: true };
}

/** A path of the settings as an absolute path, or the bare name of a program; undefined if it would lie in a workspace without trust. */
export function expanded(given: string, around: Pick<Surroundings, "platform" | "isTrusted" | "home" | "workspaceFolder">): string | undefined {
  const path = paths(around);
  const usesWorkspace = given.includes("${workspaceFolder}");
  if (usesWorkspace && (!around.isTrusted || around.workspaceFolder === undefined)) return undefined;
  const known = given.replace(/^~(?=$|[\\/])/, () => around.home).replaceAll("${workspaceFolder}", () => around.workspaceFolder ?? "");
  if (path.isAbsolute(known) || !(known.includes("/") || known.includes(path.sep))) return known;
  return around.isTrusted && around.workspaceFolder !== undefined ? path.join(around.workspaceFolder, known) : undefined;
}

/** The absolute path of a program that is given by its path or its name. Relative entries of PATH do not count: they change with the folder. */
function locate(program: string, around: Surroundings): string | undefined {
  const path = paths(around);
  if (path.isAbsolute(program)) return program;
  const name = around.platform === "win32" && !/\.exe$/i.test(program) ? `${program}.exe` : program;
  return around.searchPath
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder) && (around.isTrusted || !isInWorkspace(folder, around)))
    .map((folder) => path.join(folder, name))
    .find((file) => around.isProgram(file));
}

function isInWorkspace(folder: string, around: Surroundings): boolean {
  if (around.workspaceFolder === undefined) return false;
  const path = paths(around);
  const rest = path.relative(around.workspaceFolder, folder);
  return rest === "" || !(rest.startsWith("..") || path.isAbsolute(rest));
}

function paths(around: Pick<Surroundings, "platform">): PlatformPath {
  return around.platform === "win32" ? win32 : posix;
}
