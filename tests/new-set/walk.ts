import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/* docs/new-set.md, followed word by word in a copy of the sources. */

const DOC = 'docs/new-set.md';
const COPIED = ['src', 'static', 'geodata', 'messages', 'tools', 'project.inlang'];
const FILES = `package.json package-lock.json CITATION.cff svelte.config.js vite.config.ts
  tsconfig.json .prettierrc`;

/** The sources as they are, in a folder that a build or a command may change. */
export function copySources(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of [...COPIED, ...FILES.split(/\s+/)])
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}

interface Block {
  /** The heading that it stands below. */
  step: string;
  language: string;
  /** The file that a line of its own names before it. */
  file: string | undefined;
  text: string;
}

/** The blocks of the walk, from its first step on. */
function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/^## (?=\d)/m)
    .slice(1)
    .flatMap((section) => {
      const [step = ''] = section.split('\n');
      const blocks = section.matchAll(/(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n([^]*?)^```$/gm);
      return [...blocks].map(([, file, language = '', text = '']) => ({
        step,
        language,
        file,
        text,
      }));
    });
}

/** Runs a command in a folder. */
export type Run = (command: string, folder: string) => Promise<{ isGood: boolean; output: string }>;

/** What a command of the page said, and what the page says that it says: nothing where all is well. */
export interface Told {
  step: string;
  command: string;
  isGood: boolean;
  output: string;
  expected: string[];
}

/** Does in a folder what the page says. */
export async function followDoc(folder: string, run: Run): Promise<Told[]> {
  const told: Told[] = [];
  for (const { step, language, file, text } of blocksOf(readFileSync(DOC, 'utf8'))) {
    if (file) put(join(folder, file), text);
    else if (language === 'text') told.at(-1)!.expected.push(...text.trim().split('\n'));
    else
      for (const command of text.trim().split('\n')) {
        told.push({ step, command, ...(await run(command, folder)), expected: [] });
      }
  }
  return told;
}

/** The commands for which something went otherwise than the page says. */
export const surprises = (told: readonly Told[]) =>
  told.filter(
    ({ isGood, output, expected }) =>
      isGood !== (expected.length === 0) || expected.some((line) => !output.includes(line)),
  );

/** A list or a text as a whole; of an object the fields that are given. */
function put(path: string, text: string): void {
  if (!path.endsWith('json')) return writeFileSync(path, text);
  const parsed = JSON.parse(text) as object;
  const isWhole = Array.isArray(parsed) || !existsSync(path);
  const before = isWhole ? {} : (JSON.parse(readFileSync(path, 'utf8')) as object);
  const content = Array.isArray(parsed) ? parsed : { ...before, ...parsed };
  return writeFileSync(path, JSON.stringify(content));
}

/** In a shell, as a reader does. */
export const inShell: Run = async (command, cwd) => {
  const { status, stdout, stderr } = spawnSync(command, { cwd, shell: true, encoding: 'utf8' });
  return { isGood: status === 0, output: stdout + stderr };
};
