import { cellArea, cellToChildren, cellToLatLng, getRes0Cells } from 'h3-js';
import { isNear, type Arc } from '../earth/arcs';
import { EARTH_RADIUS_KM, toUnit, type UnitVector } from '../earth/sphere';
import { InputError } from '../record/input-error';

/** H3 resolution: cells of about 1,770 km². */
export const RESOLUTION = 4;
/** The least holds the centre of a cell wherever a place lies; the most is a disc of 12.5 M km². */
export const RADIUS_KM = { min: 30, max: 2000 } as const;

/** Throws InputError. */
export function checkRadius(radiusKm: number): void {
  if (!(radiusKm >= RADIUS_KM.min && radiusKm <= RADIUS_KM.max)) {
    const expected = `a number of km from ${RADIUS_KM.min} to ${RADIUS_KM.max}`;
    throw new InputError('settings', 'radiusKm', radiusKm, expected);
  }
}

/** A cell of H3, which is asked for everything once. */
export class Cell {
  readonly centre: UnitVector;
  #children: readonly Cell[] | null = null;
  #km2 = 0;

  constructor(
    readonly id: string,
    readonly resolution: number,
  ) {
    const [lat, lng] = cellToLatLng(id);
    this.centre = toUnit([lng, lat]);
  }

  /** To the nearest square metre or so: sums of such areas are exact, whatever their order. */
  get km2(): number {
    return (this.#km2 ||= Math.round(cellArea(this.id, 'km2') * 2 ** 20) / 2 ** 20);
  }

  get children(): readonly Cell[] {
    const finer = this.resolution + 1;
    return (this.#children ??= cellToChildren(this.id, finer).map((id) => new Cell(id, finer)));
  }
}

let coarsest: readonly Cell[] | undefined;

/** The most between the centre of a cell of each resolution and that of a cell of resolution 4 within it, km. */
const REACH_KM = [1420, 530, 182, 51, 0];

/** Cells whose centre lies within `radiusKm` of an arc; InputError for a radius out of range. */
export function footprint(arcs: readonly Arc[], radiusKm: number): Cell[] {
  checkRadius(radiusKm);
  const limits = REACH_KM.map((km) => {
    const angle = (radiusKm + km) / EARTH_RADIUS_KM;
    return { cosine: Math.cos(angle), sine: Math.sin(angle) };
  });
  const within = new Set<Cell>();
  const search = (cells: readonly Cell[], arc: Arc) => {
    const { cosine, sine } = limits[cells[0]!.resolution]!;
    for (const cell of cells) {
      if (!isNear(cell.centre, arc, cosine, sine)) continue;
      if (cell.resolution === RESOLUTION) within.add(cell);
      else search(cell.children, arc);
    }
  };
  coarsest ??= getRes0Cells().map((id) => new Cell(id, 0));
  for (const arc of arcs) search(coarsest, arc);
  return [...within];
}
