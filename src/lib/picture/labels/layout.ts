import type { Position, ReachKind } from '#core/record/model';
import { EARTH_RADIUS_KM } from '#core/earth/sphere';
import { set } from '$lib/site/dataset/set';
import { m } from '$lib/paraglide/messages';
import { estimateTextPx } from '$lib/site/text/text-width';
import { boxAround, distanceTo, grown, isWithin, overlap, type Box } from '$lib/site/boxes';
import { LINE_PX, cellsOf, placeLabels, type Labelled } from './labels';
import type { Candidate } from '$lib/view/atlas-index';
import type { LayoutFrame } from '../frame';
import { WORLD } from '../screen';
import { largestSize, type Place, type Sign } from '../signs/signs';
import type { Span } from '../marks';
import type { PlaceArc } from '../signs/arcs';
import { densePositions, type DrawnTrack } from '../signs/tracks';
import type { UncertainArea } from '../signs/uncertain';

/*
 * How a map gets its texts, so that they hold still while the years move: `layOut` places, once for
 * all years, partners' names and the labels of signs; `layoutIn` gives signs of the years shown the
 * labels that they lack, takes those in their way, and adds names of the surroundings where they fit.
 * Both ask `placeLabels` for the cheapest spot that no sign and no earlier text covers.
 */

/** The same in every year. */
export interface Stage {
  places: readonly Place[];
  /** By date. */
  tracks: readonly DrawnTrack[];
  arcs: readonly PlaceArc[];
  /** Places known only within bounds, by record. */
  uncertain: readonly UncertainArea[];
  candidates: readonly Candidate[];
  /** Of the kinds that are not shown. */
  others: readonly Place[];
  sites: readonly Position[];
  /** Partners, and what else is named before the places. */
  countries: readonly AreaName[];
  surroundings: readonly AreaName[];
  /** Regions, straits and the like, if their layers are on. */
  names: readonly AreaName[];
}

export interface AreaName {
  text: string;
  /** Where it may stand, best first. */
  positions: readonly (readonly number[])[];
  fill: string;
  /** In em. */
  letterSpacing?: number;
  isItalic?: boolean;
}

/** Of the limit of a new place at the equator, when signs part. */
const PARTED_PX = 72.4;
/** From here on signs of exercises part into records at their own positions. */
export const PARTED_ZOOM = Math.log2(
  (PARTED_PX / WORLD) * ((2 * Math.PI * EARTH_RADIUS_KM) / set.newPlace.km),
);

export type Layout = ReturnType<typeof layOut>;

export type PlacedAreaName = AreaName & { position: readonly number[]; box: Box };

/** Half the size of a record's own mark, px. */
const SITE_PX = 7;
/** Between the edge of the map and any text, px. */
const EDGE_PX = 6;
const SMALL_EDGE_PX = 2;
const LEADER_PX = 60;
export const AREA_NAME_PX = 12;
export const labelPx = (isSmall: boolean) => (isSmall ? 12 : 13);
/** Bold width relative to the estimate. */
const BOLD_SCALE = 1.02;

export const signScale = (kind: ReachKind, isSmall: boolean) =>
  kind === 'patrol' && isSmall ? 0.8 : 1;

/**
 * What is the same in every year. Each text avoids earlier ones: partners (on a small map after the
 * labels), places returned to or perhaps new, other places, layers.
 */
export function layOut(stage: Stage, frame: LayoutFrame) {
  const { project, size, isSmall, zoom } = frame;
  const edge = isSmall ? SMALL_EDGE_PX : EDGE_PX;
  const bounds = { x0: edge, y0: edge, x1: size.width - edge, y1: size.height - edge };
  const signs = placeSigns(stage, frame, bounds);
  const sites = zoom < PARTED_ZOOM ? [] : stage.sites.map(project);
  const covered = [...frame.covered, ...sites.map((site) => boxAround(site, SITE_PX))];
  const lines = stage.tracks.flatMap(({ positions }) => densePositions(positions));
  const cells = cellsOf(lines.map(project));

  const taken: Box[] = [...covered];
  const room = { bounds, taken, cells };
  const placeNames = (names: readonly AreaName[]) => placedNames(names, { frame, ...room, signs });
  const isFirst = ({ place }: PlacedSign) => place.returns.length > 0 || place.status === 'perhaps';
  const countriesFirst = isSmall ? [] : placeNames(stage.countries);
  const spots = new Map([
    ...placeLabels(signs, { ...room, leaderPx: LEADER_PX, isTurn: isFirst }),
    ...placeLabels(signs, { ...room, isTurn: (sign) => !isFirst(sign) }),
  ]);
  const unnamed = signs.filter(({ id }) => !spots.has(id));
  /** Where the labels left out go if no other is there. */
  const reserve = unnamed.flatMap((sign) => {
    const alone = signs.map((other) => ({ ...other, width: other === sign ? sign.fullWidth : 0 }));
    return [...placeLabels(alone, { ...room, taken: [...covered], leaderPx: LEADER_PX })];
  });
  const areaNames = [
    ...countriesFirst,
    ...(isSmall ? placeNames(stage.countries) : []),
    ...placeNames(stage.names),
  ];
  const common = { stage, frame, bounds, covered, cells, signs };
  return { ...common, spots, reserve: new Map(reserve), areaNames };
}

interface NameRoom {
  frame: LayoutFrame;
  bounds: Box;
  /** The names are added. */
  taken: Box[];
  signs: readonly Labelled[];
}

/** Names too long in spaced letters are set closer, except on a phone. */
export const placedNames = (names: readonly AreaName[], room: NameRoom): PlacedAreaName[] =>
  names.flatMap((name) => {
    const { bounds, taken, signs } = room;
    const { project, isSmall } = room.frame;
    const { letterSpacing: wide = 0 } = name;
    const spacings = wide && !isSmall ? [wide, 0] : [wide];
    const candidates = spacings.flatMap((letterSpacing) => {
      const spacePx = name.text.length * letterSpacing * AREA_NAME_PX;
      const width = estimateTextPx(name.text, AREA_NAME_PX) + spacePx;
      return name.positions.map((position): PlacedAreaName => {
        const box = boxAround(project(position), width / 2, LINE_PX / 2);
        return { ...name, letterSpacing, position, box };
      });
    });
    const free = candidates.find(
      ({ box }) =>
        isWithin(box, bounds) &&
        taken.every((other) => !overlap(box, other)) &&
        signs.every((sign) => distanceTo(box, sign) > sign.r),
    );
    if (!free) return [];
    taken.push(grown(free.box, 3, 1));
    return [free];
  });

type PlacedSign = ReturnType<typeof placeSigns>[number];
/** `fullWidth`: of its label, even without one in the common layout. */
function placeSigns({ places }: Stage, { project, isSmall }: LayoutFrame, bounds: Box) {
  return places.map((place) => {
    const { x, y } = project(place.position);
    const { r, width: outline } = largestSize(place);
    const isInside = x > bounds.x0 && x < bounds.x1 && y > bounds.y0 && y < bounds.y1;
    const hasLabel = isInside && isLabelled(place, isSmall);
    const fullWidth = widestLabel(place, isSmall);
    return {
      id: place.id,
      x,
      y,
      r: r * signScale(place.kind, isSmall) + outline / 2,
      width: hasLabel ? fullWidth : 0,
      fullWidth,
      priority: priorityOf(place, isSmall),
      place,
    };
  });
}

/** Perhaps new places only if exercises, and never on a small map. */
const isLabelled = ({ status, kind }: Place, isSmall: boolean) =>
  status === 'new' || (status === 'perhaps' && kind === 'exercise' && !isSmall);

/** Exercises (on a small map all of them), then most returns, then latest. */
const priorityOf = ({ kind, status, returns, year }: Place, isSmall: boolean) =>
  Number(kind === 'patrol') * (isSmall ? 10_000 : 250) +
  (status === 'new' ? 0 : 500) -
  100 * returns.length -
  (year - 2000);

/** In the years when it is longest. */
function widestLabel(place: Place, isSmall: boolean) {
  const count = place.returns.length;
  const forms = [
    { place, shape: place.status, returns: 0 },
    { place, shape: 'return', returns: count } as const,
  ].slice(0, count > 0 ? 2 : 1);
  const widths = forms.map((sign) => {
    const text = labelSpans(sign, isSmall).map((span) => span.text);
    return estimateTextPx(text.join(''), labelPx(isSmall));
  });
  return Math.ceil(Math.max(...widths) * BOLD_SCALE);
}

/** A new place with its year; one returned to with how often, where there is room. */
export function labelSpans({ place, shape, returns }: Sign, isSmall: boolean): Span[] {
  const isReturn = shape === 'return' || shape === 'earlier';
  const text = isReturn || place.status === 'return' ? place.name : `${place.name} ${place.year}`;
  const weight = shape === 'new' ? 600 : 500;
  if (!isReturn || isSmall || returns === 0) return [{ text, weight }];
  return [{ text: m.map_label_returns({ place: text, n: returns }), weight }];
}
