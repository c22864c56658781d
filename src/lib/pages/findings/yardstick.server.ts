import type { YardstickData } from '$lib/core/context/claims';
import { citationText } from '$lib/core/record/record';
import type { Source } from '$lib/core/record/schema';
import type { Counted } from '$lib/core/stall/counts';
import { m } from '$lib/paraglide/messages';
import { readData } from '$lib/site/dataset/dataset.server';
import { isThere } from '$lib/site/dataset/set';
import { formatCounted, formatList, formatName, formatYears } from '$lib/site/text/format';

type Stretch = YardstickData['stretches'][number];

export function yardstickText() {
  if (!isThere('yardstick')) return null;
  const { stretches, pairs, sources, doi, version, says, definition, notSaid, caveats } =
    readData<YardstickData>('yardstick.json');
  const inShort = stretches.map((stretch) => {
    const { own } = ownCounts(stretch);
    return m.findings_beyond_in({
      ...stretch.beyond,
      years: yearsOf(stretch.period),
      own: formatCounted(own),
      n: own.n,
      of: pairs,
    });
  });
  const cited = Object.values(sources);
  return {
    title: m.findings_others(),
    line: m.findings_others_line({ list: inShort.join(m.findings_separator()) }),
    says: filled(formatName(says), stretches),
    rows: stretches.map((stretch) => rowOf(stretch, pairs)),
    widest: Math.max(...stretches.map(lengthOf)),
    legend: [
      { look: 'band', px: 22, text: m.findings_key_band({ pairs }) },
      { look: 'middle', px: 3, text: m.findings_key_middle() },
      { look: 'own', px: 14, text: m.findings_key_own() },
      { look: 'one-point', px: 14, text: m.findings_key_one_point() },
    ],
    source: m.findings_counted_from({ source: formatList(cited.map(authorsAndYear)) }),
    doi,
    more: {
      title: m.findings_not_said(),
      lines: [
        ...[...notSaid, ...caveats, definition].map((text) => filled(formatName(text), stretches)),
        ...cited.map((source) => citationText(source)),
        version,
      ],
    },
  };
}
export type YardstickText = NonNullable<ReturnType<typeof yardstickText>>;

const lengthOf = ({ from, to }: Pick<Stretch, 'from' | 'to'>) => to - from + 1;

const yearsOf = ({ from, to }: Stretch['period']) =>
  to ? formatYears(from, to) : m.findings_since({ year: from });

const authorsAndYear = ({ author = [], issued }: Source) =>
  `${formatList(author.map(({ family }) => family))} (${issued?.['date-parts'][0]?.[0]})`;

/** By stored points: of every place, and of one a record. */
function ownCounts({ ours, ...stretch }: Stretch): { own: Counted; onePoint: Counted } {
  const n = lengthOf(stretch);
  const { least, most } = ours.onePoint;
  return {
    own: { k: ours.everySite, atMost: ours.everySite, n },
    onePoint: { k: least, atMost: most, n },
  };
}

function filled(text: string, stretches: readonly Stretch[]) {
  const [before, since] = stretches.map(ownCounts);
  const counts: Record<string, Counted | undefined> = {
    before: before?.own,
    since: since?.own,
    onePointBefore: before?.onePoint,
    onePointSince: since?.onePoint,
  };
  return text.replace(/\{(\w+)\}/g, (blank, name: string) =>
    counts[name] ? formatCounted(counts[name]) : blank,
  );
}

function rowOf(stretch: Stretch, pairs: number) {
  const { from, to, period, others, beyond } = stretch;
  const { fourFifths: band, middle } = others;
  const title = m.findings_stretch({ from, to });
  const length = lengthOf(stretch);
  const { own, onePoint } = ownCounts(stretch);
  const onePointMiddle = stretch.ours.onePoint.count;
  return {
    title,
    years: yearsOf(period),
    text: m.findings_beyond({ ...beyond, of: pairs }),
    label: m.findings_strip({
      title,
      of: length,
      ...band,
      middle,
      own: formatCounted(own),
      onePoint: formatCounted(onePoint),
    }),
    length,
    band,
    marks: [
      { look: 'middle', count: middle },
      { look: 'one-point', count: onePointMiddle },
      { look: 'own', count: own.k },
    ],
    numbers: [...new Set([0, band.from, middle, band.to, own.k, onePointMiddle, length])],
  };
}
