/** The preview of the item at the cursor, beside its text. It follows the cursor and what is typed. */

import { randomBytes } from "node:crypto";
import { dirname, sep } from "node:path";
import { Position, Range, Uri, ViewColumn, window, workspace, type Disposable, type TextEditor, type WebviewPanel } from "vscode";
import { emptyPage, nothing, page, placeOf, type Frame, type ItemPreview, type Shown } from "./preview-page";
import type { Server } from "./server";

const PAUSE = 150; // milliseconds without a keystroke or a move
const METHOD = "crs-lint/preview";
const METHOD_NOT_FOUND = -32601;
const CONTENT_MODIFIED = -32801;

export class Preview implements Disposable {
  private panel: WebviewPanel | undefined;
  private source: TextEditor | undefined;
  private style: string | undefined;
  private title = "";
  private wasVisible = true;
  private timer: NodeJS.Timeout | undefined;
  private readonly listeners: Disposable[];

  constructor(private readonly server: Server, private readonly extensionUri: Uri, private readonly isBankFile: (file: Uri) => boolean) {
    this.listeners = [
      window.onDidChangeTextEditorSelection(({ textEditor }) => { this.follow(textEditor); }),
      window.onDidChangeActiveTextEditor((editor) => { this.follow(editor); }),
      workspace.onDidChangeTextDocument(({ document }) => { if (document === this.source?.document) this.later(); }),
    ];
  }

  /** Opens the preview beside an editor, or shows the one that is open. */
  async open(editor: TextEditor): Promise<void> {
    this.source = editor;
    if (this.panel) {
      this.panel.reveal(undefined, true);
    } else {
      this.panel = this.newPanel();
      this.wasVisible = true;
      this.style = undefined;
    }
    await this.show();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    for (const one of this.listeners) one.dispose();
  }

  private newPanel(): WebviewPanel {
    const script = Uri.joinPath(this.extensionUri, "dist");
    const panel = window.createWebviewPanel("crs-lint.preview", "Preview", { viewColumn: ViewColumn.Beside, preserveFocus: true }, {
      enableScripts: true,
      localResourceRoots: [script],
    });
    panel.onDidDispose(() => { this.panel = undefined; });
    panel.onDidChangeViewState(() => { this.reload(); });
    panel.webview.onDidReceiveMessage((message: { place?: unknown }) => this.go(message.place));
    return panel;
  }

  /** Writes the page anew when it comes to sight, since a hidden one gets no messages. */
  private reload(): void {
    const isVisible = this.panel?.visible ?? false;
    if (isVisible && !this.wasVisible) {
      this.style = undefined;
      this.later();
    }
    this.wasVisible = isVisible;
  }

  private follow(editor: TextEditor | undefined): void {
    if (!this.panel || !editor || !this.isBankFile(editor.document.uri)) return;
    this.source = editor;
    this.later();
  }

  private later(): void {
    clearTimeout(this.timer);
    if (this.panel) this.timer = setTimeout(() => void this.show(), PAUSE);
  }

  private async show(): Promise<void> {
    const { source } = this;
    if (!source) return;
    const { uri, version } = source.document;
    const found = await this.ask(uri, source.selection.active);
    if (!this.panel || source !== this.source || version !== source.document.version) return; // another question follows
    if (found === undefined) {
      this.later();
      return;
    }
    if (found instanceof Error) this.put(undefined, nothing(found.message));
    else this.put(found, { html: found.html, folder: dirname(uri.fsPath) + sep });
  }

  /** The item, or the reason why there is none; undefined if some file has changed meanwhile, so that nobody knows. */
  private async ask(uri: Uri, position: Position): Promise<ItemPreview | Error | undefined> {
    const client = this.server.running;
    if (!client) return new Error("crs-lint does not run.");
    try {
      const params = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) }, position };
      return (await client.sendRequest<ItemPreview | null>(METHOD, params)) ?? new Error("This file has no items.");
    } catch (error) {
      return reason(error);
    }
  }

  /** Puts an item or a sentence on the page. The page stays if it has the style already, so that it does not jump. */
  private put(preview: ItemPreview | undefined, shown: Shown): void {
    if (!this.panel) return;
    const { webview } = this.panel;
    const isNew = preview?.title !== this.title;
    this.title = preview?.title ?? "";
    this.panel.title = preview ? `Preview: ${preview.title}` : "Preview";
    if (this.style === undefined || (preview && preview.style !== this.style)) {
      this.style = preview?.style ?? "";
      webview.html = preview ? page(preview, shown, this.frame()) : emptyPage(shown, this.frame());
    } else {
      void webview.postMessage({ ...shown, isNew });
    }
  }

  private frame(): Frame {
    const webview = this.panel?.webview;
    const script = webview?.asWebviewUri(Uri.joinPath(this.extensionUri, "dist", "preview.js"));
    return { scriptSource: webview?.cspSource ?? "", script: String(script), nonce: randomBytes(16).toString("hex") };
  }

  /** Goes to a place that was clicked. Only files of the workspace and of the previewed folder are opened. */
  private async go(given: unknown): Promise<void> {
    const place = typeof given === "string" ? placeOf(given) : undefined;
    if (!place || !this.source) return;
    const uri = Uri.file(place.path);
    const isNear = dirname(uri.fsPath).startsWith(dirname(this.source.document.uri.fsPath));
    if (!isNear && !workspace.getWorkspaceFolder(uri)) return;
    const start = new Position(place.line - 1, 0);
    await window.showTextDocument(uri, { viewColumn: this.source.viewColumn ?? ViewColumn.One, selection: new Range(start, start) });
  }
}

function reason(error: unknown): Error | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === CONTENT_MODIFIED) return undefined;
  if (code === METHOD_NOT_FOUND) return new Error("This version of crs-lint has no preview; install a newer one.");
  return error instanceof Error ? error : new Error(String(error));
}
