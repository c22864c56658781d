import { geoCircle } from 'd3-geo';
import type { PeriodCount } from '#core/stall/counts';
import type { GroundPiece } from '#core/reach/ground';
import { EARTH_RADIUS_KM, RADIANS } from '#core/earth/sphere';
import { m } from '$lib/paraglide/messages';
import { formatCount, formatKm } from '$lib/site/text/format';
import { boxAround, type Size } from '$lib/site/boxes';
import { say } from '$lib/site/dataset/set';
import { estimateTextPx } from '$lib/site/text/text-width';
import type { AtlasIndex } from '$lib/view/atlas-index';
import { keyRows } from '../layers/key';
import { buildScene, type SceneInput } from '../layers/scene';
import { placesOf, signsOf } from '../signs/signs';
import type { Mark } from '../marks';
import { penOn } from '../pen';
import { originFrame, periodFrame } from '../frame';
import { PERIOD_MAP, type PeriodFrame } from '../period-frame';
import { periodMapsWidth, spansOf, wordsOf, type PeriodCounts } from './periods';
import { drawLand, drawSigns, type Land } from './picture';

interface ThreePeriodsInput extends Pick<SceneInput, 'records' | 'visits' | 'homes' | 'nameOf'> {
  index: Pick<AtlasIndex, 'coverage' | 'directions' | 'firstYear' | 'lastYear'>;
  ground: readonly GroundPiece[];
  newPlaceKm: number;
  land: Land;
}

/** Only exercises, which the answer is about. */
export function threePeriods(
  counts: PeriodCounts,
  input: ThreePeriodsInput,
  size: Size = PERIOD_MAP,
) {
  const { homes, land } = input;
  const { coverage, directions, firstYear, lastYear } = input.index;
  const { position: origin, from } = directions.origin;
  const isExercise = ({ kind }: { kind: string }) => kind === 'exercise';
  const visits = input.visits.filter(isExercise);
  const positions = visits.map(({ position }) => position);
  const period = periodFrame(origin, positions, size);
  const rings = ringsOn(period);
  const frame = { ...originFrame(period), covered: rings.map(({ box }) => box) };
  const spans = spansOf(counts);
  const periods = spans.map((span) => {
    const scene = buildScene({ ...input, visits, chosen: span });
    const signs = drawSigns(scene, ['sites', 'labels'], frame);
    const marks = [...rings.map(({ name }) => name), ...signs, crossOn(period)];
    return { ...wordsOf(span, { firstYear, to: coverage.to }), marks };
  });
  const chosen = spans.at(-1)!;
  const key = keyRows({ signs: signsOf(placesOf(visits), chosen), chosen });
  return {
    periods,
    /** Below the signs of each map. */
    ground: [...periodLand(period, land, homes), ...rings.map(({ ring }) => ring)],
    key,
    note: m.map_three_note({ from: from ? say(from) : '' }),
    size: { width: periodMapsWidth(spans.length), height: 440 },
  };
}

const SEA_HALO = { stroke: 'var(--sea)', 'stroke-width': 3, 'paint-order': 'stroke' };

function ringsOn(period: PeriodFrame) {
  const pen = penOn(originFrame(period).projection, 0.5);
  // South-west, off the land of most sets.
  const turn = 118 * RADIANS;
  const rings = period.rings.map((km) => {
    const radius = km / EARTH_RADIUS_KM / RADIANS;
    const { coordinates } = geoCircle().center(period.origin).radius(radius)();
    // Only the outermost ring names the unit.
    const text = (km === period.rings.at(-1) ? formatKm : formatCount)(km);
    const x = period.x + km * period.pxPerKm * Math.cos(turn);
    const y = period.y + km * period.pxPerKm * Math.sin(turn);
    const ring: Mark = {
      layer: 'ring',
      tag: 'path',
      shape: { d: pen.path({ type: 'MultiLineString', coordinates }) },
      style: { fill: 'none', stroke: 'var(--border)' },
    };
    const name: Mark = {
      layer: 'ring-name',
      tag: 'text',
      shape: { x, y: y + 4, 'text-anchor': 'middle' },
      style: { 'font-size': 11, fill: 'var(--mute)', ...SEA_HALO },
      spans: [{ text }],
    };
    const box = boxAround({ x, y }, estimateTextPx(text, 11) / 2 + 2, 8);
    return { ring, name, box, y };
  });
  return rings.filter(({ y }) => y < period.size.height - 6);
}

const crossOn = ({ x, y }: PeriodFrame): Mark => ({
  layer: 'origin',
  tag: 'path',
  shape: { d: `M${x - 6} ${y}h12m-6-6v12` },
  style: { stroke: 'var(--ink)', 'stroke-width': 1.4 },
});

export const periodLand = (frame: PeriodFrame, land: Land, homes: SceneInput['homes']) =>
  drawLand(land, originFrame(frame), 0.6, homes);
