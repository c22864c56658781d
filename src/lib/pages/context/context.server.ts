import { STUDY } from '$lib/core/claims/evidence';
import type { ScaleData } from '$lib/core/claims/scale';
import type { Cell } from '$lib/site/cell';
import { formatCount, formatDate } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { bounds, events, readData, recordById } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/evidence.server';
import { areaTexts, steadySeries } from './areas';
import { sourceText } from '$lib/site/source-label';
import { headOf, itemTexts } from './items';
import { yearRows } from './lanes';

export type ContextPage = ReturnType<typeof contextPage>;

const scale = readData<ScaleData>('scale.json');
const { context } = evidence;
const span = { from: bounds.firstYear, to: bounds.lastYear };
/** The pandemic's closures by the dataset’s own item, and the invasion. */
const closures = context.items.find(({ id }) => id === 'zero-covid-2020')!;
const invasion = context.items.find(({ kind, ongoing }) => kind === 'war' && ongoing)!;

/** Every item with all that is known of it. */
export const contextItems = () => itemTexts(context, recordById);

/** Results become text here, in the language of the page being rendered. */
export function contextPage() {
  const areas = areaTexts(scale, evidence, span);
  const textsOf = (ids: readonly string[]) => ids.map((id) => sourceText(context.sources[id]!));
  const scaleTexts = (ids: readonly string[]) => ids.map((id) => sourceText(scale.sources[id]!));
  const { citation, measure, provenance, yearly, sources } = context.armsTransfers;
  return {
    bounds: {
      window: { from: 12 * span.from, to: 12 * span.to + 11 },
      items: context.items.map(({ id }) => id),
      areas: areas.map(({ id }) => id),
    },
    span,
    dataVersion: events.dataVersion,
    coverage: context.coverage,
    /** The last month that the records cover. */
    coveredTo: events.coverage.to,
    items: contextItems().map(headOf),
    title: m.context_lanes_title({
      closed: formatCount(meetings(closures.start, closures.end!)),
      since: formatCount(meetings(invasion.start, '9999')),
    }),
    years: yearRows(evidence, span),
    arms: { citation, measure, provenance, yearly, sources: textsOf(sources) },
    /** Date, count, and who said it where. */
    tallies: context.meetingCounts.counts.map(({ asOf, count, saidBy, sources: ids }): Cell[] => {
      const [href] = textsOf(ids).flatMap(({ url }) => url ?? []);
      const said = href ? { text: saidBy, href, below: new URL(href).host } : saidBy;
      return [formatDate(asOf), formatCount(count), said];
    }),
    areas,
    steady: steadySeries(areas, STUDY, span),
    scale: {
      readFirst: scale.readFirst,
      stated: scale.stated,
      ladder: scale.levelWords.note,
      alternative: scale.alternative.text,
      frameworks: scale.frameworks.map(({ id, author, work, says, notes, sources: ids }) => ({
        ...{ id, name: `${author}, ${work}`, says, notes },
        sources: scaleTexts(ids),
      })),
      sources: scaleTexts(scale.studySources),
    },
    notFound: [...scale.notFound, ...context.notFound.map(({ text }) => text)],
  };
}

/** Dated meetings of leaders, ministers and staffs in a stretch of time. */
function meetings(from: string, to: string): number {
  return context.items.filter(
    ({ lane, kind, start }) =>
      ['summit', 'consultation', 'defence-ministers'].includes(lane) &&
      kind !== 'call' &&
      start >= from &&
      start <= to,
  ).length;
}
