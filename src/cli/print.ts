import { BASE } from '#core/record/languages';
import type { Asked } from '#core/reach/ask';
import type { DirectionVisit, StatusCounts } from '#core/reach/directions';
import type { CompareAnswer, MeasuresAnswer } from '#core/compare/measure-years';
import { SERIES_FIELDS, isLeast, measuresOf, shownMeasures, valueOf } from '#core/reach/measures';
import type { AreaKind, Measure, SpanMeasures } from '#core/reach/measures';
import type { CutGround } from '#core/compare/regional-ground';
import { yearColumns } from '#core/reach/year-table';
import { REACH_KINDS } from '#core/record/model';
import { confidenceTold } from '#core/answer/confidence';
import type { FullAnswer } from '#core/answer/full-answer';
import type { PeriodCount } from '#core/stall/counts';
import { cellText, outputTable, type OutputCell, type OutputTable } from './sheet';

export const yearsText = ({ from, to }: { from: number; to: number }) =>
  from === to ? String(from) : `${from}–${to}`;

const partnersOf = ([first]: readonly SpanMeasures[]) => Object.keys(first?.farthestKm ?? {});

const atLeast = (value: OutputCell) => `≥ ${cellText(value)}`;
const leastText = (span: SpanMeasures, measure: Measure): OutputCell => {
  const value = valueOf(span, measure);
  return isLeast(span, measure) ? atLeast(value) : value;
};

type Columns = Record<string, (span: SpanMeasures) => OutputCell>;

export function measuresTables({ settings, years, spans }: MeasuresAnswer): OutputTable[] {
  const region = settings.region === null ? '' : `, ${settings.region}`;
  const heading = `rule ${settings.rule}${region}, places new beyond ${settings.newPlaceKm} km; areas in km², distances in km`;
  const shown = shownMeasures(partnersOf(years));
  const table = (title: string, kind: AreaKind, rows: readonly SpanMeasures[]) => {
    const columns: Columns = { years: yearsText };
    for (const { id, partner, names } of shown) {
      const name = names[kind];
      const column = [id.replaceAll('-', ' '), partner ?? []].flat().join(' ');
      if (name) columns[column] = (span) => leastText(span, name);
    }
    return outputTable(title, columns, rows);
  };
  const kinds = REACH_KINDS.filter((kind) => years.some((year) => year.recordsByKind[kind] > 0));
  return [
    table(heading, 'all', years),
    ...(kinds.length > 1 ? kinds.map((kind) => table(`${kind}s`, kind, years)) : []),
    ...(spans.length > 0 ? [table('windows', 'all', spans)] : []),
  ];
}

export const measuresCsv = ({ years, spans }: MeasuresAnswer): OutputTable =>
  outputTable('', yearColumns(partnersOf(years)), [...years, ...spans]);

export function compared({ a, b, regions, directions }: CompareAnswer): OutputTable[] {
  const [before, since] = [yearsText(a), yearsText(b)];
  const measures = measuresOf(Object.keys(a.farthestKm)).map((measure) => [
    measure,
    leastText(a, measure),
    leastText(b, measure),
  ]);
  const cutText = ({ atLeast: isLower, ...cut }: CutGround, area: 'reachKm2' | 'newKm2') =>
    isLower ? atLeast(cut[area]) : cut[area];
  const regional = Object.entries({ region: regions, direction: directions }).map(
    ([place, ground]): OutputTable => ({
      title: `ground by ${place}, km² within the limit, and what was new of it`,
      columns: [place, 'kind', before, `new ${before}`, since, `new ${since}`],
      rows: Object.entries(ground).flatMap(([id, spans]) =>
        Object.values(SERIES_FIELDS).flatMap((field) => {
          const cuts = [spans.a, spans.b].map((span) => span.ground[field]);
          const cells = cuts.flatMap((cut) => [cutText(cut, 'reachKm2'), cutText(cut, 'newKm2')]);
          return cells.some((cell) => cell !== 0) ? [[id, field, ...cells]] : [];
        }),
      ),
    }),
  );
  return [
    { title: 'areas in km², distances in km', columns: ['measure', before, since], rows: measures },
    ...regional.filter(({ rows }) => rows.length > 0),
  ];
}

function countText(count: PeriodCount | null) {
  if (!count || count.to < count.from) return null;
  const { k, n, atMost, from, to } = count;
  return `${k} of ${n}${atMost > k ? `, perhaps ${atMost},` : ''} in ${from}..${to}`;
}

const medianText = ({ medianKm, medianUnderKm }: PeriodCount) =>
  medianUnderKm === null ? medianKm : `under ${medianUnderKm}`;

const visitText = (visit: DirectionVisit | null) => visit && `${visit.recordId} (${visit.year})`;
const newText = (counts: StatusCounts | null) =>
  counts && (counts.perhaps ? `${counts.new}, perhaps ${counts.new + counts.perhaps}` : counts.new);

export const asked = (answers: readonly Omit<Asked, 'position' | 'line'>[]): OutputTable =>
  outputTable(
    'a record there would be',
    {
      kind: 'kind',
      status: 'status',
      km: 'km',
      'at least': 'leastKm',
      'at most': 'mostKm',
      'nearest earlier': 'nearest',
    },
    answers,
  );

export function directionsTables(full: FullAnswer): OutputTable[] {
  const { answer, verdicts, directions, visits, settings } = full;
  const { year, coveredTo, lastLooked } = full;
  const { text, howSure } = answer[BASE];
  const regions = new Map(visits.map(({ id, region }) => [id, region]));
  const fresh = lastLooked && `\n\nrecords to ${coveredTo}, none later known by ${lastLooked}`;
  return [
    outputTable(
      `${text}${fresh ?? ''}\n\n${confidenceTold(howSure).join('\n')}\n\nrecords at a new place, at the end of ${year}; one-sided p`,
      {
        kind: 'kind',
        earlier: ({ earlier }) => countText(earlier),
        before: ({ before }) => countText(before),
        since: ({ since }) => countText(since),
        later: ({ later }) => countText(later),
        'median km before': ({ before }) => medianText(before),
        'median km since': ({ since }) => since && medianText(since),
        'chance before': ({ chance }) => chance?.expectedBefore,
        'chance since': ({ chance }) => chance?.expectedSince,
        fell: ({ chance }) => chance?.fell.join('–'),
        spurt: ({ chance }) => chance?.spurt.join('–'),
        lull: ({ chance }) => chance?.lull.join('–'),
        closer: ({ chance }) => chance?.closer,
        Fisher: ({ chance }) => chance?.fisher,
        'power: stop': ({ power }) => power?.stop,
        certainty: 'certainty',
      },
      verdicts,
    ),
    outputTable(
      'what the verdict hangs on: the same test under one other choice at a time',
      {
        kind: 'kind',
        variation: 'variation',
        value: 'value',
        before: ({ before }) => `${before.k} of ${before.n}`,
        since: ({ since }) => `${since.k} of ${since.n}`,
        fell: ({ fell }) => fell.join('–'),
        stays: ({ stays }) => (stays ? 'yes' : 'no'),
      },
      verdicts.flatMap(({ kind, sensitivity }) =>
        (sensitivity?.varied ?? []).map((varied) => ({ ...varied, kind })),
      ),
    ),
    outputTable(
      `where they went, by direction, at the end of ${year}; a record may be in several, and is new in one alone`,
      {
        direction: 'id',
        kind: 'kind',
        'new before': ({ before }) => newText(before),
        'new since': ({ since }) => newText(since),
        'new in all': ({ counts }) => newText(counts),
        returns: ({ counts }) => counts.return,
        'last new place': ({ lastNew }) => visitText(lastNew),
        'in region': ({ lastNew }) => lastNew && regions.get(lastNew.recordId),
        'last visit': ({ last }) => visitText(last),
      },
      directions.flatMap(({ rows }) => rows),
    ),
    outputTable(
      `new: more than ${settings.newPlaceKm} km from every place of every earlier record of its kind`,
      {
        record: 'id',
        kind: 'kind',
        start: 'start',
        status: 'status',
        'nearest earlier': 'nearest',
        km: 'km',
        'at most': 'mostKm',
        place: 'ordinal',
        'place at most': 'mostOrdinal',
        'belongs to': ({ places }) => places.join('; '),
      },
      visits,
    ),
  ];
}
