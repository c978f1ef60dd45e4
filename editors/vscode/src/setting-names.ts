/** Settings that hold for a running server until it is started again. */
export const RESTARTING: readonly string[] = ["crs-lint.interpreter", "crs-lint.config", "crs-lint.rulePage", "crs-lint.verbose"];
