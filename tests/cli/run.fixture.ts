import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/main';
import type { AtlasData } from '../../src/lib/core/record/record';
import { readJson } from '../json';

export const atlas = readJson<AtlasData>('static/data/events.json');

/** Of each kind and rule, with a track: measured in a tenth of the time that all records take. */
const FEW = [
  'mediterranean-tactical-2014',
  'aerospace-security-2016',
  'komodo-2016',
  'joint-sea-2016',
  'peace-mission-2016',
  'joint-sea-2017-1',
  'peace-mission-2021',
  'joint-sea-2021',
  'bomber-patrol-2021',
  'maritime-security-belt-2022',
  'bomber-patrol-2022-1',
  'will-for-peace-2026',
];
export const few = { ...atlas, records: atlas.records.filter(({ id }) => FEW.includes(id)) };
const folderOfFew = mkdtempSync(join(tmpdir(), 'reach-few-'));
process.on('exit', () => rmSync(folderOfFew, { recursive: true }));
export const fewFile = join(folderOfFew, 'few.json');
writeFileSync(fewFile, JSON.stringify(few));

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
/** The same of the few records. */
export const reachFew: typeof reach = (args, terminal) =>
  reach(`${args} --input ${fewFile}`, terminal);
export const jsonFew = <Data>(args: string) => JSON.parse(reachFew(args).out) as Data;

/** A file in a folder of the test's own, which goes with it. */
export function file(name: string, content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'reach-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  const isPlain = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isPlain ? content : JSON.stringify(content));
  return path;
}
