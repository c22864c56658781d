import { say } from '$lib/site/set';
import type { ComponentProps } from 'svelte';
import { drawnBy, type Figure } from '$lib/figure/figure';
import type { Film } from '$lib/figure/film';
import { formatDate, formatYears } from '$lib/site/format';
import { keyRows, layerRows } from '$lib/map/key';
import { m } from '$lib/paraglide/messages';
import { fitYears } from '$lib/timeline/chosen-years';
import { answerTitle, saidText } from '../panel/answer-text';
import { measuresText } from '../panel/measure-rows';
import { choicesText } from '../panel/sentence';
import type { Atlas } from '../state/atlas.svelte';
import MapFigure, { layoutOf } from './MapFigure.svelte';
import { mapPicture } from './map-picture';
import TimelinePicture, { sizeOf } from './TimelinePicture.svelte';

/** The map with all that a stranger needs to read it. `on` holds the reader's own map. */
export function mapFigure(atlas: Atlas, on: Element): Figure {
  const seen = { width: on.clientWidth, height: on.clientHeight };
  const { current, record } = atlas.view;
  const years = formatYears(current.from, current.to, atlas.index.coverage.to);
  const { answer } = atlas;
  const drawn = `${years}: ${m.count_records({ n: atlas.shown.length })}`;
  const finding = {
    kicker: [answerTitle(atlas), choicesText(atlas), drawn].join(' · '),
    title: answer?.headline ?? answerTitle(atlas),
    sub: answer?.counts ?? '',
    lead: [answer?.definition, answer?.others, answer?.howSure.evidence]
      .filter(Boolean)
      .join(' · '),
  };
  return {
    ...(record
      ? {
          title: m.figure_record_title({
            name: atlas.nameOf(record.id),
            title: say(atlas.page.set.title),
            years,
          }),
          lead: leadOf(atlas, atlas.shown.length),
        }
      : finding),
    notes: [`${atlas.coverageNote()} ${m.boundary_note()}`, sourceNote(atlas)],
    alt: [
      atlas.reach.span
        ? `${years}: ${measuresText(atlas.reach.span, atlas.page.set.partners)}.`
        : drawn,
      saidText(atlas) ?? '',
    ].join(' '),
    async draw(room) {
      const layout = layoutOf(room, [...keyRows(current), ...layerRows(current.layers)]);
      const picture = await mapPicture(atlas, layout.map, seen);
      return drawnBy(MapFigure, { picture, layout }, layout);
    },
  };
}

/** Bars and whatever is unfolded of the timeline. */
export function timelineFigure(
  atlas: Atlas,
  shown: Omit<ComponentProps<typeof TimelinePicture>, 'atlas'>,
): Figure {
  const { firstYear, lastYear } = atlas.view.bounds;
  return {
    title: m.figure_timeline_title({
      title: say(atlas.page.set.title),
      years: formatYears(firstYear, lastYear, atlas.index.coverage.to),
    }),
    lead: leadOf(atlas, atlas.filtered.length),
    notes: [atlas.coverageNote(), sourceNote(atlas)],
    alt: saidText(atlas) ?? '',
    draw: () => drawnBy(TimelinePicture, { atlas, ...shown }, sizeOf(shown.years !== null)),
  };
}

/** The rule and all that narrows it, and how many records that leaves. */
const leadOf = (atlas: Atlas, n: number) =>
  `${m.figure_counted({ rule: choicesText(atlas) })} · ${m.count_records({ n })}`;

function sourceNote({ index, isOwn, link }: Atlas): string {
  const { dataVersion: version } = index;
  const date = formatDate(new Date().toISOString().slice(0, 10));
  return isOwn
    ? m.figure_own_source({ version, date })
    : m.figure_source({ version, date, address: link() });
}

/** A frame a year, the empty ones too: the map is played while it is taken, and goes back at the end. */
export function mapFilm(atlas: Atlas, on: Element): Film {
  const { firstYear, lastYear } = atlas.view.bounds;
  const { mode, from, to, secondsPerYear } = atlas.view.current;
  async function* frames() {
    try {
      for (let year = firstYear; year <= lastYear; year++) {
        const shown = mode === 'all' ? 'cumulative' : mode;
        const next = { mode: shown, from: year - (to - from), to: year } as const;
        atlas.view.move(fitYears(next, { from: firstYear, to: lastYear }));
        await until(() => !atlas.reach.isPending);
        yield { ...mapFigure(atlas, on), stamp: String(year) };
      }
    } finally {
      await atlas.view.settle({ mode, from, to });
    }
  }
  return { frames: frames(), count: lastYear - firstYear + 1, secondsPerFrame: secondsPerYear };
}

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        if (!holds()) return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  });
}
