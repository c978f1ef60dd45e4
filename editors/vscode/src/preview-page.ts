/** The page of the preview: what the server sends, in a frame of the extension that runs one script of its own. */

/** The answer to `crs-lint/preview`. Lines and characters count from 0. */
export interface ItemPreview {
  readonly title: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly html: string;
  readonly style: string;
}

export interface Frame {
  /** The source of scripts that the webview may load, and the address of the script. */
  readonly scriptSource: string;
  readonly script: string;
  readonly nonce: string;
}

/** What the page gets: an item, or a sentence in its place. `folder` is left out of the paths that it shows. */
export interface Shown {
  readonly html: string;
  readonly folder: string;
}

// The colors of the page follow the theme of the editor, not that of the system.
const OWN_STYLE = `
:root:has(body.vscode-light, body.vscode-high-contrast-light) { color-scheme: light; }
:root:has(body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light)) { color-scheme: dark; }
body { padding: 0; background: var(--paper); }
main { padding: 1rem; }
.item { border: 0; margin: 0; }
.nothing { color: var(--soft); }
`;

/** The whole page around an item. */
export function page(preview: ItemPreview, shown: Shown, frame: Frame): string {
  return document(preview.title, preview.style, shown, frame);
}

/** The whole page around a sentence that stands in place of an item. */
export function emptyPage(shown: Shown, frame: Frame): string {
  return document("Preview", "", shown, frame);
}

export function nothing(sentence: string): Shown {
  return { html: `<p class="nothing">${escaped(sentence)}</p>`, folder: "" };
}

function document(title: string, style: string, shown: Shown, frame: Frame): string {
  const policy = `default-src 'none'; img-src data:; style-src 'nonce-${frame.nonce}'; script-src ${frame.scriptSource}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${frame.nonce}">${style}${OWN_STYLE}</style>
</head>
<body>
<main id="item" data-folder="${escaped(shown.folder)}">${shown.html}</main>
<script src="${frame.script}"></script>
</body>
</html>
`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The file and line, from 1, of a place as the page shows it, as in `/bank/items.yaml:12`. */
export function placeOf(text: string): { path: string; line: number } | undefined {
  const found = /^(.+):([1-9]\d{0,8})$/s.exec(text);
  return found?.[1] === undefined ? undefined : { path: found[1], line: Number(found[2]) };
}
