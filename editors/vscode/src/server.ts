/** The language server of this window: it is started for the first file of a bank, and started again when its settings change. */

import { homedir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { commands, extensions, Uri, window, workspace, type Disposable, type LanguageStatusItem, type LogOutputChannel } from "vscode";
import { CloseAction, ErrorAction, LanguageClient, State, type LanguageClientOptions } from "vscode-languageclient/node";
import { foldersAbove } from "./bank";
import { notFound, notStarted } from "./failure";
import type { Launcher, Surroundings } from "./interpreter";
import { findLauncher, isProgram, startServer } from "./launch";
import { pythonApi, selectedInterpreter } from "./python-extension";
import { rulePageTemplate } from "./rule-page";
import { serverOptions, settings } from "./settings";

const PYTHON = "ms-python.python";
const LANGUAGES = ["yaml", "markdown"];
const MOST_ENDS = 4; // a server that ends more often in this window stays down until it is restarted by hand
const MOST_WAIT = 2000; // milliseconds for what a server that ended has written
const KEPT = 4000; // characters of standard error

/** A client whose failures are in the log only, since the server of this window tells the user in a sentence. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Server implements Disposable {
  private client: LanguageClient | undefined;
  private found: Launcher | undefined;
  private file: Uri | undefined;
  private ends = 0;
  private written = ""; // to standard error, the last of it
  private ended: Promise<void> = Promise.resolve(); // the process, and all that it wrote was read
  private selecting: { dispose(): unknown } | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly log: LogOutputChannel, private readonly status: LanguageStatusItem) {}

  /** The running client; undefined if there is none. */
  get running(): LanguageClient | undefined {
    return this.client?.state === State.Running ? this.client : undefined;
  }

  /** How crs-lint is started; undefined before the first file of a bank, and where it was not found. */
  get launcher(): Launcher | undefined {
    return this.found;
  }

  /** The folder that crs-lint is started in. */
  get folder(): string {
    return folderOf(this.file);
  }

  /** Starts the server for a file of a bank, unless that was tried before. */
  ensure(file: Uri): Promise<void> {
    if (this.file) return this.turn;
    this.file = file;
    return this.inTurn(() => this.start(file));
  }

  /** Starts the server again, if a file of a bank has been opened. */
  restart(): Promise<void> {
    const { file } = this;
    this.ends = 0;
    return file ? this.inTurn(async () => { await this.stop(); await this.start(file); }) : Promise.resolve();
  }

  dispose(): Promise<void> {
    this.selecting?.dispose();
    return this.inTurn(() => this.stop());
  }

  private inTurn(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step).catch((error: unknown) => { this.log.error(String(error)); });
    return this.turn;
  }

  private async start(file: Uri): Promise<void> {
    this.found = await findLauncher(surroundings(file, await this.selected(file)), (line) => { this.log.info(line); });
    if (!this.found) {
      this.fail(notFound(settings(file).interpreter, workspace.isTrusted));
      return;
    }
    const { command, origin } = this.found;
    this.log.info(`Starting ${command} from ${origin}.`);
    this.written = "";
    this.ended = Promise.resolve();
    const client = this.newClient(this.found, file);
    this.client = client;
    try {
      await client.start();
      this.status.text = "crs-lint";
      this.status.detail = [client.initializeResult?.serverInfo?.version, `from ${origin}`].filter(Boolean).join(" ");
    } catch (error) {
      await this.failStart(error);
    }
  }

  private async stop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    if (client && client.state !== State.Stopped) await client.stop().catch(() => undefined);
    await client?.dispose().catch(() => undefined);
  }

  /** The interpreter that the Python extension has selected. When it selects another one, the server is started again. */
  private async selected(file: Uri): Promise<string | undefined> {
    const extension = workspace.isTrusted ? extensions.getExtension<unknown>(PYTHON) : undefined;
    const api = pythonApi(await extension?.activate());
    if (!api) return undefined;
    this.selecting ??= api.environments.onDidChangeActiveEnvironmentPath(() => void this.restart());
    return selectedInterpreter(api, file);
  }

  private newClient(launcher: Launcher, file: Uri): LanguageClient {
    const start = async () => {
      const child = await startServer(launcher, serverOptions(file), this.folder);
      this.ended = new Promise((done) => { child.once("close", () => { done(); }); });
      child.stderr?.on("data", (chunk: Buffer) => { this.written = (this.written + chunk.toString()).slice(-KEPT); });
      return child;
    };
    const options: LanguageClientOptions = {
      documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
      initializationOptions: { rulePage: rulePageTemplate(settings(file).rulePage) },
      outputChannel: this.log,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.closed(),
      },
    };
    return new QuietClient("crs-lint", "crs-lint", start, options);
  }

  /** What follows when the server has ended by itself. A failure to start for the first time is told where it is waited for. */
  private closed(): { action: CloseAction; handled: boolean } {
    const stays = { action: CloseAction.DoNotRestart, handled: true };
    if (this.client?.state !== State.Running) {
      if (this.ends > 0) void this.failStart(undefined);
      return stays;
    }
    this.ends += 1;
    if (this.ends <= MOST_ENDS) return { action: CloseAction.Restart, handled: true };
    this.fail("crs-lint ended several times. The log says why; the command Restart the Server starts it again.");
    return stays;
  }

  private async failStart(error: unknown): Promise<void> {
    await Promise.race([this.ended, wait(MOST_WAIT)]);
    this.fail(notStarted(this.found?.command ?? "crs-lint", this.written || (error instanceof Error ? error.message : "")));
  }

  private fail(sentence: string): void {
    this.log.error(sentence);
    this.status.text = "crs-lint does not run";
    this.status.detail = sentence;
    void this.tell(sentence);
  }

  private async tell(sentence: string): Promise<void> {
    const chosen = await window.showErrorMessage(sentence, "Open Settings", "Show Log");
    if (chosen === "Show Log") this.log.show();
    if (chosen === "Open Settings") await commands.executeCommand("workbench.action.openSettings", "crs-lint.interpreter");
  }
}

function folderOf(file: Uri | undefined): string {
  const folder = file ? workspace.getWorkspaceFolder(file) : workspace.workspaceFolders?.[0];
  return folder?.uri.fsPath ?? (file ? Uri.joinPath(file, "..").fsPath : homedir());
}

function surroundings(file: Uri, selected: string | undefined): Surroundings {
  return {
    platform: process.platform,
    isTrusted: workspace.isTrusted,
    home: homedir(),
    workspaceFolder: workspace.getWorkspaceFolder(file)?.uri.fsPath,
    folders: foldersAbove(file.fsPath),
    named: settings(file).interpreter,
    selected,
    searchPath: process.env["PATH"] ?? "",
    isProgram,
  };
}
