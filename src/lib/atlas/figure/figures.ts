import { periodsLine } from '#core/answer/periods-line';
import { sentences, withStop } from '#core/answer/voice';
import { say } from '$lib/site/dataset/set';
import { yearsOf, type YearSpan } from '#core/record/time';
import type { Size } from '$lib/site/boxes';
import { voiceOf } from '$lib/site/text/voice';
import { drawnBy, type Drawing, type Figure } from '$lib/figure/figure';
import type { Film } from '$lib/figure/film';
import { fetchAsset } from '$lib/site/network/files';
import { countInputs, formatDate, formatYears } from '$lib/site/text/format';
import { cameraFor, constrained } from '$lib/picture/camera';
import { cameraFrame } from '$lib/picture/frame';
import { keyRows, layerRows } from '$lib/picture/layers/key';
import { drawPicture, type Land } from '$lib/picture/maps/picture';
import { positionsOf } from '$lib/picture/layers/scene';
import { FINE_ZOOM } from '$lib/picture/screen';
import { moved } from '$lib/picture/marks';
import Marks from '$lib/picture/Marks.svelte';
import { filmedSpans, wordsOf } from '$lib/picture/maps/periods';
import { chartOf, grownTo } from '$lib/picture/charts/chart';
import { stillMarks } from '$lib/picture/charts/chart-marks';
import { curvePicture } from '$lib/picture/charts/curve';
import { poster } from '$lib/picture/maps/poster';
import { m } from '$lib/paraglide/messages';
import { overlaps } from '$lib/view/shown';
import { PLAY_MS } from '$lib/timeline/years/year-control.svelte';
import { askedLine } from '../state/ask-text';
import { answerTitle, answerProse, coverageText } from '../state/answer-text';
import { choicesText } from '../state/filters';
import {
  chartText,
  countsAt,
  countedPeriods,
  timelineInput,
  type TimelineInput,
} from './timeline-chart';
import type { Atlas } from '../state/atlas.svelte';
import MapFigure, { layoutOf } from './MapFigure.svelte';

export function mapFigure(
  atlas: Atlas,
  map: Element,
  heading?: Pick<Figure, 'title' | 'sub' | 'lead'>,
): Figure {
  const { current, record } = atlas.view;
  const years = formatYears(current.from, current.to, atlas.index.coverage.to);
  const { answer } = atlas;
  const recordCount = m.count_records(countInputs(atlas.shown.length));
  const counted = years + m.colon() + recordCount;
  const answerHeading = {
    kicker: [answerTitle(atlas), choicesText(atlas), counted].join(' · '),
    title: answer?.carried ?? answerTitle(atlas),
    sub: answer?.counts ?? '',
    lead:
      askedLine(atlas) ??
      [answer?.definition, answer?.howSure.evidence].filter(Boolean).join(' · '),
  };
  const lead = `${m.figure_counted({ rule: choicesText(atlas) })} · ${recordCount}`;
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
  const rowsOf = (years?: YearSpan) => {
    const scene = years ? atlas.filmedScene : atlas.scene;
    return [...keyRows(scene, { ...current, ...years }), ...layerRows(current.layers)];
  };
  // A record's picture shows its place, without the chart.
  const hasChart = film !== undefined || !record;
  const layout = layoutOf(size, rowsOf(film?.years), hasChart, rowsOf(film?.last));
  const screen = { width: map.clientWidth, height: map.clientHeight };
  const picture = await mapPicture(atlas, layout.map, screen, film?.years);
  const { room } = layout.chart;
  const curve = film?.isEnd ? curveMarks(atlas, room) : null;
  const chart = curve ?? chartMarks(atlas, timelineInput(atlas, current.chart), room, film?.years);
  return drawnBy(MapFigure, { picture, layout, chart: hasChart ? chart : null }, layout);
}

/** What a map of size `screen` shows; in other years nothing is selected. */
async function mapPicture(atlas: Atlas, size: Size, screen: Size, years?: YearSpan) {
  const { current } = atlas.view;
  const { camera: chosen } = current;
  const zoomChange = Math.log2(Math.min(size.width / screen.width, size.height / screen.height));
  const sheet = { size };
  const camera = chosen
    ? constrained({ ...chosen, zoom: chosen.zoom + zoomChange }, sheet)
    : cameraFor(positionsOf(atlas.filtered), sheet);
  // As on the live map, a small area has the finer coastline.
  const scale = camera.zoom < FINE_ZOOM ? '110m' : '50m';
  const land = await fetchAsset<Land>(`/data/basemap-${scale}.geojson`);
  const scene = years ? atlas.filmedScene : atlas.scene;
  const frame = cameraFrame(camera, sheet);
  return drawPicture(scene, { ...current, ...years }, frame, { land, coarsePx: 0.5 });
}

export function posterFigure(atlas: Atlas): Figure {
  const { axis } = atlas.view;
  const counts = countsAt(atlas)!;
  return {
    ...findingOf(atlas),
    notes: notesOf(atlas),
    async draw(room) {
      const land = await fetchAsset<Land>('/data/basemap-110m.geojson');
      const { labelOf: nameOf, index } = atlas;
      const { kind } = atlas.view.current;
      const coveredTo = index.coverage.to;
      const common = { counts, kind, axis, coveredTo, nameOf, land, voice: voiceOf() };
      const drawn = poster(
        { records: atlas.filtered, visits: atlas.visits ?? [], ...common },
        room,
      );
      return drawnBy(Marks, { marks: drawn.marks }, drawn);
    },
  };
}

/** Of all years, in counts alone without an answer about them. */
function findingOf(
  atlas: Atlas,
  answer = atlas.isVerdict && atlas.isLatest ? atlas.answer : null,
): Pick<Figure, 'kicker' | 'title' | 'sub' | 'lead' | 'alt'> {
  const common = {
    kicker: [answerTitle(atlas), choicesText(atlas)].join(' · '),
    alt: answerProse(atlas) ?? '',
  };
  if (answer) {
    const lead = answer.howSure.summary ?? answer.howSure.evidence ?? '';
    return { ...common, title: answer.carried, sub: answer.counts ?? '', lead };
  }
  const counts = countsAt(atlas);
  const title = counts ? periodsLine(counts, true, voiceOf()) : answerTitle(atlas);
  return { ...common, title, lead: '' };
}

export function yearsFigure(atlas: Atlas): Figure {
  const input = timelineInput(atlas, atlas.view.current.chart);
  const size = { width: 1024, height: 218 };
  const finding = findingOf(atlas);
  return {
    ...finding,
    notes: [coverageText(atlas), sourceNote(atlas)],
    alt: sentences(voiceOf(), [chartText(input), finding.alt]),
    draw(room) {
      const left = (room.height * size.width) / room.width - size.height - YEARS_GAP;
      const height = Math.min(CURVE_PX.most, Math.max(CURVE_PX.least, left));
      const curve = curveMarks(atlas, { ...size, height });
      const below = curve ? YEARS_GAP + height : 0;
      const curveMoved = moved(curve ?? [], { x: 0, y: size.height + YEARS_GAP });
      const marks = [...chartMarks(atlas, input, size), ...curveMoved];
      return drawnBy(Marks, { marks }, { ...size, height: size.height + below });
    },
  };
}

const CURVE_PX = { least: 180, most: 320 };
const YEARS_GAP = 16;

/** Null with too few records. */
const curveMarks = ({ curve, view }: Atlas, size: Size) =>
  curve && curvePicture(curve, view.choices.newPlaceKm, voiceOf(), size).marks;

function chartMarks({ view }: Atlas, input: TimelineInput, size: Size, filmedYears?: YearSpan) {
  const chart = chartOf(input, size);
  if (!filmedYears) return stillMarks(chart, view.years);
  const grown = grownTo(chart, filmedYears.to);
  // A bracket tells the whole of its years.
  const brackets = grown.brackets.filter(({ to }) => to <= filmedYears.to);
  return stillMarks({ ...grown, brackets }, filmedYears);
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

const LAST_SECONDS = 4;

/** Whatever years are chosen; null while records are counted. */
async function answerOfAllYears(atlas: Atlas) {
  const { visits } = atlas.reach;
  const verdicts = visits && (await atlas.reach.latestVerdicts());
  const asked = { years: atlas.view.axis, isVerdict: true, isLatest: true };
  return verdicts && atlas.answerWith(visits, verdicts, asked);
}

/** A picture a year in one frame, under the counts so far of its period; at its end the finding of all years. */
export async function mapFilm(atlas: Atlas, map: Element): Promise<Film> {
  const { axis } = atlas.view;
  const { coverage } = atlas.index;
  const { filtered: records } = atlas;
  const finding = findingOf(atlas, await answerOfAllYears(atlas));
  const common = {
    kicker: [
      m.figure_years_title({
        title: say(atlas.page.set.title),
        years: formatYears(axis.from, axis.to, coverage.to),
      }),
      choicesText(atlas),
    ].join(' · '),
    lead: atlas.answer?.definition ?? '',
    notes: notesOf(atlas),
    alt: finding.alt,
  };
  const captionOf = (span: YearSpan) => {
    const period = countedPeriods(atlas, span.to).find(({ from }) => from === span.from);
    if (period) {
      const { years, count, words } = wordsOf(period, { firstYear: axis.from, to: coverage.to });
      return `${years}${m.colon()}${count} ${words}`;
    }
    const n = records.filter((record) => overlaps(record, span)).length;
    return formatYears(span.from, span.to) + m.colon() + m.count_records(countInputs(n));
  };
  const spans = filmedSpans(countedPeriods(atlas), axis);
  const last = spans.at(-1)!;
  const frameOf = (years: YearSpan, heading: Partial<Figure>, isEnd = false) => {
    const draw = (size: Size) => drawYears(atlas, map, size, { years, last, isEnd });
    const title = captionOf(years);
    const seconds = isEnd ? LAST_SECONDS : PLAY_MS / 1000;
    return { seconds, figure: { ...common, title, draw, ...heading } };
  };
  const frames = spans.flatMap(({ from, to }) =>
    yearsOf({ from, to }).map((year) => frameOf({ from, to: year }, {})),
  );
  return [...frames, frameOf({ from: last.from, to: axis.to }, finding, true)];
}
