import type { Position, ReachKind } from '$lib/core/record/model';
import { estimateTextPx } from '$lib/site/text/text-width';
import { boxAround, distanceTo, grown, isWithin, overlap, type Box } from './boxes';
import { BETWEEN, LINE_PX, placeLabels, type Labelled, type Spot } from './labels';
import { tenths, type Point, type Project, type Size } from './screen';
import { largest, type Place, type Sign } from './signs';
import type { Span } from './static/marks';
import { denseOf, type Track } from './tracks';

/** Where signs and labels stand: found once for all years, so that nothing moves while these do. */

/** What does not change with the year. */
export interface Stage {
  places: readonly Place[];
  /** In order of time. */
  tracks: readonly Track[];
  /** Where records are drawn once their signs have parted. */
  sites: readonly Position[];
  nameOf: (place: Place) => string;
  /** Names of the partners' lands. */
  lands: readonly Written[];
  /** Names of regions, straits and the like, where these are shown. */
  names: readonly Written[];
}

/** A text on the map, with the places where it may stand, best first. */
export interface Written {
  text: string;
  places: readonly (readonly number[])[];
  fill: string;
  /** Between letters, em. */
  spaced?: number;
}

export interface SignFrame {
  at: Project;
  size: Size;
  covered: readonly Box[];
  /** A phone's map: patrols are smaller, and only what was reached in the years chosen is named. */
  isSmall: boolean;
  zoom: number;
}

/** From this zoom on exercises part into their records, which lie at their own places. */
export const PARTED_ZOOM = 3.5;

/** Where all stands that stays the same from year to year. */
export interface Layout {
  spots: ReadonlyMap<string, Spot>;
  /** Signs that do not stand at their place, by how far: where they would cover another or lie under a label. */
  beside: ReadonlyMap<string, Point>;
  written: readonly (Written & { position: readonly number[] })[];
  /** Signs far from all others: on a small map they are named in every year. */
  lone: ReadonlySet<string>;
}

/** Half of a record's own mark. */
const SITE_PX = 7;

type Seen = Labelled & { place: Place };

/** Between the edge of the map and what is written, px. */
const INSIDE = 6;
const LONE_PX = 28;
export const WRITTEN_PX = 12;
const PX = { strong: 13, middle: 12.5, pale: 12 } as const;
export const pxOf = (tone: Sign['tone'], isSmall: boolean) => (isSmall ? 12 : PX[tone]);
const BOLD_WIDER = 1.02;

export const scaleOf = (kind: ReachKind, isSmall: boolean) =>
  kind === 'patrol' && isSmall ? 0.8 : 1;

export function layOut(stage: Stage, { at, size, covered, isSmall, zoom }: SignFrame): Layout {
  const inside = isSmall ? 2 : INSIDE;
  const bounds = {
    x0: inside,
    y0: inside,
    x1: size.width - inside,
    y1: size.height - inside,
  };
  const beside = new Map<string, Point>();
  const signs: Seen[] = [];
  const exercisesFirst = stage.places.toSorted(
    (a, b) => Number(a.kind === 'patrol') - Number(b.kind === 'patrol'),
  );
  for (const place of exercisesFirst) {
    const point = at(place.position);
    if (!point) continue;
    const extent = largest(place);
    const r = extent.r * scaleOf(place.kind, isSmall) + extent.width / 2;
    const same = signs.find(({ x, y }) => Math.hypot(x - point.x, y - point.y) < 7);
    if (same)
      beside.set(place.id, { x: tenths(same.x + same.r + Math.min(r, 6) + 1 - point.x), y: 0 });
    const x = point.x + (beside.get(place.id)?.x ?? 0);
    const isSeen = x > bounds.x0 && x < bounds.x1 && point.y > bounds.y0 && point.y < bounds.y1;
    const isWanted = isSeen && isNamed(place, isSmall);
    const width = isWanted ? widest(place, stage.nameOf(place), isSmall) : 0;
    signs.push({
      id: place.id,
      x,
      y: point.y,
      r,
      width,
      priority: priorityOf(place, isSmall),
      place,
    });
  }
  const taken: Box[] = [...covered];
  const parted = zoom < PARTED_ZOOM ? [] : stage.sites;
  for (const point of parted.flatMap((position) => at(position) ?? []))
    taken.push(boxAround(point, SITE_PX));
  const written: Layout['written'][number][] = [];
  const write = (text: Written) => {
    const width = widthOf(text);
    for (const position of text.places) {
      const point = at(position);
      if (!point) continue;
      const box = boxOn(point, width);
      const isFree =
        isWithin(box, bounds) &&
        taken.every((other) => !overlap(box, other)) &&
        signs.every((sign) => distanceTo(box, sign) > sign.r);
      if (!isFree) continue;
      taken.push(grown(box, 3, 1));
      written.push({ ...text, position });
      break;
    }
  };
  if (!isSmall) stage.lands.forEach(write);
  const lines = stage.tracks.flatMap(({ positions }) =>
    denseOf(positions).flatMap((position) => at(position) ?? []),
  );
  const label = (all: readonly Seen[], isTurn: (sign: Pick<Seen, 'id'>) => boolean) => {
    const found = placeLabels(all, { bounds, covered: taken, lines, isTight: isSmall, isTurn });
    for (const { box } of found.values()) taken.push(grown(box, BETWEEN.x, BETWEEN.y));
    return found;
  };
  const isLoose = ({ width, place }: Seen) =>
    width === 0 && place.status === 'perhaps' && !beside.has(place.id);
  const fixed = signs.filter((sign) => !isLoose(sign));
  const firsts = new Set(
    fixed
      .filter(({ place }) => place.returns.length > 0 || place.status === 'perhaps')
      .map(({ id }) => id),
  );
  const first = label(fixed, ({ id }) => firsts.has(id));
  const loose = signs.filter(isLoose).map((sign) => {
    const away = freeNear(sign, taken, fixed);
    beside.set(sign.id, away);
    return { ...sign, x: sign.x + away.x, y: sign.y + away.y };
  });
  const others = label([...fixed, ...loose], ({ id }) => !firsts.has(id));
  const spots = new Map([...first, ...others]);
  if (isSmall) stage.lands.forEach(write);
  stage.names.forEach(write);
  const lone = signs.filter((sign) =>
    signs.every(
      (other) => other === sign || Math.hypot(other.x - sign.x, other.y - sign.y) > LONE_PX,
    ),
  );
  return { spots, beside, written, lone: new Set(lone.map(({ id }) => id)) };
}

/** What is known only to a sea stands anywhere in a circle of this radius, px. */
const LOOSE_PX = 28;

/** How far a sign has to go so as to lie under no text and on no other sign; nowhere where all is taken. */
function freeNear({ x, y, r }: Labelled, taken: readonly Box[], signs: readonly Labelled[]): Point {
  for (let px = 0; px <= LOOSE_PX; px += LOOSE_PX / 4) {
    for (let angle = 0; angle < 2 * Math.PI; angle += Math.PI / 8) {
      const away = { x: tenths(px * Math.cos(angle)), y: tenths(px * Math.sin(angle)) };
      const at = { x: x + away.x, y: y + away.y };
      const isFree =
        taken.every((box) => distanceTo(box, at) > r + 1) &&
        signs.every((sign) => Math.hypot(sign.x - at.x, sign.y - at.y) > sign.r + r);
      if (isFree) return away;
    }
  }
  return { x: 0, y: 0 };
}

const boxOn = ({ x, y }: Point, width: number): Box => ({
  x0: x - width / 2,
  x1: x + width / 2,
  y0: y - LINE_PX / 2,
  y1: y + LINE_PX / 2,
});
const widthOf = ({ text, spaced = 0 }: Written) =>
  estimateTextPx(text, WRITTEN_PX) + text.length * spaced * WRITTEN_PX;

/** Of what is perhaps new only exercises, and none where there is little room. */
const isNamed = ({ status, kind }: Place, isSmall: boolean) =>
  status === 'new' || (status === 'perhaps' && kind === 'exercise' && !isSmall);

/** By how often they came back, exercises before patrols, where there is little room all of them; then the later ones. */
const priorityOf = ({ kind, status, returns, year }: Place, isSmall: boolean) =>
  Number(kind === 'patrol') * (isSmall ? 10_000 : 250) +
  (status === 'new' ? 0 : 500) -
  100 * returns.length -
  (year - 2000);

function widest(place: Place, name: string, isSmall: boolean): number {
  const count = place.returns.length;
  const text = spansOf({ place, shape: 'new', tone: 'strong', returns: count }, name, true)
    .map((span) => span.text)
    .join('');
  return Math.ceil(estimateTextPx(text, pxOf('strong', isSmall)) * BOLD_WIDER);
}

/** Name and year, and "+n": how often they came back in the years chosen. */
export function spansOf(
  { place, shape, tone, returns }: Sign,
  name: string,
  isNew: boolean,
): Span[] {
  const isPatrol = place.kind === 'patrol';
  const bold = isPatrol || shape === 'perhaps' || tone !== 'strong' ? 500 : 600;
  const weight = tone === 'pale' ? 400 : bold;
  const about = shape === 'perhaps' ? '≈ ' : '';
  const more: Span[] = returns
    ? [{ text: ` +${returns}`, weight: 700, fill: `var(--${place.kind})` }]
    : [];
  return [
    { text: `${about}${name}`, weight },
    { text: ` ${place.year}`, weight: returns && !isNew ? 400 : weight },
    ...(place.status === 'return' ? [] : more),
  ];
}
