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
  formatRange,
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
    table: {
      label: `${m.findings_others()}: ${m.findings_dots_label()}`,
      columns: [
        '',
        m.findings_key_own(),
        m.findings_key_one_point(),
        m.findings_key_middle(),
        m.findings_key_band({ pairs }),
        '',
      ],
      rows: stretches.map((stretch) => rowOf(stretch, pairs)),
    },
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
function stretchOf({ ours, ...stretch }: YardstickData['stretches'][number]) {
  const { everySite, onePoint } = ours;
  const { least, most } = onePoint;
  return {
    ...stretch,
    own: formatCount(everySite),
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

function rowOf({ from, to, period, own, onePoint, others, beyond }: Stretch, pairs: number) {
  const { fourFifths, middle } = others;
  const years = period.to
    ? formatYears(period.from, period.to)
    : m.findings_since({ year: period.from });
  return {
    name: { text: m.findings_stretch({ from, to }), below: years },
    cells: [
      m.count_of({ k: own, n: formatCount(to - from + 1) }),
      onePoint,
      formatCount(middle),
      formatRange(formatCount(fourFifths.from), formatCount(fourFifths.to)),
      m.findings_beyond({ ...beyond, of: pairs }),
    ],
  };
}
