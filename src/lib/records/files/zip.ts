import { zipSync, type Zippable } from 'fflate';

/** An archive whose bytes depend on what is in it alone: every file has the date at which ZIP begins. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const entries = Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }]] as const);
  return zipSync(Object.fromEntries(entries) as unknown as Zippable, { level: 9 });
}
