import { sum } from 'd3-array';
import { estimateTextPx } from '$lib/site/text/text-width';

interface Lines {
  short: string;
  result: string;
}
export interface Column<Card> {
  groups: { title: string; cards: Card[]; isContinued: boolean }[];
}

const COLUMNS = 3;
/** Of a column, and of the letters of a card, px. */
const WIDTH = 360;
const LETTERS = 14;
/** In lines: what surrounds a card, and a title with its room. */
const AROUND = 0.8;
const TITLE = 2;

/**
 * Groups one after the other in columns about as high as each other: what is unfolded moves only its own column,
 * which columns of CSS would fill anew.
 */
export function inColumns<Card extends Lines>(
  groups: readonly { title: string; cards: readonly Card[] }[],
): Column<Card>[] {
  const whole = sum(groups, ({ cards }) => TITLE + sum(cards, linesOf));
  const columns: Column<Card>[] = [{ groups: [] }];
  let filled = 0;
  for (const { title, cards } of groups) {
    let isBegun = false;
    for (const card of cards) {
      const height = linesOf(card) + (isBegun ? 0 : TITLE);
      const isFull = filled + height / 2 > (whole / COLUMNS) * columns.length;
      if (isFull && columns.length < COLUMNS) columns.push({ groups: [] });
      const column = columns.at(-1)!;
      const last = column.groups.at(-1);
      if (last?.title === title) last.cards.push(card);
      else column.groups.push({ title, cards: [card], isContinued: isBegun });
      isBegun = true;
      filled += height;
    }
  }
  return columns;
}

const linesOf = ({ short, result }: Lines): number =>
  AROUND + sum([short, result], (text) => Math.ceil(estimateTextPx(text, LETTERS) / WIDTH));
