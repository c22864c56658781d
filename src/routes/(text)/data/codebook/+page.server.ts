import { readFileSync } from 'node:fs';
import { parseMarkdown } from '$lib/server/markdown';

export const load = () => ({ blocks: parseMarkdown(readFileSync('geodata/CODEBOOK.md', 'utf8')) });
