/** The settings of the extension, and what they are on the command line of the server. */

import { homedir } from "node:os";
import { workspace, type Uri } from "vscode";
import { expanded } from "./interpreter";

export interface Settings {
  readonly interpreter: string;
  readonly config: string;
  readonly rulePage: string;
  readonly verbose: boolean;
}

export function settings(file: Uri | undefined): Settings {
  const given = workspace.getConfiguration("crs-lint", file);
  return {
    interpreter: given.get("interpreter", "").trim(),
    config: given.get("config", "").trim(),
    rulePage: given.get("rulePage", "").trim(),
    verbose: given.get("verbose", false),
  };
}

/** The options of `crs-lint server` for a file. */
export function serverOptions(file: Uri): string[] {
  const { config, verbose } = settings(file);
  const folder = workspace.getWorkspaceFolder(file)?.uri.fsPath;
  const path = config && expanded(config, { platform: process.platform, isTrusted: workspace.isTrusted, home: homedir(), workspaceFolder: folder });
  return [...(path ? ["--config", path] : []), ...(verbose ? ["-v"] : [])];
}
