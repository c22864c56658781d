import { range, rollup } from 'd3-array';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import * as contextWords from './context/vocabulary';
import * as model from '../src/lib/core/record/model';
import { CONTEXT_KINDS_BY_LANE } from '../src/lib/core/context/context';
import { issuedText, type AtlasRecord, type Source } from '../src/lib/core/record/record';
import { admits, admittedIn } from '../src/lib/core/record/rules';
import { problem, SCHEMAS, type Dataset, type Files } from './read';
import { text } from './fields';
import { eventFile, LANGUAGES, source, within, type RulesFile } from './schema';

/*
 * JSON Schemas for editors, and the codebook. The general codebook defines the words of each closed list in a
 * table between `<!-- NAME -->` and `<!-- /NAME -->`; what a set adds goes into such blocks too.
 */

/** The general codebook, as it stands among the files of a set. */
export const GENERAL = '../CODEBOOK.md';
const DRAFT = 'http://json-schema.org/draft-07/schema#';

const site = v.strictObject({
  ...eventFile.entries.sites.pipe[0].item.entries,
  region: text,
  name_ru: v.optional(text),
  name_zh: v.optional(text),
});

const track = v.strictObject({
  ...eventFile.entries.track.wrapped.entries,
  /** Positions of the waypoints; longitudes may run past ±180. */
  positions: v.array(v.strictTuple([v.number(), v.number()])),
  regionShare: v.record(text, v.number()),
  bounds: v.optional(v.array(v.strictObject({ at: v.number(), within }))),
});

/** `joint-reach.json` and `events.json`, for those who read the files: the records with what the build adds. */
export const builtFile = v.object({
  dataVersion: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}$/)),
  coverage: v.object({ from: text, to: text, lastDay: text, note: text }),
  records: v.array(
    v.strictObject({
      ...eventFile.entries,
      sites: v.pipe(v.array(site), v.nonEmpty()),
      track: v.nullable(track),
    }),
  ),
  sources: v.record(text, source),
});

/** JSON Schemas for editors, by path below geodata/. */
export const jsonSchemas = () =>
  new Map(
    Object.entries({ event: eventFile, 'joint-reach': builtFile, ...SCHEMAS }).map(
      ([name, schema]) => [`schema/${name}.schema.json`, jsonSchema(name, schema)],
    ),
  );

function jsonSchema(name: string, schema: v.GenericSchema): string {
  // A name and no address: the files are the same wherever they are served.
  const $id = `urn:joint-reach:schema:${name}`;
  // JSON Schema has no word for some of our rules (a day of the calendar): only the build checks them.
  const json = toJsonSchema(schema, { errorMode: 'ignore' });
  return `${JSON.stringify({ $schema: DRAFT, $id, ...json }, null, 2)}\n`;
}

const quoted = (words: readonly string[]) => words.map((word) => `\`${word}\``);
const grouped = (groups: Record<string, readonly string[]>) =>
  Object.entries(groups).flatMap(([group, words]) => words.map((word) => `${group} | \`${word}\``));

/** The first cells of each table's rows, in order. */
const LISTS: Record<string, readonly string[]> = {
  strength: quoted(model.STRENGTHS),
  kind: quoted(model.KINDS),
  domain: quoted(model.DOMAINS),
  'site-role': quoted(model.SITE_ROLES),
  precision: model.PRECISIONS.map((word) => `\`${word}\` | ${model.PRECISION_KM[word]} km`),
  'date-precision': quoted(model.DATE_PRECISIONS),
  craft: quoted(model.CRAFTS),
  'waypoint-status': quoted(model.WAYPOINT_STATUSES),
  confidence: quoted(model.CONFIDENCES),
  'source-type': quoted(model.SOURCE_TYPES),
  language: quoted(LANGUAGES),
  support: quoted(model.SUPPORTS),
  'context-kind': grouped(CONTEXT_KINDS_BY_LANE),
  ...Object.fromEntries(
    Object.entries(contextWords).map(([list, words]) => [
      list.toLowerCase().replaceAll('_', '-'),
      quoted(words),
    ]),
  ),
};

const blockOf = (name: string) => new RegExp(`(?<=<!-- ${name} -->\\n)[^]*?(?=<!-- /${name} -->)`);

/** The first row of each table that is not of the list: a word without a definition, or one without its word. */
export function undefinedWords(book: string): string[] {
  return Object.entries(LISTS).flatMap(([name, rows]) => {
    const block = blockOf(name).exec(book)?.[0] ?? '';
    const [, , ...lines] = block.split('\n').filter((line) => line.startsWith('|'));
    const i = range(Math.max(rows.length, lines.length)).find(
      (row) => !rows[row] || !lines[row]?.startsWith(`| ${rows[row]} | `),
    );
    if (i === undefined) return [];
    return [problem(GENERAL, name, lines[i], rows[i] ? `a row "| ${rows[i]} |"` : 'no more rows')];
  });
}

/** The general codebook with the words of the set, two tables of counts, and what the set says of itself. */
export function codebook(
  files: Files,
  { rules, vocabulary }: Dataset,
  records: readonly AtlasRecord[],
): string {
  const { series, scopes, frameworks, practices } = vocabulary;
  const meanings = (list: readonly { id: string; means: string }[]) =>
    table(
      ['value', 'meaning'],
      list.map(({ id, means }) => [`\`${id}\``, means]),
    );
  const counted = rules.map(({ id, definition, where }) => [
    `\`${id}\``,
    definition.en,
    records.filter((record) => admits(where, record)).length,
  ]);
  const blocks = {
    series: meanings(series),
    scope: meanings(scopes),
    framework: meanings(frameworks),
    practice: table(
      ['domain', 'value', 'meaning'],
      practices.map(({ domain, id, means }) => [domain, `\`${id}\``, means]),
    ),
    rules: table(['rule', 'counts', 'records'], counted),
    comparison: table(
      ['study', 'period', 'published', 'ours', 'difference', 'ours by scope', 'why'],
      comparison(rules, records),
    ),
    set: files.get('CODEBOOK.md') ?? '',
  };
  return Object.entries(blocks).reduce(
    (book, [name, block]) => book.replace(blockOf(name), () => block),
    files.get(GENERAL)!,
  );
}

function table(head: string[], rows: (string | number)[][]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  // Prettier would pad the table anew and put the text out of step.
  return ['<!-- prettier-ignore-start -->', ...lines, '<!-- prettier-ignore-end -->\n'].join('\n');
}

/** Published counts beside ours for the same period, with what ours are made of. */
function comparison(rules: RulesFile, records: readonly AtlasRecord[]): (string | number)[][] {
  return rules.flatMap(({ id, where, published }) =>
    published.map(({ count, atLeast, from, to, why, source: study }) => {
      const ours = admittedIn(where, records, { from, to });
      const difference = ours.length - count;
      return [
        `${studyName(study)} (\`${id}\`)`,
        `${from} to ${to}`,
        `${atLeast ? 'at least ' : ''}${count}`,
        ours.length,
        difference > 0 ? `+${difference}` : String(difference).replace('-', '−'),
        byScope(ours),
        why,
      ];
    }),
  );
}

function byScope(records: readonly AtlasRecord[]): string {
  const counts = rollup(
    records,
    (ofScope) => ofScope.length,
    ({ scope }) => scope,
  );
  return [...counts].map(([scope, n]) => `${n} ${scope}`).join(', ');
}

function studyName(study: Source): string {
  const name = `${study.publisher ?? study['container-title']}, ${issuedText(study)}`;
  return study.URL === undefined ? name : `[${name}](${study.URL})`;
}
