import papaparse from 'papaparse';
import * as v from 'valibot';
import { day } from '#core/record/fields';
import { webAddress, type SourcesFile } from '#core/record/schema';
import { problem } from '../files/read';

/* What a maintainer found about addresses, with a link checker and a web archive. */

const listed = v.object({
  url: webAddress,
  /** The server's; empty: not asked. */
  status: v.pipe(v.string(), v.regex(/^(\d{3})?$/, 'an HTTP status, such as 404, or nothing')),
  archivedUrl: v.union([v.literal(''), webAddress]),
  archivedAt: v.union([v.literal(''), day]),
});
const COLUMNS = Object.keys(listed.entries) as (keyof typeof listed.entries)[];

export const emptyList = (sources: SourcesFile) =>
  papaparse.unparse({
    fields: COLUMNS,
    data: sources.flatMap(({ URL, custom }) =>
      URL ? [[URL, '', custom.archivedUrl ?? '', custom.archivedAt ?? '']] : [],
    ),
  });

export function checkedSources(name: string, csv: string, sources: SourcesFile) {
  const { data } = papaparse.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  const problems: string[] = [];
  const byUrl = new Map<string, v.InferOutput<typeof listed>>();
  const sourceUrls = new Set(sources.map(({ URL }) => URL));
  data.forEach((cells, i) => {
    const row = Object.fromEntries(COLUMNS.map((column) => [column, cells[column]?.trim() ?? '']));
    const { issues = [], output, success } = v.safeParse(listed, row);
    // The heading is line 1.
    const report = (field: string, value: unknown, expected: string) =>
      problems.push(problem(name, `line ${i + 2}, ${field}`, value, expected));
    for (const { path, input, message } of issues) report(String(path?.[0]?.key), input, message);
    if (!success) return;
    if (!sourceUrls.has(output.url)) report('url', output.url, 'the URL of a source');
    if (!output.archivedUrl !== !output.archivedAt)
      report('archivedAt', output.archivedAt, 'archivedUrl and archivedAt, or neither');
    byUrl.set(output.url, output);
  });
  const checked = sources.map((source): SourcesFile[number] => {
    const { archivedUrl, archivedAt } = byUrl.get(source.URL ?? '') ?? {};
    if (!archivedUrl || !archivedAt) return source;
    return { ...source, custom: { ...source.custom, archivedUrl, archivedAt } };
  });
  return {
    // Of unreadable rows, and addresses of no source.
    problems,
    sources: checked,
    // Ids of sources whose address failed and that have no copy.
    lost: checked
      .filter(({ URL, custom }) => {
        const status = Number(byUrl.get(URL ?? '')?.status ?? 0);
        return status >= 400 && !custom.archivedUrl;
      })
      .map(({ id }) => id),
    unlisted: checked.filter(({ URL }) => URL && !byUrl.has(URL)).map(({ id }) => id),
  };
}
