import type { YardstickData } from '$lib/core/claims/claims';
import { citationText, type Source } from '$lib/core/record/record';
import { m } from '$lib/paraglide/messages';
import { standardVisits } from '$lib/site/dataset/answer.server';
import { readData } from '$lib/site/dataset/dataset.server';
import { formatList, formatName, formatYears } from '$lib/site/text/format';
import { isThere } from '$lib/site/dataset/set';

type Stretch = YardstickData['stretches'][number];

/** How often other pairs of states went to a new place, at the same number of exercises; null without a yardstick. */
export function yardstickText() {
  if (!isThere('yardstick')) return null;
  const { stretches, pairs, sources, doi, version, says, definition, notSaid, caveats } =
    readData<YardstickData>('yardstick.json');
  const inShort = stretches.map(({ period, beyond }) =>
    m.findings_beyond_in({ ...beyond, years: yearsOf(period), of: pairs }),
  );
  const cited = Object.values(sources);
  const widest = Math.max(...stretches.map(lengthOf));
  return {
    title: m.findings_others(),
    line: m.findings_others_line({ list: inShort.join(m.findings_separator()) }),
    says: formatName(says),
    rows: stretches.map((stretch) => rowOf(stretch, pairs, widest)),
    legend: [
      { look: 'band', text: m.findings_key_band({ pairs }) },
      { look: 'middle', text: m.findings_key_middle() },
      { look: 'own', text: m.findings_key_own() },
      { look: 'one-point', text: m.findings_key_one_point() },
    ],
    source: m.findings_counted_from({ source: formatList(cited.map(authorsAndYear)) }),
    doi,
    more: {
      title: m.findings_not_said(),
      lines: [
        ...[...notSaid, ...caveats, definition].map(formatName),
        ...cited.map((source) => citationText(source)),
        version,
      ],
    },
  };
}
export type YardstickText = NonNullable<ReturnType<typeof yardstickText>>;

const lengthOf = ({ from, to }: Stretch) => to - from + 1;

const yearsOf = ({ from, to }: Stretch['period']) =>
  to ? formatYears(from, to) : m.findings_since({ year: from });

const authorsAndYear = ({ author = [], issued }: Source) =>
  `${formatList(author.map(({ family }) => family))} (${issued?.['date-parts'][0]?.[0]})`;

/** A strip: counts as percent of the widest. */
function rowOf(stretch: Stretch, pairs: number, widest: number) {
  const { from, to, period, others, ours, beyond } = stretch;
  const { fourFifths, middle } = others;
  const title = m.findings_stretch({ from, to });
  const of = lengthOf(stretch);
  const own = newAmong(from, to);
  const onePoint = ours.onePoint.count;
  const percent = (count: number) => (100 * count) / widest;
  const band = {
    left: fourFifths.from - ROUND,
    width: fourFifths.to - fourFifths.from + 2 * ROUND,
  };
  return {
    title,
    years: yearsOf(period),
    text: m.findings_beyond({ ...beyond, of: pairs }),
    label: m.findings_strip({ title, of, ...fourFifths, middle, own, onePoint }),
    counts: { own, onePoint, of },
    marks: [
      { look: 'axis', left: 0, width: percent(of) },
      { look: 'band', left: percent(band.left), width: percent(band.width) },
      { look: 'middle', left: percent(middle), width: null },
      { look: 'one-point', left: percent(onePoint), width: null },
      { look: 'own', left: percent(own), width: null },
    ],
    numbers: [...new Set([0, fourFifths.from, middle, fourFifths.to, own, onePoint, of])].map(
      (count) => ({ count, left: percent(count) }),
    ),
  };
}

/** By how much a band reaches around its first and last count. */
const ROUND = 0.4;

/** Of our own exercises with these numbers, those at a new place: counted as everywhere on this site. */
function newAmong(from: number, to: number): number {
  const exercises = standardVisits.filter(({ kind }) => kind === 'exercise');
  return exercises.slice(from - 1, to).filter(({ status }) => status === 'new').length;
}
