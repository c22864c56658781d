import { say, set } from '$lib/site/dataset/set';
import type { SpanMeasures } from '$lib/core/reach/measures';
import type { SetData } from '$lib/core/record/set';
import { formatDate, formatKm, formatKm2, formatKm2Of, formatYears } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import type { View } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';
import { chipsOf } from './filters';

/**
 * The shown years in one sentence: how many records where, who travelled how far, what was new.
 * `reach` is null while it is being computed; then the sentence holds the counts alone.
 */
export function yearSentence(
  view: Pick<View, 'from' | 'to'>,
  records: number,
  reach: SpanMeasures | null,
  coverageEnd: string,
  partners: SetData['partners'],
): string {
  const years = formatYears(view.from, view.to, coverageEnd);
  if (records === 0) {
    return view.from > Number(coverageEnd.slice(0, 4))
      ? m.summary_none_uncovered({ years, end: formatDate(`${coverageEnd}-01`, 'month') })
      : m.summary_none({ years });
  }
  if (!reach) return `${years}: ${m.count_records({ n: records })}`;
  const lead = m.summary_lead({
    years,
    records: m.count_records({ n: reach.records }),
    regions: m.count_regions({ n: reach.regions }),
  });
  const far = partners.flatMap(({ id, from }) => {
    const { km } = reach.farthestKm[id] ?? {};
    return km === undefined ? [] : m.summary_from({ from: say(from), km: formatKm(km) });
  });
  const farthest = far.length ? [m.summary_farthest({ list: far.join(', ') })] : [];
  const ground = reach.newGroundKm2;
  const fresh =
    ground.all === null
      ? []
      : [
          m.summary_new_ground({
            kinds: isShared(ground) ? 'shared' : set.has.includes('patrols') ? 'two' : 'one',
            all: formatKm2(ground.all),
            exercise: formatKm2Of(ground.exercise, ground.all),
            patrol: formatKm2Of(ground.patrol, ground.all),
          }),
        ];
  // Each language has its own marks between the parts and at the end.
  const [b, c] = [...farthest, ...fresh];
  if (b === undefined) return m.summary_one({ a: lead });
  return c === undefined ? m.summary_two({ a: lead, b }) : m.summary_three({ a: lead, b, c });
}

/** Ground that both kinds reached in the same years makes the parts more than the whole. */
const isShared = ({ all, exercise, patrol }: SpanMeasures['newGroundKm2']) =>
  (exercise ?? 0) + (patrol ?? 0) > (all ?? 0) * 1.005;

/** The counting rule and every choice that narrows it, so that no filter is hidden. */
export function choicesText(atlas: Pick<Atlas, 'view' | 'ruleName' | 'regionName'>): string {
  const { radiusKm } = atlas.view.current;
  const within = m.within_radius({ km: formatKm(radiusKm) });
  const chips = chipsOf(atlas).map(({ name }) => name);
  return [...new Set([atlas.ruleName, ...chips, within])].join(' · ');
}
