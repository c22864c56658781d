import { zipSync, type Zippable } from 'fflate';

/** Reproducible: every file has ZIP's earliest date. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const mtime = new Date(1980, 0, 1);
  const entries = Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }]] as const);
  return zipSync(Object.fromEntries(entries) as unknown as Zippable, { level: 9 });
}
