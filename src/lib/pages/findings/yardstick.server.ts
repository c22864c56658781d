import type { YardstickData } from '#core/context/claims';
import { citationText } from '#core/record/record';
import type { Source } from '#core/record/schema';
import { m } from '$lib/paraglide/messages';
import { readData } from '$lib/site/dataset/dataset.server';
import { isThere } from '$lib/site/dataset/set';
import {
  formatCount,
  formatCounted,
  formatList,
  formatName,
  formatYears,
} from '$lib/site/text/format';

export function yardstickText() {
  if (!isThere('yardstick')) return null;
  const data = readData<YardstickData>('yardstick.json');
  const { pairs, doi, version, says, definition, notSaid, caveats } = data;
  const stretches = data.stretches.map(stretchOf);
  const cited = Object.values(data.sources);
  return {
    title: m.findings_others(),
    says: filled(formatName(says), stretches),
    rows: stretches.map((stretch) => rowOf(stretch, pairs)),
    widest: Math.max(...stretches.map(({ length }) => length)),
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

const authorsAndYear = ({ author = [], issued }: Source) =>
  `${formatList(author.map(({ family }) => family))} (${issued?.['date-parts'][0]?.[0]})`;

type Stretch = ReturnType<typeof stretchOf>;

/** Our own counts are by stored points: of every place, and of one a record. */
function stretchOf({ ours, period, ...stretch }: YardstickData['stretches'][number]) {
  const { from, to } = period;
  const { count, least, most } = ours.onePoint;
  return {
    ...stretch,
    length: stretch.to - stretch.from + 1,
    years: to ? formatYears(from, to) : m.findings_since({ year: from }),
    count: ours.everySite,
    own: formatCount(ours.everySite),
    onePointCount: count,
    onePoint: formatCounted({ k: least, atMost: most }),
  };
}

function filled(text: string, [before, since]: readonly Stretch[]) {
  const counts: Record<string, string | undefined> = {
    before: before?.own,
    since: since?.own,
    onePointBefore: before?.onePoint,
    onePointSince: since?.onePoint,
  };
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => counts[name] ?? blank);
}

function rowOf(stretch: Stretch, pairs: number) {
  const { from, to, years, length, others, beyond, count, own, onePointCount, onePoint } = stretch;
  const { fourFifths: band, middle } = others;
  const title = m.findings_stretch({ from, to });
  return {
    title,
    years,
    text: m.findings_beyond({ ...beyond, of: pairs }),
    label: m.findings_strip({ title, of: length, ...band, middle, own, onePoint }),
    length,
    band,
    marks: [
      { look: 'middle', count: middle },
      { look: 'one-point', count: onePointCount },
      { look: 'own', count },
    ],
    numbers: [...new Set([0, band.from, middle, band.to, count, onePointCount, length])],
  };
}
