import type { MultiPolygon } from 'geojson';
import { groundOutlines, cellOutlineOf } from '$lib/core/reach/outline';
import { measures } from '$lib/core/reach/measure-years';
import { capAreaKm2, capRing, minimalCap } from '$lib/core/earth/hull';
import { choose, type ReachDataset } from '$lib/core/reach/dataset';
import type { Position, ReachRecord } from '$lib/core/record/model';
import type { MethodData, SetData } from '$lib/core/record/set';
import type { GroundProperties } from '$lib/core/reach/measures';
import { EARTH_RADIUS_KM, densify, toPosition, toUnit } from '$lib/core/earth/sphere';
import type { Chosen } from '$lib/core/reach/select';
import { areaLand } from '$lib/map/still/area-map';
import { areaFrame } from '$lib/map/still/region-map';
import type { Mark, Picture } from '$lib/map/still/marks';
import { Pen } from '$lib/map/still/pen';
import type { Land, PictureFrame } from '$lib/map/still/picture';

/** One small map for each measure, with the numbers that stand beside it. */

type Draw = (marginKm: number, drawing: Drawing) => ReturnType<typeof sketch>;

/**
 * Everything is asked of the engine as the atlas asks it; nothing here computes a measure. What the set shows
 * no example of is null.
 *
 * @throws RangeError when a record shown is not in the data: never another picture
 */
export function measureExamples(
  dataset: ReachDataset,
  land: Land,
  examples: MethodData['examples'] = {},
  partners: SetData['partners'] = [],
) {
  const draw: Draw = (marginKm, drawing) => sketch(land, drawing, marginKm);
  const { footprint, newGround, extent, frontier, farthest, spread } = examples;
  return {
    footprint: footprint ? footprintExample(dataset, draw, footprint) : null,
    newGround: newGround ? newGroundExample(dataset, draw, newGround) : null,
    extent: extent ? extentExample(dataset, draw, extent) : null,
    frontier: frontier ? frontierExample(dataset, draw, frontier) : null,
    farthest: farthest ? farthestExample(dataset, draw, farthest, partners) : null,
    spread: spread ? spreadExample(dataset, draw, spread) : null,
  };
}

function footprintExample(dataset: ReachDataset, draw: Draw, id: string) {
  const record = recordOf(dataset, id);
  const alone = { ...dataset, records: [record] };
  const { choices, facts, table } = choose(alone, {});
  const { radiusKm } = choices;
  const cells = facts.cells.flat();
  const sites = sitesOf(table.records[0]!);
  const discs = sites.map((site) => capRing(site, radiusKm));
  const hexagons = cells.flatMap((cell) => cellOutlineOf([cell]).coordinates);
  return {
    ...{ name: record.name.en, radiusKm, cells: cells.length },
    km2: table.cellKm2.reduce((sum, km2) => sum + km2, 0),
    capKm2: capAreaKm2(radiusKm),
    picture: draw(radiusKm * 1.3, {
      shapes: [
        { paint: 'exercise', area: { type: 'MultiPolygon', coordinates: hexagons } },
        ...discs.map((line) => ({ paint: 'ink', line }) as const),
      ],
      dots: sites.map((position) => ({ paint: 'ink', position }) as const),
    }),
  };
}

function newGroundExample(dataset: ReachDataset, draw: Draw, year: number) {
  const span = { from: year, to: year };
  const { ground } = groundOutlines(dataset, {}, span);
  const measured = measuresOf(dataset, year);
  const area = (wanted: GroundProperties['layer'], kinds = ['exercise', 'patrol']) => ({
    type: 'MultiPolygon' as const,
    coordinates: ground.features
      .filter(({ properties: { layer, kind } }) => layer === wanted && kinds.includes(kind))
      .flatMap(({ geometry }) => geometry.coordinates),
  });
  return {
    ...{ year, footprintKm2: measured.footprintKm2, newGroundKm2: measured.newGroundKm2 },
    picture: draw(400, {
      shapes: [
        { paint: 'earlier', area: area('earlier-ground') },
        { paint: 'patrol', area: area('new-ground', ['patrol']) },
        { paint: 'exercise', area: area('new-ground', ['exercise']) },
        { paint: 'ink', area: area('footprint'), outlined: true },
      ],
      include: placesOf(dataset, year),
    }),
  };
}

function extentExample(dataset: ReachDataset, draw: Draw, year: number) {
  const { extentKm2, decidingRecord } = measuresOf(dataset, year);
  const decides = decidingRecord.extentKm2!;
  const hullOf = (records: readonly ReachRecord[]): MultiPolygon => {
    const span = { from: year, to: year };
    const { extent } = groundOutlines({ ...dataset, records }, {}, span);
    const ring = extent ?? [];
    return { type: 'MultiPolygon', coordinates: ring.length ? [[[...ring, ring[0]!]]] : [] };
  };
  const others = dataset.records.filter(({ id }) => id !== decides.recordId);
  return {
    ...{ year, km2: extentKm2, change: decides.change },
    deciding: recordOf(dataset, decides.recordId).name.en,
    picture: draw(300, {
      shapes: [
        { paint: 'accent', area: hullOf(dataset.records), outlined: true },
        { paint: 'mute', area: hullOf(others), outlined: true },
        ...tracksOf(dataset, year),
      ],
      dots: dotsOf(dataset, year),
    }),
  };
}

function frontierExample(dataset: ReachDataset, draw: Draw, year: number) {
  const { frontier, frontierKm } = measuresOf(dataset, year);
  const earlier = dataset.records.filter(({ start }) => Number(start.slice(0, 4)) < year);
  const { records } = choose({ ...dataset, records: earlier }, {}).table;
  return {
    ...{ year, km: frontierKm, name: recordOf(dataset, frontier!.recordId).name.en },
    picture: draw(500, {
      shapes: [{ paint: 'accent', line: [frontier!.position, frontier!.earlier] }],
      dots: [
        ...records.flatMap(sitesOf).map((position) => ({ paint: 'earlier', position }) as const),
        { paint: 'accent', position: frontier!.position },
      ],
    }),
  };
}

/** The line leads to the land of the partner that is farthest. */
function farthestExample(
  dataset: ReachDataset,
  draw: Draw,
  id: string,
  partners: SetData['partners'],
) {
  const record = recordOf(dataset, id);
  const year = Number(record.start.slice(0, 4));
  const { farthestKm } = measuresOf({ ...dataset, records: [record] }, year);
  const far = partners
    .map(({ id, from }) => ({ name: from.en, ...farthestKm[id]! }))
    .sort((a, b) => b.km - a.km);
  const { position, home } = far[0]!;
  return {
    ...{ name: record.name.en, far, of: far[0]!.name },
    picture: draw(700, {
      shapes: [{ paint: 'accent', line: [position, home] }],
      dots: [
        { paint: 'accent', position: home },
        { paint: 'exercise', position },
      ],
    }),
  };
}

function spreadExample(dataset: ReachDataset, draw: Draw, year: number) {
  const measured = measuresOf(dataset, year);
  const { centre, standardDistanceKm, resultantLength, records } = measured;
  const ring = capRing(centre!, standardDistanceKm!);
  return {
    ...{ year, records, standardDistanceKm, resultantLength },
    effectiveRegions: measured.effectiveRegions,
    picture: draw(200, {
      shapes: [{ paint: 'accent', line: ring }, ...tracksOf(dataset, year)],
      dots: [...dotsOf(dataset, year), { paint: 'accent', position: centre! }],
      include: ring,
    }),
  };
}

function measuresOf(dataset: ReachDataset, year: number) {
  return measures(dataset, { from: year, to: year }).years[0]!;
}

function recordOf(dataset: ReachDataset, id: string): ReachRecord {
  const record = dataset.records.find((one) => one.id === id);
  if (!record) throw new RangeError(`the method page shows record ${id}, which is not in the data`);
  return record;
}

function membersOf(dataset: ReachDataset, year: number): Chosen[] {
  const { table } = choose(dataset, {});
  return table.members({ from: year, to: year }).map((index) => table.records[index]!);
}

const sitesOf = ({ places }: Chosen): Position[] => places.sites.map(toPosition);

function dotsOf(dataset: ReachDataset, year: number): { paint: Paint; position: Position }[] {
  return membersOf(dataset, year).flatMap((record) =>
    sitesOf(record).map((position) => ({ paint: record.kind, position })),
  );
}

function tracksOf(dataset: ReachDataset, year: number): NonNullable<Drawing['shapes']> {
  return membersOf(dataset, year).flatMap(({ places }) =>
    places.lines.map((line) => ({ paint: 'patrol', line: line.map(toPosition) }) as const),
  );
}

function placesOf(dataset: ReachDataset, year: number): Position[] {
  return membersOf(dataset, year).flatMap(({ places }) => places.points.map(toPosition));
}

/** Tokens of app.css. */
type Paint = 'exercise' | 'patrol' | 'earlier' | 'accent' | 'ink' | 'mute';

interface Drawing {
  shapes?: readonly (
    | { paint: Paint; area: MultiPolygon; outlined?: boolean }
    | { paint: Paint; line: readonly Position[] }
  )[];
  dots?: readonly { paint: Paint; position: Position }[];
  /** Places that the picture must hold besides the dots. */
  include?: readonly Position[];
}

export const SIZE = { width: 420, height: 280 };

/** Draws with room of `marginKm` round the smallest cap that holds every dot and included place. */
export function sketch(land: Land, drawing: Drawing, marginKm: number): Picture {
  const { shapes = [], dots = [], include = [] } = drawing;
  const held = [...dots.map(({ position }) => position), ...include];
  const frame = frameRound(held, marginKm);
  const pen = new Pen(frame.project, 0.5);
  const drawn = shapes.map((shape): Mark => {
    const geometry =
      'area' in shape
        ? shape.area
        : { type: 'LineString' as const, coordinates: densify(shape.line) };
    const colour = `var(--${shape.paint})`;
    const style: Mark['style'] =
      'line' in shape || shape.outlined
        ? { fill: 'none', stroke: colour, 'stroke-width': 1.6 }
        : { fill: colour, 'fill-opacity': 0.5, stroke: colour, 'stroke-width': 0.5 };
    return { layer: 'shapes', tag: 'path', at: { d: pen.path(geometry) }, style };
  });
  return {
    ...SIZE,
    limb: null,
    marks: [...areaLand(land, frame), ...drawn, ...dotMarks(dots, pen)],
  };
}

function dotMarks(dots: NonNullable<Drawing['dots']>, pen: Pen): Mark[] {
  return dots.flatMap(({ paint, position }): Mark[] => {
    const at = pen.at(position);
    if (!at) return [];
    const circle = { cx: at.x, cy: at.y, r: 3.5 };
    return [{ layer: 'dots', tag: 'circle', at: circle, style: { fill: `var(--${paint})` } }];
  });
}

function frameRound(held: readonly Position[], marginKm: number): PictureFrame {
  const cap = minimalCap(held.map(toUnit));
  if (!cap) throw new RangeError(`${held.length} places do not fit on one side of the globe`);
  const radiusKm = cap.radius * EARTH_RADIUS_KM + marginKm;
  return areaFrame(capRing(toPosition(cap.axis), radiusKm), SIZE, 0);
}
