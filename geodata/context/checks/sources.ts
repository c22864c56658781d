import { inFile } from '../../checks/check';
import { soundList } from '../../checks/sources';
import { problem } from '../../read';
import type { ContextCheck } from '../checks';
import { citedIn } from '../cited';

const FILE = 'context-sources.json';

export const sourcesExist: ContextCheck = (context, dataset) => {
  const known = new Set([...context.sources, ...dataset.sources].map(({ id }) => id));
  return citedIn(context)
    .filter(({ id }) => !known.has(id))
    .map(({ file, field, id }) => problem(file, field, id, `an id of ${FILE} or sources.json`));
};

export const sourceListSound: ContextCheck = ({ sources }, dataset) =>
  inFile(FILE, (say) => soundList(sources, dataset.sources, say));

export const everySourceUsed: ContextCheck = (context) => {
  const used = new Set(citedIn(context).map(({ id }) => id));
  return inFile(FILE, (say) =>
    context.sources.forEach(({ id }, i) => {
      if (!used.has(id)) say(`[${i}].id`, id, 'a source that something cites');
    }),
  );
};
