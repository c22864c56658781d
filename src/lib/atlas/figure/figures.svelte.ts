import { sentences, withStop } from '$lib/core/stall/voice';
import { say } from '$lib/site/dataset/set';
import { yearsOf } from '$lib/core/record/time';
import { voiceOf } from '$lib/site/text/voice';
import { drawnBy, type Figure, type Size } from '$lib/figure/figure';
import type { Film } from '$lib/figure/film';
import { fetchAsset } from '$lib/site/network/files';
import { formatDate, formatYears, withPartYear } from '$lib/site/text/format';
import { keyRows, layerRows } from '$lib/map/key/key';
import type { Land } from '$lib/map/static/picture';
import { threePeriods } from '$lib/map/static/three-periods';
import ThreePeriods from '$lib/map/static/ThreePeriods.svelte';
import { yearMaps } from '$lib/map/static/year-maps';
import YearMaps from '$lib/map/static/YearMaps.svelte';
import { m } from '$lib/paraglide/messages';
import { chartOf } from '$lib/timeline/chart';
import { PLAY_MS } from '$lib/timeline/year-control.svelte';
import { answerTitle, answerProse } from '../panel/answer-text';
import { choicesText } from '../panel/filters';
import { homesOf, keyInput } from '../scene-input';
import { timelineInput, type TimelineInput } from '../timeline-chart';
import type { Atlas } from '../state/atlas.svelte';
import MapFigure, { layoutOf } from './MapFigure.svelte';
import { mapPicture } from './map-picture';

/** @param map the element of the live map: all that is in sight there is in the figure */
export function mapFigure(atlas: Atlas, map: Element): Figure {
  const screen = { width: map.clientWidth, height: map.clientHeight };
  const { current, record } = atlas.view;
  const years = formatYears(current.from, current.to, atlas.index.coverage.to);
  const { answer } = atlas;
  const counted = years + m.colon() + m.count_records({ n: atlas.shown.length });
  const answerHeading = {
    kicker: [answerTitle(atlas), choicesText(atlas), counted].join(' · '),
    title: answer?.headline ?? answerTitle(atlas),
    sub: answer?.counts ?? '',
    lead: [answer?.definition, answer?.others, answer?.howSure.evidence]
      .filter(Boolean)
      .join(' · '),
  };
  const recordHeading = record && {
    title: m.figure_record_title({
      name: atlas.nameOf(record.id),
      title: say(atlas.page.set.title),
      years,
    }),
    lead: leadOf(atlas, atlas.shown.length),
  };
  return {
    ...(recordHeading ?? answerHeading),
    notes: notesOf(atlas),
    alt: sentences(voiceOf(), [withStop(voiceOf(), counted), answerProse(atlas) ?? '']),
    async draw(size) {
      const rows = [...keyRows(keyInput(atlas)), ...layerRows(current.layers)];
      // The picture of a record shows its place, without the chart of the years.
      const layout = layoutOf(size, rows, !record);
      const picture = await mapPicture(atlas, layout.map, screen);
      const chart = record
        ? null
        : chartOfYears(atlas, timelineInput(atlas, current.chart), layout.chart);
      return drawnBy(MapFigure, { picture, layout, chart }, layout);
    },
  };
}

/** The answer as small maps, one for each period. */
export function threePeriodsFigure(atlas: Atlas): Figure {
  const { index, answer, view, reach } = atlas;
  const verdict = reach.verdicts!.find(({ kind }) => kind === 'exercise')!;
  const { origin } = index.directions;
  return {
    kicker: answerTitle(atlas),
    title: answer?.headline ?? answerTitle(atlas),
    lead: [answer?.definition, answer?.howSure.evidence].filter(Boolean).join(' · '),
    notes: notesOf(atlas),
    alt: sentences(voiceOf(), [answer?.counts ?? '', answer?.others ?? '']),
    async draw() {
      const land = await fetchAsset<Land>('/data/basemap-110m.geojson');
      const input = {
        records: atlas.filtered,
        visits: reach.visits ?? [],
        origin: origin.position,
        homes: homesOf(atlas),
        nameOf: atlas.labelOf,
        ground: reach.ground ?? [],
        land,
        originName: say(origin.name!),
        ...view.bounds,
        newPlaceKm: reach.newPlaceKm,
        coveredTo: index.coverage.to,
      };
      const { size, ...drawing } = threePeriods(verdict, input);
      return drawnBy(ThreePeriods, drawing, size);
    },
  };
}

/** A small map for each year. */
export async function yearMapsFigure(atlas: Atlas): Promise<Figure> {
  const { filtered: records, index, reach } = atlas;
  const { firstYear, lastYear } = atlas.view.bounds;
  const { to: coveredTo } = index.coverage;
  const land = await fetchAsset<Land>('/data/basemap-110m.geojson');
  const visits = reach.visits ?? [];
  const years = yearsOf({ from: firstYear, to: lastYear });
  const ground = reach.ground ?? [];
  const drawn = yearMaps({ records, visits, years, ground, homes: homesOf(atlas), land });
  const maps = drawn.maps.map((map) => {
    const counted = m.count_records({ n: map.records });
    const text = map.records ? counted : m.map_years_none();
    return { ...map, caption: withPartYear(text, map.year, coveredTo) };
  });
  return {
    title: m.figure_years_title({
      title: say(atlas.page.set.title),
      years: formatYears(firstYear, lastYear, coveredTo),
    }),
    lead: m.map_years_lead({ rule: choicesText(atlas) }),
    notes: notesOf(atlas),
    alt: maps.map(({ year, caption }) => year + m.colon() + caption).join(m.semicolon()),
    draw(room) {
      // Eight fill a slide, five a page.
      const columns = room.width > 1000 ? 8 : 5;
      const width = room.width / columns;
      const size = { width, height: 0.7 * width + 40 };
      const height = 34 + size.height * Math.ceil(maps.length / columns);
      const props = { ...drawn, maps, columns, size };
      return drawnBy(YearMaps, props, { width: room.width, height });
    },
  };
}

/** The chart of the years as it stands. */
function chartOfYears({ view, comparedPeriod }: Atlas, input: TimelineInput, size: Size) {
  return {
    chart: chartOf(input, size),
    chosen: view.years,
    strong: view.years,
    compared: comparedPeriod,
    isPlaying: false,
    isStill: true,
  };
}

/** The rule and all that narrows it, and how many records that leaves. */
const leadOf = (atlas: Atlas, n: number) =>
  `${m.figure_counted({ rule: choicesText(atlas) })} · ${m.count_records({ n })}`;

/** Of a picture with a map. */
const notesOf = (atlas: Atlas) => [
  sentences(voiceOf(), [atlas.coverageNote(), m.boundary_note()]),
  sourceNote(atlas),
];

function sourceNote({ index, isOwn, link }: Atlas): string {
  const { dataVersion: version } = index;
  const date = formatDate(new Date().toISOString().slice(0, 10));
  return isOwn
    ? m.figure_own_source({ version, date })
    : m.figure_source({ version, date, address: link() });
}

/** One frame for each year, as play shows them. The live map plays meanwhile, and then returns to its years. */
export function mapFilm(atlas: Atlas, map: Element): Film {
  const { firstYear, lastYear } = atlas.view.bounds;
  const { mode, from, to } = atlas.view.current;
  async function* frames() {
    try {
      for (let year = firstYear; year <= lastYear; year++) {
        atlas.view.move({ mode: 'all', from: firstYear, to: year });
        await until(() => !atlas.reach.isPending);
        yield { ...mapFigure(atlas, map), stamp: String(year) };
      }
    } finally {
      await atlas.view.settle({ mode, from, to });
    }
  }
  const count = lastYear - firstYear + 1;
  return { frames: frames(), count, secondsPerFrame: PLAY_MS / 1000 };
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
