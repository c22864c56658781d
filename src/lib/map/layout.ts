import type { Position, ReachKind } from '$lib/core/record/model';
import { estimateTextPx } from '$lib/site/text/text-width';
import { boxAround, distanceTo, grown, isWithin, overlap, type Box } from '$lib/site/boxes';
import { BETWEEN, LINE_PX, placeLabels, type Labelled, type Spot } from './labels';
import type { Project, Size } from './screen';
import { largestSize, type Place, type Sign } from './signs';
import type { Span } from './static/marks';
import type { PlaceArc } from './arcs';
import { densePositions, type Track } from './tracks';
import type { UncertainArea } from './uncertain';

/** Positions of signs and labels, found once for all years, so that nothing moves while the years do. */

/** What is the same in every year. */
export interface Stage {
  places: readonly Place[];
  /** In order of time. */
  tracks: readonly Track[];
  arcs: readonly PlaceArc[];
  /** Of the places that are known only within bounds, by the record that stands there. */
  uncertain: readonly UncertainArea[];
  /** Where records are drawn once their signs have parted. */
  sites: readonly Position[];
  nameOf: (place: Place) => string;
  /** Names of the partners' countries. */
  countries: readonly AreaName[];
  /** Names of regions, straits and the like, where their layers are on. */
  names: readonly AreaName[];
}

/** A name on the map that belongs to no sign. */
export interface AreaName {
  text: string;
  /** Where it may stand, best first. */
  positions: readonly (readonly number[])[];
  fill: string;
  /** In em. */
  letterSpacing?: number;
}

export interface LayoutFrame {
  project: Project;
  size: Size;
  covered: readonly Box[];
  /** On a phone patrols are smaller, and only places reached in the selected years have labels. */
  isSmall: boolean;
  zoom: number;
}

/** From this zoom on the signs of exercises part into their records, which lie at their own positions. */
export const PARTED_ZOOM = 3.5;

export interface Layout {
  /** Of labels, by place. */
  spots: ReadonlyMap<string, Spot>;
  areaNames: readonly (AreaName & { position: readonly number[] })[];
  /** Places far from all others: on a small map they have labels in every year. */
  isolated: ReadonlySet<string>;
}

type PlacedSign = Labelled & { place: Place };

/** Half the size of a record's own mark, px. */
const SITE_PX = 7;
/** Between the edge of the map and any text, px. */
const EDGE_PX = 6;
const SMALL_EDGE_PX = 2;
const ISOLATED_PX = 28;
export const AREA_NAME_PX = 12;
const LABEL_PX = { strong: 13, middle: 12.5, pale: 12 } as const;
export const labelPx = (tone: Sign['tone'], isSmall: boolean) => (isSmall ? 12 : LABEL_PX[tone]);
/** Bold text to the same text as estimated. */
const BOLD_SCALE = 1.02;

export const signScale = (kind: ReachKind, isSmall: boolean) =>
  kind === 'patrol' && isSmall ? 0.8 : 1;

/**
 * From the most important to the least: names of countries (on a small map after the labels), labels of places
 * that were returned to or are perhaps new, all other labels, other names. Each avoids what has been placed before.
 */
export function layOut(stage: Stage, frame: LayoutFrame): Layout {
  const { project, size, isSmall, zoom } = frame;
  const edge = isSmall ? SMALL_EDGE_PX : EDGE_PX;
  const bounds = { x0: edge, y0: edge, x1: size.width - edge, y1: size.height - edge };
  const signs = placeSigns(stage, frame, bounds);
  const sites = zoom < PARTED_ZOOM ? [] : stage.sites.map(project);
  const taken: Box[] = [...frame.covered, ...sites.map((site) => boxAround(site, SITE_PX))];

  const areaNames: Layout['areaNames'][number][] = [];
  const placeName = (name: AreaName) => {
    const width =
      estimateTextPx(name.text, AREA_NAME_PX) +
      name.text.length * (name.letterSpacing ?? 0) * AREA_NAME_PX;
    const position = name.positions.find((candidate) => {
      const point = project(candidate);
      const box = boxAround(point, width / 2, LINE_PX / 2);
      const isFree =
        isWithin(box, bounds) &&
        taken.every((other) => !overlap(box, other)) &&
        signs.every((sign) => distanceTo(box, sign) > sign.r);
      if (isFree) taken.push(grown(box, 3, 1));
      return isFree;
    });
    if (position) areaNames.push({ ...name, position });
  };

  const lines = stage.tracks.flatMap(({ positions }) => densePositions(positions).map(project));
  const placeLabelsOf = (isTurn: (sign: { id: string }) => boolean) => {
    const spots = placeLabels(signs, { bounds, covered: taken, lines, isTight: isSmall, isTurn });
    for (const { box } of spots.values()) taken.push(grown(box, BETWEEN.x, BETWEEN.y));
    return spots;
  };

  if (!isSmall) stage.countries.forEach(placeName);
  const firstIds = new Set(
    signs
      .filter(({ place }) => place.returns.length > 0 || place.status === 'perhaps')
      .map(({ id }) => id),
  );
  const firstSpots = placeLabelsOf(({ id }) => firstIds.has(id));
  const otherSpots = placeLabelsOf(({ id }) => !firstIds.has(id));
  if (isSmall) stage.countries.forEach(placeName);
  stage.names.forEach(placeName);

  const isolated = signs.filter((sign) =>
    signs.every(
      (other) => other === sign || Math.hypot(other.x - sign.x, other.y - sign.y) > ISOLATED_PX,
    ),
  );
  return {
    spots: new Map([...firstSpots, ...otherSpots]),
    areaNames,
    isolated: new Set(isolated.map(({ id }) => id)),
  };
}

/** Every sign at its largest, at its place. */
function placeSigns(
  { places, nameOf }: Stage,
  { project, isSmall }: LayoutFrame,
  bounds: Box,
): PlacedSign[] {
  return places.map((place) => {
    const { x, y } = project(place.position);
    const { r, width: outline } = largestSize(place);
    const isInside = x > bounds.x0 && x < bounds.x1 && y > bounds.y0 && y < bounds.y1;
    const hasLabel = isInside && isLabelled(place, isSmall);
    return {
      id: place.id,
      x,
      y,
      r: r * signScale(place.kind, isSmall) + outline / 2,
      width: hasLabel ? widestLabel(place, nameOf(place), isSmall) : 0,
      priority: priorityOf(place, isSmall),
      place,
    };
  });
}

/** Of places that are perhaps new only exercises, and none on a small map. */
const isLabelled = ({ status, kind }: Place, isSmall: boolean) =>
  status === 'new' || (status === 'perhaps' && kind === 'exercise' && !isSmall);

/** Lower is placed first: exercises (on a small map all of them), then what was returned to most, then the latest. */
const priorityOf = ({ kind, status, returns, year }: Place, isSmall: boolean) =>
  Number(kind === 'patrol') * (isSmall ? 10_000 : 250) +
  (status === 'new' ? 0 : 500) -
  100 * returns.length -
  (year - 2000);

/** The width of its label in the years when it is longest. */
function widestLabel(place: Place, name: string, isSmall: boolean): number {
  const count = place.returns.length;
  const text = labelSpans({ place, shape: 'new', tone: 'strong', returns: count }, name, true)
    .map((span) => span.text)
    .join('');
  return Math.ceil(estimateTextPx(text, labelPx('strong', isSmall)) * BOLD_SCALE);
}

/** Name and year of a place, and "+n" for its returns in the selected years. */
export function labelSpans(
  { place, shape, tone, returns }: Sign,
  name: string,
  isNew: boolean,
): Span[] {
  const isPatrol = place.kind === 'patrol';
  const strongest = isPatrol || shape === 'perhaps' || tone !== 'strong' ? 500 : 600;
  const weight = tone === 'pale' ? 400 : strongest;
  const prefix = shape === 'perhaps' ? '≈ ' : '';
  const spans: Span[] = [
    { text: `${prefix}${name}`, weight },
    { text: ` ${place.year}`, weight: returns && !isNew ? 400 : weight },
  ];
  if (returns && place.status !== 'return')
    spans.push({ text: ` +${returns}`, weight: 700, fill: `var(--${place.kind})` });
  return spans;
}
