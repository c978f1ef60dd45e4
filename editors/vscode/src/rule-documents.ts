/** The pages of rules: on a site if one is set, else as virtual documents that `crs-lint rule` writes. */

import { commands, env, languages, Uri, window, type TextDocumentContentProvider, type TextEditor } from "vscode";
import { output } from "./launch";
import { ruleInComment, ruleOfPath, SCHEME, webPage } from "./rule-page";
import type { Server } from "./server";
import { settings } from "./settings";

interface ListedRule {
  readonly name: string;
  readonly category: string;
  readonly headline: string;
}

const SOURCE = "crs-lint";

export class RuleDocuments implements TextDocumentContentProvider {
  constructor(private readonly server: Server) {}

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const rule = ruleOfPath(uri.path);
    if (rule === undefined) return "";
    return this.read("rule", rule).catch((error: unknown) => `crs-lint cannot show this page: ${lastLine(error)}\n`);
  }

  /** All rules that `crs-lint rule` lists. */
  async list(): Promise<ListedRule[]> {
    const { rules } = JSON.parse(await this.read("rule", "--format", "json")) as { rules: ListedRule[] };
    return rules;
  }

  private async read(...args: string[]): Promise<string> {
    const { launcher, folder } = this.server;
    if (!launcher) throw new Error("crs-lint has not been found; open a file of a bank first.");
    return output(launcher, args, folder);
  }
}

/** Shows the page of a rule: the named one, that at the cursor, or one that the user picks. */
export async function openRule(documents: RuleDocuments, named: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  const rule = typeof named === "string" ? named : ((editor && ruleAt(editor)) ?? (await pick(documents)));
  if (rule === undefined) return;
  const address = webPage(settings(editor?.document.uri).rulePage, rule);
  if (address !== undefined) await env.openExternal(Uri.parse(address, true));
  else await commands.executeCommand("markdown.showPreview", Uri.from({ scheme: SCHEME, path: `/${rule}.md` }));
}

/** The rule that a comment names at the cursor, or else the rule of a finding there. */
function ruleAt({ document, selection: { active } }: TextEditor): string | undefined {
  const named = ruleInComment(document.lineAt(active).text, active.character);
  if (named !== undefined) return named;
  const finding = languages.getDiagnostics(document.uri).find((one) => one.source === SOURCE && one.range.contains(active));
  const code = typeof finding?.code === "object" ? finding.code.value : finding?.code;
  return code === undefined ? undefined : String(code);
}

async function pick(documents: RuleDocuments): Promise<string | undefined> {
  try {
    const rules = (await documents.list()).map(({ name, category, headline }) => ({ label: name, description: category, detail: headline }));
    const chosen = await window.showQuickPick(rules, { placeHolder: "A rule", matchOnDetail: true });
    return chosen?.label;
  } catch (error) {
    void window.showErrorMessage(`crs-lint cannot list its rules: ${lastLine(error)}`);
    return undefined;
  }
}

function lastLine(error: unknown): string {
  const written = error instanceof Error && "stderr" in error && typeof error.stderr === "string" ? error.stderr : "";
  const text = written || (error instanceof Error ? error.message : String(error));
  return text.trim().split("\n").at(-1) ?? "";
}
