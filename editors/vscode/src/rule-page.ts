/** Where the page of a rule is: on a site of the team, or in a virtual document of the editor. */

export const SCHEME = "crs-lint-rule";

/** The template of addresses for the server, with `{rule}` in place of a name. An address that is not of the web is not used. */
export function rulePageTemplate(setting: string): string {
  return isWebTemplate(setting) ? setting : `${SCHEME}:/{rule}.md`;
}

/** The address of a rule's page on a site; undefined if none is set. */
export function webPage(setting: string, rule: string): string | undefined {
  return isWebTemplate(setting) ? setting.replaceAll("{rule}", encodeURIComponent(rule)) : undefined;
}

/** The rule that a virtual document is about, by its path. */
export function ruleOfPath(path: string): string | undefined {
  return /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(path)?.[1];
}

/** The rule that a comment names at a column of a line; undefined elsewhere. */
export function ruleInComment(line: string, column: number): string | undefined {
  const comment = /#\s*crs-lint:\s*ignore(?:-file)?\[([^\]]*)\]/.exec(line);
  if (comment?.[1] === undefined) return undefined;
  const start = comment.index + comment[0].length - 1 - comment[1].length;
  for (const name of comment[1].matchAll(/[a-z0-9-]+/g)) {
    const first = start + name.index;
    if (first <= column && column <= first + name[0].length) return name[0];
  }
  return undefined;
}

function isWebTemplate(setting: string): boolean {
  return /^https?:\/\//.test(setting) && setting.includes("{rule}");
}
