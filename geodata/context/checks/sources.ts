import { problem } from '../../problem';
import type { ContextCheck } from '../checks';
import { citedIn } from '../cited';

const FILE = 'context-sources.json';

export const sourcesExist: ContextCheck = (context, dataset) => {
  const known = new Set([...context.sources, ...dataset.sources].map(({ id }) => id));
  return citedIn(context)
    .filter(({ id }) => !known.has(id))
    .map(({ file, field, id }) => problem(file, field, id, `an id of ${FILE} or sources.json`));
};

/** Sorted by id, and neither an id nor an address that another source of either file has. */
export const everySourceOnce: ContextCheck = ({ sources }, dataset) => {
  const seen = new Set(dataset.sources.flatMap(({ id, URL }) => [id, URL ?? id]));
  return sources.flatMap(({ id, URL }, i) => {
    const before = sources[i - 1]?.id ?? '';
    const found = [
      ...(before > id ? [problem(FILE, `[${i}].id`, id, `an order by id (after ${before})`)] : []),
      ...(seen.has(id) ? [problem(FILE, `[${i}].id`, id, 'an id that no other source has')] : []),
      ...(URL !== undefined && seen.has(URL)
        ? [problem(FILE, `[${i}].URL`, URL, 'an address that no other source has')]
        : []),
    ];
    seen.add(id);
    if (URL !== undefined) seen.add(URL);
    return found;
  });
};

export const linkMatchesAddress: ContextCheck = ({ sources }) =>
  sources.flatMap(({ URL, custom }, i) =>
    custom.link === (URL !== undefined)
      ? []
      : [
          problem(
            FILE,
            `[${i}].custom.link`,
            custom.link,
            custom.link ? 'false, as there is no URL' : 'true, as there is a URL',
          ),
        ],
  );

export const everySourceUsed: ContextCheck = (context) => {
  const used = new Set(citedIn(context).map(({ id }) => id));
  return context.sources.flatMap(({ id }, i) =>
    used.has(id) ? [] : [problem(FILE, `[${i}].id`, id, 'a source that something cites')],
  );
};
