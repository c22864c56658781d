import type { FeatureCollection } from 'geojson';
import { sentences, withStop } from '#core/answer/voice';
import { say } from '$lib/site/dataset/set';
import { yearsOf, type YearSpan } from '#core/record/time';
import type { PeriodCount } from '#core/stall/counts';
import type { Size } from '$lib/site/boxes';
import { voiceOf } from '$lib/site/text/voice';
import { drawnBy, type Drawing, type Figure } from '$lib/figure/figure';
import type { Film } from '$lib/figure/film';
import { fetchAsset } from '$lib/site/network/files';
import {
  countInputs,
  formatDate,
  formatName,
  formatYears,
  withPartYear,
} from '$lib/site/text/format';
import { cameraFor, constrained } from '$lib/picture/camera';
import { cameraFrame } from '$lib/picture/frame';
import { keyRows, layerRows } from '$lib/picture/layers/key';
import { drawPicture, type Land } from '$lib/picture/maps/picture';
import { drawReference, type ReferenceData } from '$lib/picture/layers/reference';
import { REFERENCE_LAYERS } from '$lib/view/view';
import { positionsOf } from '$lib/picture/layers/scene';
import { FINE_ZOOM } from '$lib/picture/screen';
import { filmedSpans, periodMapsWidth, spansOf, wordsOf } from '$lib/picture/maps/periods';
import { curvePicture } from '$lib/picture/charts/curve';
import { threePeriods } from '$lib/picture/maps/three-periods';
import ThreePeriods from '$lib/picture/maps/ThreePeriods.svelte';
import { yearMaps } from '$lib/picture/maps/year-maps';
import YearMaps from '$lib/picture/maps/YearMaps.svelte';
import { m } from '$lib/paraglide/messages';
import { overlaps } from '$lib/view/shown';
import { chartOf, grownTo } from '$lib/timeline/chart/chart';
import { PLAY_MS } from '$lib/timeline/years/year-control.svelte';
import { askedLine } from '../state/ask-text';
import { answerTitle, answerProse, coverageText } from '../state/answer-text';
import { choicesText } from '../state/filters';
import { homesOf, keyInput, sceneOf } from './scene-input';
import { chartText, countedPeriods, timelineInput, type TimelineInput } from './timeline-chart';
import type { Atlas } from '../state/atlas.svelte';
import MapFigure, { layoutOf } from './MapFigure.svelte';
import YearsFigure from './YearsFigure.svelte';

export function mapFigure(
  atlas: Atlas,
  map: Element,
  heading?: Pick<Figure, 'title' | 'sub' | 'lead'>,
): Figure {
  const { current, record } = atlas.view;
  const years = formatYears(current.from, current.to, atlas.index.coverage.to);
  const { answer } = atlas;
  const counted = years + m.colon() + m.count_records(countInputs(atlas.shown.length));
  const answerHeading = {
    kicker: [answerTitle(atlas), choicesText(atlas), counted].join(' · '),
    title: answer?.carried ?? answerTitle(atlas),
    sub: answer?.counts ?? '',
    lead: askedLine(atlas) ?? evidenceLead(atlas),
  };
  const lead = leadOf(atlas, atlas.shown.length);
  const recordHeading = record && { title: atlas.nameOf(record.id), lead };
  return {
    ...(heading ?? recordHeading ?? answerHeading),
    notes: notesOf(atlas),
    alt: sentences(voiceOf(), [withStop(voiceOf(), counted), answerProse(atlas) ?? '']),
    draw: (size) => drawYears(atlas, map, size),
  };
}

/** @param film its years so far; its last picture has the longest key */
async function drawYears(
  atlas: Atlas,
  map: Element,
  size: Size,
  film?: { years: YearSpan; last: YearSpan; isEnd?: boolean },
): Promise<Drawing> {
  const { current, record } = atlas.view;
  const rowsOf = (years?: YearSpan) => [
    ...keyRows(keyInput(atlas, sceneOf(atlas, years), years)),
    ...layerRows(current.layers),
  ];
  // A record's picture shows its place, without the chart.
  const hasChart = film !== undefined || !record;
  const layout = layoutOf(size, rowsOf(film?.years), hasChart, rowsOf(film?.last));
  const screen = { width: map.clientWidth, height: map.clientHeight };
  const picture = await mapPicture(atlas, layout.map, screen, film?.years);
  const input = timelineInput(atlas, current.chart);
  const chart = hasChart ? chartOfYears(atlas, input, layout.chart.room, film?.years) : null;
  const curve = film?.isEnd ? curveMarks(atlas, layout.chart.room) : null;
  return drawnBy(MapFigure, { picture, layout, chart, curve }, layout);
}

/** What a map of size `screen` shows; in other years nothing is selected. */
async function mapPicture(atlas: Atlas, size: Size, screen: Size, years?: YearSpan) {
  const { layers: shown, camera: chosen } = atlas.view.current;
  const layers = REFERENCE_LAYERS.filter((layer) => shown.includes(layer));
  const zoomChange = Math.log2(Math.min(size.width / screen.width, size.height / screen.height));
  const sheet = { size };
  const camera = chosen
    ? constrained({ ...chosen, zoom: chosen.zoom + zoomChange }, sheet)
    : cameraFor(positionsOf(atlas.filtered), sheet);
  // As on the live map, a small area has the finer coastline.
  const scale = camera.zoom < FINE_ZOOM ? '110m' : '50m';
  const [land, ...reference] = await Promise.all([
    fetchAsset<Land>(`/data/basemap-${scale}.geojson`),
    ...layers.map((layer) => fetchAsset<FeatureCollection>(`/data/${layer}.geojson`)),
  ]);
  const data: ReferenceData = Object.fromEntries(layers.map((layer, i) => [layer, reference[i]!]));
  const drawn = { ...sceneOf(atlas, years), ...drawReference(data, formatName) };
  return drawPicture(drawn, shown, cameraFrame(camera, sheet), {
    land,
    coarsePx: 0.5,
    ...(!years && { record: atlas.view.record, asked: atlas.ask.mark }),
  });
}

export function threePeriodsFigure(atlas: Atlas): Figure {
  const { answer, reach } = atlas;
  const verdict = atlas.verdict!;
  return {
    kicker: answerTitle(atlas),
    title: answer?.carried ?? answerTitle(atlas),
    lead: evidenceLead(atlas),
    notes: notesOf(atlas),
    alt: answer?.counts ?? '',
    drawingWidth: periodMapsWidth(spansOf(verdict).length),
    async draw() {
      const land = await fetchAsset<Land>('/data/basemap-110m.geojson');
      const input = {
        records: atlas.filtered,
        visits: atlas.visits ?? [],
        index: atlas.index,
        homes: homesOf(atlas),
        nameOf: atlas.labelOf,
        ground: reach.ground ?? [],
        newPlaceKm: atlas.view.choices.newPlaceKm,
        land,
      };
      const { size, ...drawing } = threePeriods(verdict, input);
      return drawnBy(ThreePeriods, drawing, size);
    },
  };
}

export async function yearMapsFigure(atlas: Atlas): Promise<Figure> {
  const { filtered: records, index, reach } = atlas;
  const land = await fetchAsset<Land>('/data/basemap-110m.geojson');
  const visits = atlas.visits ?? [];
  const years = yearsOf(atlas.view.axis);
  const ground = reach.ground ?? [];
  const drawn = yearMaps({ records, visits, years, ground, homes: homesOf(atlas), land });
  const maps = drawn.maps.map((map) => {
    const counted = m.count_records(countInputs(map.records));
    const text = map.records ? counted : m.map_years_none();
    return { ...map, caption: withPartYear(text, map.year, index.coverage.to) };
  });
  return {
    title: m.figure_years_title(subjectOf(atlas)),
    lead: m.map_years_lead({ rule: choicesText(atlas) }),
    notes: notesOf(atlas),
    alt: maps.map(({ year, caption }) => year + m.colon() + caption).join(m.semicolon()),
    draw(room) {
      const columns = room.width > 1000 ? 8 : 5;
      const width = room.width / columns;
      const size = { width, height: 0.7 * width + 40 };
      const height = 34 + size.height * Math.ceil(maps.length / columns);
      const props = { ...drawn, maps, columns, size };
      return drawnBy(YearMaps, props, { width: room.width, height });
    },
  };
}

export function yearsFigure(atlas: Atlas): Figure {
  const input = timelineInput(atlas, atlas.view.current.chart);
  const size = { width: 1024, height: 218 };
  return {
    title: m.figure_timeline_title(subjectOf(atlas)),
    lead: leadOf(atlas, atlas.filtered.length),
    notes: [coverageText(atlas), sourceNote(atlas)],
    alt: sentences(voiceOf(), [chartText(input), answerProse(atlas) ?? '']),
    draw(room) {
      const chart = chartOfYears(atlas, input, size);
      const left = (room.height * size.width) / room.width - size.height - YEARS_GAP;
      const height = Math.min(CURVE_PX.most, Math.max(CURVE_PX.least, left));
      const curve = input.chart === 'reach' ? curveMarks(atlas, { ...size, height }) : null;
      const below = curve ? YEARS_GAP + height : 0;
      const props = { chart, size, curve, curveY: size.height + YEARS_GAP };
      return drawnBy(YearsFigure, props, { ...size, height: size.height + below });
    },
  };
}

const CURVE_PX = { least: 180, most: 320 };
const YEARS_GAP = 16;

/** Null with too few records. */
const curveMarks = ({ curve, view }: Atlas, size: Size) =>
  curve && curvePicture(curve, view.choices.newPlaceKm, voiceOf(), size).marks;

function chartOfYears({ view }: Atlas, input: TimelineInput, size: Size, filmedYears?: YearSpan) {
  const chart = chartOf(input, size);
  const chosen = filmedYears ?? view.years;
  return {
    chart: filmedYears ? grownTo(chart, chosen.to) : chart,
    chosen,
    isPlaying: filmedYears !== undefined,
    isStill: true,
  };
}

const evidenceLead = ({ answer }: Atlas) =>
  [answer?.definition, answer?.howSure.evidence].filter(Boolean).join(' · ');

const leadOf = (atlas: Atlas, n: number) =>
  `${m.figure_counted({ rule: choicesText(atlas) })} · ${m.count_records(countInputs(n))}`;

/** The set and its years, of a title. */
function subjectOf({ page, view, index }: Atlas) {
  const { from, to } = view.axis;
  return { title: say(page.set.title), years: formatYears(from, to, index.coverage.to) };
}

const notesOf = (atlas: Atlas) => [
  sentences(voiceOf(), [coverageText(atlas), m.boundary_note()]),
  sourceNote(atlas),
];

function sourceNote({ index, isOwn, link }: Atlas) {
  const { dataVersion: version } = index;
  const date = formatDate(new Date().toISOString().slice(0, 10));
  return isOwn
    ? m.figure_own_source({ version, date })
    : m.figure_source({ version, date, address: link() });
}

const LAST_SECONDS = 3;

/** A picture per year in one frame, under the counts of its period; at its end the curve. */
export function mapFilm(atlas: Atlas, map: Element): Film {
  const { axis } = atlas.view;
  const { coverage } = atlas.index;
  const common = {
    kicker: [m.figure_years_title(subjectOf(atlas)), choicesText(atlas)].join(' · '),
    // How sure an earlier year would be does not apply to the whole.
    lead: atlas.isLatest ? evidenceLead(atlas) : (atlas.answer?.definition ?? ''),
    notes: notesOf(atlas),
    alt: answerProse(atlas) ?? '',
  };
  const captionOf = (span: YearSpan | PeriodCount) => {
    if ('n' in span) {
      const { years, count, words } = wordsOf(span, { firstYear: axis.from, to: coverage.to });
      return `${years}${m.colon()}${count} ${words}`;
    }
    if (span.to === axis.to) return atlas.answer?.carried ?? answerTitle(atlas);
    const n = atlas.filtered.filter((record) => overlaps(record, span)).length;
    return formatYears(span.from, span.to) + m.colon() + m.count_records(countInputs(n));
  };
  const spans = filmedSpans(countedPeriods(atlas), axis);
  const last = spans.at(-1)!;
  const frames = spans.flatMap((span) => {
    const title = captionOf(span);
    const { from } = span;
    return yearsOf(span).map((to) => {
      const draw = (size: Size) => drawYears(atlas, map, size, { years: { from, to }, last });
      const seconds = to === axis.to ? LAST_SECONDS : PLAY_MS / 1000;
      return { seconds, figure: { ...common, title, stamp: String(to), draw } };
    });
  });
  if (!atlas.curve) return frames;
  const years = { from: last.from, to: axis.to };
  const title = atlas.answer?.carried ?? answerTitle(atlas);
  const draw = (size: Size) => drawYears(atlas, map, size, { years, last, isEnd: true });
  const figure = { ...common, title, stamp: String(axis.to), draw };
  return [...frames, { seconds: LAST_SECONDS, figure }];
}
