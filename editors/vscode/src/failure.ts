/** One sentence on why the server does not run. */

/** What the user reads if crs-lint is found nowhere. `named` is the setting for the interpreter. */
export function notFound(named: string, isTrusted: boolean): string {
  if (named) return `crs-lint cannot start: the interpreter "${named}" of the setting crs-lint.interpreter was not found${isTrusted ? "" : " outside of this workspace, which is not trusted"}.`;
  return isTrusted
    ? 'crs-lint was not found: install it with its extra "server" in the Python environment of this workspace, or set crs-lint.interpreter.'
    : "crs-lint was not found on PATH: trust this workspace to use its Python environment, or set crs-lint.interpreter in your user settings.";
}

/** What the user reads if the server ended before it answered, from what it wrote to standard error. */
export function notStarted(command: string, written: string): string {
  const lines = written.split(/\r?\n/).filter((line) => line.trim());
  const last = lines[lines.length - 1]?.trim();
  if (last === undefined) return `crs-lint cannot start: ${command} ended without a message.`;
  if (/No module named crs_lint\b/.test(last)) {
    return `crs-lint cannot start: ${command} has no crs-lint; install crs-lint with its extra "server" there.`;
  }
  if (/^spawn .* ENOENT$/.test(last)) return `crs-lint cannot start: ${command} does not exist.`;
  if (/unknown option:? -P/i.test(written)) return `crs-lint cannot start: ${command} is older than Python 3.11.`;
  return `crs-lint cannot start: ${last.replace(/^(?:crs-lint(?: server)?: )?(?:error: )?/, "")}`;
}
