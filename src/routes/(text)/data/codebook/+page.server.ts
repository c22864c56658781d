import { readFileSync } from 'node:fs';
import { parseMarkdown } from '$lib/site/markdown.server';

export const load = () => ({ blocks: parseMarkdown(readFileSync('geodata/CODEBOOK.md', 'utf8')) });
