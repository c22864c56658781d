import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionAnswers } from '$lib/pages/addresses/feed.server';
import { DATA } from '$lib/site/dataset/dataset.server';
import { parseMarkdown } from '$lib/site/markdown/markdown.server';
import { DOCUMENTS } from '../../../../params/document';

export const entries = () => DOCUMENTS.map((document) => ({ document }));

export const load = ({ params: { document } }: { params: { document: string } }) => ({
  isLong: document === 'codebook',
  versions: document === 'changelog' ? versionAnswers() : [],
  nodes: parseMarkdown(readFileSync(join(DATA, `${document.toUpperCase()}.md`), 'utf8')),
});
