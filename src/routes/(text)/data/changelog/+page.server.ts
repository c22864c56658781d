import { readFileSync } from 'node:fs';
import { parseMarkdown } from '$lib/site/markdown/markdown.server';

export const load = () => ({ nodes: parseMarkdown(readFileSync('geodata/CHANGELOG.md', 'utf8')) });
