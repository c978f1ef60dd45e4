/** One sentence on why the server does not run. */

/** What the user reads if crs-lint is found nowhere. */
export function notFound(named: string): string {
  return named
    ? `crs-lint cannot start: the setting crs-lint.interpreter names "${named}", which was not found or lies in a workspace that is not trusted.`
    : 'crs-lint was not found: install it with its extra "server" in the Python environment of this workspace, or set crs-lint.interpreter.';
}

/** What the user reads if the server ended before it answered, from what it wrote to standard error. */
export function notStarted(command: string, written: string): string {
  const lines = written.split(/\r?\n/).filter((line) => line.trim());
  const last = lines[lines.length - 1]?.trim();
  if (last === undefined) return `crs-lint cannot start: ${command} ended without a message.`;
  if (/No module named crs_lint\b/.test(last)) {
    return `crs-lint cannot start: ${command} has no crs-lint; install crs-lint with its extra "server" there.`;
  }
  if (/unknown option:? -P/i.test(written)) return `crs-lint cannot start: ${command} is older than Python 3.11.`;
  return `crs-lint cannot start: ${last.replace(/^(?:crs-lint(?: server)?: )?(?:error: )?/, "")}`;
}
