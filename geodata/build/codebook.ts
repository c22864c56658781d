import { BASE } from '#core/record/languages';
import { groups, range } from 'd3-array';
import * as model from '#core/record/model';
import { CONTEXT_KINDS_BY_LANE } from '#core/context/context-kinds';
import { issuedText } from '#core/record/record';
import { admittedBy, admittedIn } from '#core/record/rules';
import * as contextWords from '#core/context/context-words';
import { GENERAL, problem, type Dataset, type Files } from '../files/read';
import { eventFile, SOURCE_LANGUAGES, type AtlasRecord, type Source } from '#core/record/schema';
import type { PublishedFile } from '#core/record/dataset-files';

/* Tables of closed lists and what a set adds lie between `<!-- NAME -->` and `<!-- /NAME -->`. */

const code = (word: string) => `\`${word}\``;
const quoted = (words: readonly string[]) => words.map(code);
const grouped = (byGroup: Record<string, readonly string[]>) =>
  Object.entries(byGroup).flatMap(([group, words]) =>
    words.map((word) => `${group} | ${code(word)}`),
  );

const nameOf = (list: string) => list.toLowerCase().replaceAll('_', '-');

/** The first cells of each table's rows. */
const LISTS: Record<string, readonly string[]> = {
  strength: quoted(model.STRENGTHS),
  kind: quoted(model.KINDS),
  domain: quoted(model.DOMAINS),
  'site-role': quoted(model.SITE_ROLES),
  precision: model.PRECISIONS.map((word) => `${code(word)} | ${model.PRECISION_KM[word]} km`),
  'date-precision': quoted(model.DATE_PRECISIONS),
  craft: quoted(model.CRAFTS),
  'waypoint-status': quoted(model.WAYPOINT_STATUSES),
  confidence: quoted(model.CONFIDENCES),
  'source-type': quoted(model.SOURCE_TYPES),
  language: quoted(SOURCE_LANGUAGES),
  support: quoted(model.SUPPORTS),
  'context-kind': grouped(CONTEXT_KINDS_BY_LANE),
  ...Object.fromEntries(
    Object.entries(contextWords).map(([list, words]) => [nameOf(list), quoted(words)]),
  ),
};

const blockOf = (name: string) => new RegExp(`(?<=<!-- ${name} -->\\n)[^]*?(?=<!-- /${name} -->)`);

/** Words and fields; a row may be of several fields. */
export function undefinedIn(book: string): string[] {
  const [section = ''] = /^## Fields of a record\n[^#]*/m.exec(book) ?? [];
  const named = section.match(/^\|[^|]*/gm)?.join('') ?? '';
  const fields = Object.keys(eventFile.entries).filter((field) => !named.includes(code(field)));
  const words = Object.entries(LISTS).flatMap(([name, rows]) => {
    const block = blockOf(name).exec(book)?.[0] ?? '';
    const [, , ...lines] = block.split('\n').filter((line) => line.startsWith('|'));
    const i = range(Math.max(rows.length, lines.length)).find(
      (row) => !rows[row] || !lines[row]?.startsWith(`| ${rows[row]} | `),
    );
    if (i === undefined) return [];
    return [problem(GENERAL, name, lines[i], rows[i] ? `a row "| ${rows[i]} |"` : 'no more rows')];
  });
  const expected = 'a row of "Fields of a record"';
  return [...fields.map((field) => problem(GENERAL, field, undefined, expected)), ...words];
}

export function codebook(
  files: Files,
  { rules, published, vocabulary }: Dataset,
  records: readonly AtlasRecord[],
) {
  const { series, scopes, frameworks, practices } = vocabulary;
  const meanings = (list: readonly { id: string; means: string }[]) => {
    const rows = list.map(({ id, means }) => [code(id), means]);
    return table(['value', 'meaning'], rows);
  };
  const practised = practices.map(({ domain, id, means }) => [domain, code(id), means]);
  const counted = rules.map(({ id, definition, where }) => {
    return [code(id), definition[BASE], admittedBy(where, records).length];
  });
  const blocks = {
    series: meanings(series),
    scope: meanings(scopes),
    framework: meanings(frameworks),
    practice: table(['domain', 'value', 'meaning'], practised),
    rules: table(['rule', 'counts', 'records'], counted),
    published: publishedCounts(published, records),
    set: files.get('CODEBOOK.md') ?? '',
  };
  return Object.entries(blocks).reduce(
    (book, [name, block]) => book.replace(blockOf(name), () => block),
    files.get(GENERAL)!,
  );
}

function table(head: string[], rows: (string | number)[][]) {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  // Prettier would pad the table.
  return ['<!-- prettier-ignore-start -->', ...lines, '<!-- prettier-ignore-end -->\n'].join('\n');
}

export function publishedCounts(studies: PublishedFile, records: readonly AtlasRecord[]) {
  const rows = studies.flatMap(({ study, where, published }) =>
    published.map(({ count, atLeast, from, to, why, source }) => {
      const ours = admittedIn(where, records, { from, to });
      const difference = ours.length - count;
      return [
        `${study}: ${sourceName(source)}`,
        `${from} to ${to}`,
        `${atLeast ? 'at least ' : ''}${count}`,
        ours.length,
        difference > 0 ? `+${difference}` : String(difference).replace('-', '−'),
        byScope(ours),
        why,
      ];
    }),
  );
  const head = ['study', 'period', 'published', 'ours', 'difference', 'ours by scope', 'why'];
  const counted = studies.map(({ study, counts }) => `- **${study}.** ${counts}\n`);
  return `${table(head, rows)}\n${counted.join('')}`;
}

function byScope(records: readonly AtlasRecord[]) {
  const counts = groups(records, ({ scope }) => scope);
  return counts.map(([scope, { length }]) => `${length} ${scope}`).join(', ');
}

function sourceName(source: Source) {
  const name = `${source.publisher ?? source['container-title']}, ${issuedText(source)}`;
  return source.URL === undefined ? name : `[${name}](${source.URL})`;
}
