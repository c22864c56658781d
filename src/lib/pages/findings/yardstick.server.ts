import type { YardstickData } from '$lib/core/claims/claims';
import { citationText } from '$lib/core/record/record';
import { m } from '$lib/paraglide/messages';
import { standardVisits } from '$lib/site/answer.server';
import { readData } from '$lib/site/dataset.server';
import { formatName, formatYears } from '$lib/site/format';
import { isThere } from '$lib/site/set';

type Stretch = YardstickData['stretches'][number];

/** How often other pairs of states went to a new place, at the same number of exercises; null without a yardstick. */
export function yardstickText() {
  if (!isThere('yardstick')) return null;
  const { stretches, pairs, sources, doi, version, says, definition, notSaid, caveats } =
    readData<YardstickData>('yardstick.json');
  const inShort = stretches.map(({ period, beyond }) =>
    m.findings_beyond_in({ ...beyond, years: yearsOf(period), of: pairs }),
  );
  return {
    pairs,
    widest: Math.max(...stretches.map(lengthOf)),
    line: m.findings_others_line({ list: inShort.join(m.findings_separator()) }),
    rows: stretches.map((stretch) => rowOf(stretch, pairs)),
    says: formatName(says),
    definition: formatName(definition),
    notSaid: notSaid.map(formatName),
    caveats: caveats.map(formatName),
    sources: Object.values(sources).map((source) => citationText({ ...source, URL: undefined })),
    doi,
    version,
  };
}
export type YardstickText = NonNullable<ReturnType<typeof yardstickText>>;

const lengthOf = ({ from, to }: Stretch) => to - from + 1;

const yearsOf = ({ from, to }: Stretch['period']) =>
  to ? formatYears(from, to) : m.findings_since({ year: from });

function rowOf(stretch: Stretch, pairs: number) {
  const { from, to, period, others, ours, beyond } = stretch;
  return {
    title: m.findings_stretch({ from, to }),
    years: yearsOf(period),
    text: m.findings_beyond({ ...beyond, of: pairs }),
    of: lengthOf(stretch),
    fourFifths: others.fourFifths,
    middle: others.middle,
    own: newAmong(from, to),
    onePoint: ours.onePoint.count,
  };
}

/** Of our own exercises with these numbers, those at a new place: counted as everywhere on this site. */
function newAmong(from: number, to: number): number {
  const exercises = standardVisits.filter(({ kind }) => kind === 'exercise');
  return exercises.slice(from - 1, to).filter(({ status }) => status === 'new').length;
}
