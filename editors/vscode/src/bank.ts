/** Which files belong to a bank: those beside or below an exam or settings of crs-lint. */

import { dirname, join } from "node:path";

export interface Disk {
  isFile(path: string): boolean;
  /** The text of a file; empty if it cannot be read. */
  textOf(path: string): string;
}

const MARKERS = ["exam.yaml", "exam.yml", "crs-lint.toml"];
const SHARED_SETTINGS = "pyproject.toml";
const OWN_TABLE = /^\s*\[\[?\s*tool\s*\.\s*"?crs-lint"?\s*[\].]/m;

/** The nearest folder, from that of a file upward, with an exam or settings; undefined if the file belongs to no bank. */
export function bankFolder(file: string, disk: Disk): string | undefined {
  return foldersAbove(file).find((folder) => isMarked(folder, disk));
}

/** The folders that a file is in, the innermost first. */
export function foldersAbove(file: string): string[] {
  const folders = [dirname(file)];
  for (;;) {
    const last = folders[folders.length - 1] ?? "";
    const above = dirname(last);
    if (above === last) return folders;
    folders.push(above);
  }
}

function isMarked(folder: string, disk: Disk): boolean {
  if (MARKERS.some((name) => disk.isFile(join(folder, name)))) return true;
  const shared = join(folder, SHARED_SETTINGS);
  return disk.isFile(shared) && OWN_TABLE.test(disk.textOf(shared));
}
