import { issuedText } from '../src/lib/core/record/citation';
import { CONTEXT_KINDS_BY_LANE, CONTEXT_LANES } from '../src/lib/core/context/context';
import {
  PRACTICES_BY_DOMAIN,
  PRECISION_KM,
  PRECISIONS,
  SCOPES,
} from '../src/lib/core/record/model';
import type { AtlasRecord, Source } from '../src/lib/core/record/record';
import { admits, admittedIn } from '../src/lib/core/record/rules';
import * as contextWords from './context/vocabulary';
import type { RulesFile } from './schema';
import * as words from './vocabulary';

/**
 * CODEBOOK.md with its generated blocks renewed: everything between `<!-- NAME -->` and
 * `<!-- /NAME -->`. Text outside the blocks is written by hand and stays.
 */
export function codebook(text: string, rules: RulesFile, records: readonly AtlasRecord[]): string {
  let renewed = text;
  for (const [name, block] of Object.entries(blocks(rules, records))) {
    const pattern = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    // Prettier would pad the tables anew and put the text out of step.
    const ignored = `<!-- prettier-ignore-start -->\n${block}\n<!-- prettier-ignore-end -->\n`;
    renewed = renewed.replace(pattern, (_, open: string, close: string) => open + ignored + close);
  }
  return renewed;
}

/** A block for each list of words, named after it: that of DATE_PRECISION is `date-precision`. */
function blocks(rules: RulesFile, records: readonly AtlasRecord[]): Record<string, string> {
  const { PRECISION: _, ...ofOneColumn } = { ...words, ...contextWords };
  const lists = Object.entries<Record<string, string>>(ofOneColumn);
  return {
    ...Object.fromEntries(lists.map(([name, of]) => [blockName(name), list(of)])),
    practice: practices(),
    precision: precisions(),
    'context-kind': contextKinds(),
    rules: rulesTable(rules, records),
    comparison: comparison(rules, records),
  };
}

const blockName = (list: string) => list.toLowerCase().replaceAll('_', '-');
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: (string | number)[][]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function list(definitions: Record<string, string>): string {
  return table(
    ['value', 'meaning'],
    Object.entries(definitions).map(([value, meaning]) => [`\`${value}\``, meaning]),
  );
}

function practices(): string {
  return table(
    ['domain', 'value', 'meaning'],
    Object.entries(PRACTICES_BY_DOMAIN).flatMap(([domain, values]) =>
      values.map((value) => [domain, `\`${value}\``, words.PRACTICE[value]]),
    ),
  );
}

function contextKinds(): string {
  return table(
    ['lane', 'value', 'meaning'],
    CONTEXT_LANES.flatMap((lane) =>
      CONTEXT_KINDS_BY_LANE[lane].map((kind) => [
        lane,
        `\`${kind}\``,
        contextWords.CONTEXT_KIND[kind],
      ]),
    ),
  );
}

function precisions(): string {
  return table(
    ['value', 'within', 'meaning', 'UCDP GED `where_prec`', 'ACLED `geo_precision`'],
    PRECISIONS.map((value) => {
      const { text, ucdp, acled } = words.PRECISION[value];
      return [`\`${value}\``, `${PRECISION_KM[value]} km`, text, ucdp, acled];
    }),
  );
}

function rulesTable(rules: RulesFile, records: readonly AtlasRecord[]): string {
  return table(
    ['rule', 'counts', 'records'],
    rules.map(({ id, definition, where }) => [
      `\`${id}\``,
      definition.en,
      records.filter((record) => admits(where, record)).length,
    ]),
  );
}

/** Published counts beside ours for the same period, with what ours are made of. */
function comparison(rules: RulesFile, records: readonly AtlasRecord[]): string {
  return table(
    ['study', 'period', 'published', 'ours', 'difference', 'ours by scope', 'why'],
    rules.flatMap(({ id, where, published }) =>
      published.map(({ count, atLeast, from, to, why, source }) => {
        const ours = admittedIn(where, records, { from, to });
        const difference = ours.length - count;
        return [
          `${studyName(source)} (\`${id}\`)`,
          `${from} to ${to}`,
          `${atLeast ? 'at least ' : ''}${count}`,
          ours.length,
          difference > 0 ? `+${difference}` : String(difference).replace('-', '−'),
          byScope(ours),
          why,
        ];
      }),
    ),
  );
}

function byScope(records: readonly AtlasRecord[]): string {
  return SCOPES.map((scope) => [scope, records.filter((r) => r.scope === scope).length] as const)
    .filter(([, n]) => n > 0)
    .map(([scope, n]) => `${n} ${scope}`)
    .join(', ');
}

function studyName(source: Source): string {
  const name = `${source.publisher ?? source['container-title']}, ${issuedText(source)}`;
  return source.URL === undefined ? name : `[${name}](${source.URL})`;
}
