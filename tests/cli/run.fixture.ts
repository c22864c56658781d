import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/main';
import type { AtlasData } from '../../src/lib/core/record/record';

export const read = <Data>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Data;
export const atlas = read<AtlasData>('static/data/events.json');

/** One run of the command with what it wrote. */
export function reach(args: string, terminal: { tty?: boolean; msPerLook?: number } = {}) {
  let [out, err, now] = ['', '', 0];
  const code = run(args.split(' ').filter(Boolean), {
    out: (text) => (out += text),
    err: (text) => (err += text),
    outIsTerminal: terminal.tty ?? false,
    errIsTerminal: terminal.tty ?? false,
    now: () => (now += terminal.msPerLook ?? 0),
  });
  return { code, out, err };
}
export const json = <Data>(args: string) => JSON.parse(reach(args).out) as Data;

/** A file in a folder of the test's own, which goes with it. */
export function file(name: string, content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'reach-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
