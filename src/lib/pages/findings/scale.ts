import { mean, sum } from 'd3-array';
import type { ScaleArea, ScaleData } from '#core/context/claims';
import { REACH_KINDS, reachKind } from '#core/record/model';
import type { AtlasRecord } from '#core/record/schema';
import { countsByYear, inPeriod, type YearSpan } from '#core/record/time';
import { formatCount, formatList, formatName, formatYears } from '$lib/site/text/format';
import { context, events } from '$lib/site/dataset/dataset.server';
import { practiceName, scopesLabel, vocabulary } from '$lib/site/dataset/vocabulary';
import { m } from '$lib/paraglide/messages';

export function scaleTable({ areas }: ScaleData, periods: readonly YearSpan[]) {
  const seriesText = ({ label, numberIn }: ReturnType<typeof seriesOf>[number]) => {
    const numbers = periods.map((years) =>
      m.findings_scale_period({
        n: numberIn(years),
        years: formatYears(years.from, years.to, events.coverage.to),
      }),
    );
    return m.findings_scale_series({ label, list: formatList(numbers) });
  };
  return {
    label: m.findings_scale(),
    columns: [m.findings_scale_area(), m.findings_scale_summary(), m.findings_scale_held()],
    rows: areas.map(({ name, nameBasis, study, evidence: held }) => ({
      name:
        nameBasis === 'inferred'
          ? m.findings_scale_inferred({ name: formatName(name) })
          : formatName(name),
      cells: [statedOf(study), seriesOf(held).map(seriesText).join(m.semicolon())],
    })),
  };
}

function statedOf({ saysAnything, rating, ratingWording }: ScaleArea['study']) {
  if (!saysAnything) return m.findings_scale_nothing();
  if (!rating) return m.findings_scale_no_level();
  const kind = ratingWording === 'level' ? m.findings_scale_level() : m.findings_scale_wording();
  return m.findings_scale_rating({ rating, kind });
}

type NumberIn = (years: YearSpan) => string;

function seriesOf(held: ScaleArea['evidence']) {
  const { contextKinds = [], context: named = [], practices = [] } = held;
  const series: { label: string; numberIn: NumberIn }[] = [];
  const count = (
    label: string,
    isCounted: (record: AtlasRecord) => boolean = () => true,
    scope = 'core',
  ) => {
    const counted = events.records.filter((record) => record.scope === scope && isCounted(record));
    series.push({ label, numberIn: (years) => formatCount(sum(countsByYear(counted, years))) });
  };
  if (held.records) {
    for (const group of REACH_KINDS)
      count(m.findings_group({ group }), ({ kind }) => reachKind(kind) === group);
    for (const scope of vocabulary.scopes)
      if (scope.id !== 'core') count(scopesLabel(scope), undefined, scope.id);
  }
  if (held.armsTransfers) {
    const { short, yearly } = context.armsTransfers;
    const meanIn: NumberIn = ({ from, to }) => {
      const n = mean(yearly, ({ year, value }) => (year >= from && year <= to ? value : undefined));
      return n === undefined ? formatCount(null) : m.findings_scale_mean({ n: formatCount(n) });
    };
    series.push({ label: formatName(short), numberIn: meanIn });
  }
  for (const practice of practices)
    count(practiceName(practice), (record) => record.practices.includes(practice));
  const items = context.items.filter(
    ({ id, kind }) => contextKinds.includes(kind) || named.includes(id),
  );
  if (items.length > 0) {
    const begunIn: NumberIn = (years) =>
      formatCount(items.filter((item) => inPeriod(item, years)).length);
    series.push({ label: m.findings_scale_items(), numberIn: begunIn });
  }
  return series;
}
