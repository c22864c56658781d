import type { YearSpan } from '#core/record/time';
import { boxAround, isWithin, overlap, type Box } from '$lib/site/boxes';
import { placeLabels, takenBy, type Labelled, type Spot } from './labels';
import { placedNames, signScale, type Layout } from './layout';
import { signSize, type Sign } from '../signs/signs';

/** Spots by place. */
export type Texts = ReturnType<typeof layoutIn>;

const RANKS = [0, 1, 2];
/** To a new place, and to any other. */
const LONGEST_LEADER_PX = 110;
const SHORT_LEADER_PX = 40;
/** Narrower maps omit names of the surroundings. */
const SURROUNDINGS_PX = 880;

/** Signs of the years shown get missing labels, new places first; those of other years give way. */
export function layoutIn(layout: Layout, shown: readonly Sign[], { from, to }: YearSpan) {
  const { stage, frame, bounds, cells } = layout;
  const { isSmall } = frame;
  /** At a new place, perhaps at one, back at one. */
  const rankOf = ({ shape, place }: Sign) => {
    if (shape === 'new') return 0;
    // On a small map these are named only if little else is.
    if (isSmall && place.status === 'perhaps' && from < to) return RANKS.length;
    return shape === 'perhaps' ? 1 : 2;
  };
  const signById = new Map(layout.signs.map((sign) => [sign.id, sign]));
  const drawn = shown.flatMap((sign) => {
    const placed = signById.get(sign.place.id);
    if (!placed) return [];
    const isNamed = sign.shape !== 'earlier' && sign.shape !== 'unknown';
    const { r, width: outline } = signSize(sign);
    const now = { ...placed, r: r * signScale(sign.place.kind, isSmall) + outline / 2, width: 0 };
    const spot = layout.spots.get(placed.id);
    const held = isNamed ? spot : undefined;
    const isInside = isWithin(boxAround(placed, 0), bounds);
    return [{ now, held, rank: isNamed ? rankOf(sign) : RANKS.length, isInside }];
  });

  const spots = new Map<string, Spot>();
  const hold = ({ id }: Labelled, spot: Spot | undefined) => spot && spots.set(id, spot);
  const partners = layout.areaNames
    .filter(({ text }) => !isSmall && stage.countries.some((country) => country.text === text))
    .map(({ box }) => box);
  const takenTo = (rank: number) => [
    ...layout.covered,
    ...partners,
    ...drawn.flatMap(({ now, rank: own }) => {
      const spot = own <= rank && spots.get(now.id);
      return spot ? takenBy(now, spot) : [];
    }),
  ];
  const isFreeOf = (taken: readonly Box[]) => (spot: { box: Box }) =>
    taken.every((other) => !overlap(other, spot.box));
  for (const { now, held, rank } of drawn) if (rank < RANKS.length) hold(now, held);
  for (const rank of RANKS) {
    // Without room among all labels of these years, lower ranks give way.
    for (const limit of [RANKS.at(-1)!, rank]) {
      const isMissing = (sign: (typeof drawn)[number]) =>
        sign.rank === rank && sign.isInside && !spots.has(sign.now.id);
      if (!drawn.some(isMissing)) continue;
      for (const { now } of drawn.filter(isMissing)) {
        const spot = layout.reserve.get(now.id);
        if (spot && isFreeOf(takenTo(limit))(spot)) hold(now, spot);
      }
      const signs = drawn.map((sign): Labelled =>
        isMissing(sign) ? { ...sign.now, width: sign.now.fullWidth } : sign.now,
      );
      const leaderPx = rank < 2 ? LONGEST_LEADER_PX : SHORT_LEADER_PX;
      const room = { bounds, cells, taken: takenTo(limit), leaderPx };
      for (const [id, spot] of placeLabels(signs, room)) spots.set(id, spot);
    }
    const isFree = isFreeOf(takenTo(rank));
    for (const { now, rank: own } of drawn)
      if (own > rank && spots.has(now.id) && !isFree(spots.get(now.id)!)) spots.delete(now.id);
  }
  const isFree = isFreeOf(takenTo(RANKS.at(-1)!));
  for (const { now, held, rank } of drawn)
    if (rank === RANKS.length && held && isFree(held)) hold(now, held);

  const areaNames = layout.areaNames.filter((name) => partners.includes(name.box) || isFree(name));
  if (frame.size.width >= SURROUNDINGS_PX) {
    const taken = [...takenTo(RANKS.length), ...areaNames.map(({ box }) => box)];
    const signs = drawn.map(({ now }) => now);
    areaNames.push(...placedNames(stage.surroundings, { frame, bounds, taken, signs }));
  }
  return { spots, areaNames };
}
