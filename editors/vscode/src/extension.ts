/** The extension: starts the server for the files of banks, and adds the commands. */

import { commands, languages, window, workspace, type ExtensionContext, type TextDocument, type TextEditor, type Uri } from "vscode";
import { bankFolder } from "./bank";
import { disk } from "./launch";
import { Preview } from "./preview";
import { openRule, RuleDocuments } from "./rule-documents";
import { SCHEME } from "./rule-page";
import { Server } from "./server";
import { RESTARTING } from "./setting-names";

const LANGUAGES = ["yaml", "markdown"];
const MARKERS = "**/{exam.yaml,exam.yml,crs-lint.toml,pyproject.toml}";

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("crs-lint", { log: true });
  const status = languages.createLanguageStatusItem("crs-lint", LANGUAGES.map((language) => ({ scheme: "file", language })));
  status.name = "crs-lint";
  status.text = "crs-lint waits for a bank";
  status.command = { command: "crs-lint.showLog", title: "Log" };
  const server = new Server(log, status);
  const preview = new Preview(server, context.extensionUri, isBankFile);
  const documents = new RuleDocuments(server);
  context.subscriptions.push(
    log,
    status,
    server,
    preview,
    workspace.registerTextDocumentContentProvider(SCHEME, documents),
    commands.registerTextEditorCommand("crs-lint.preview", (editor) => void openPreview(server, preview, editor)),
    commands.registerCommand("crs-lint.fixAll", () => commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll.crs-lint", apply: "first" })),
    commands.registerCommand("crs-lint.openRule", (rule: unknown) => openRule(documents, rule)),
    commands.registerCommand("crs-lint.restart", () => server.restart()),
    commands.registerCommand("crs-lint.showLog", () => { log.show(); }),
  );
  watch(context, server);
}

function watch(context: ExtensionContext, server: Server): void {
  const look = () => {
    for (const document of workspace.textDocuments) open(server, document);
    setContext(window.activeTextEditor);
  };
  const markers = workspace.createFileSystemWatcher(MARKERS, false, true, true);
  context.subscriptions.push(
    markers,
    markers.onDidCreate(look),
    workspace.onDidOpenTextDocument((document) => { open(server, document); }),
    window.onDidChangeActiveTextEditor(setContext),
    workspace.onDidGrantWorkspaceTrust(() => server.restart()),
    workspace.onDidChangeConfiguration((event) => RESTARTING.some((name) => event.affectsConfiguration(name)) ? server.restart() : undefined),
  );
  look();
}

function open(server: Server, document: TextDocument): void {
  if (LANGUAGES.includes(document.languageId) && isBankFile(document.uri)) void server.ensure(document.uri);
}

async function openPreview(server: Server, preview: Preview, editor: TextEditor): Promise<void> {
  await server.ensure(editor.document.uri);
  await preview.open(editor);
}

function setContext(editor: TextEditor | undefined): void {
  const isOne = editor !== undefined && LANGUAGES.includes(editor.document.languageId) && isBankFile(editor.document.uri);
  void commands.executeCommand("setContext", "crs-lint.isBankFile", isOne);
}

function isBankFile(file: Uri): boolean {
  return file.scheme === "file" && bankFolder(file.fsPath, disk) !== undefined;
}
