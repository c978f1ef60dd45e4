/** The interpreter that the Python extension has selected. */

/** What is used of the API of the Python extension. */
export interface PythonApi {
  readonly environments: {
    readonly onDidChangeActiveEnvironmentPath: (listener: () => void) => { dispose(): unknown };
    getActiveEnvironmentPath(resource?: unknown): { readonly path: string };
    resolveEnvironment(environment: { readonly path: string }): Promise<{ readonly executable: { readonly uri?: { readonly fsPath: string } | undefined } } | undefined>;
  };
}

const USED = ["onDidChangeActiveEnvironmentPath", "getActiveEnvironmentPath", "resolveEnvironment"];

/** The API in what the Python extension exports; undefined if it is not there or has another shape. */
export function pythonApi(exported: unknown): PythonApi | undefined {
  if (typeof exported !== "object" || exported === null || !("environments" in exported)) return undefined;
  const { environments } = exported;
  if (typeof environments !== "object" || environments === null) return undefined;
  return USED.every((name) => name in environments) ? (exported as PythonApi) : undefined;
}

/** The path of the interpreter for a file or folder; undefined if none is selected. */
export async function selectedInterpreter(api: PythonApi, resource: unknown): Promise<string | undefined> {
  const environment = await api.environments.resolveEnvironment(api.environments.getActiveEnvironmentPath(resource));
  return environment?.executable.uri?.fsPath;
}
