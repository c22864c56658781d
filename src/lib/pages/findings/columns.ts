import { sum } from 'd3-array';
import { estimateTextPx } from '$lib/site/text/text-width';

interface CardText {
  short: string;
  result: string;
}
export interface CardColumn<Card> {
  groups: { title: string; cards: Card[]; isContinued: boolean }[];
}

const COLUMNS = 3;
const COLUMN_PX = 360;
const FONT_PX = 14;
/** The space around a card, and a title with its space, in lines. */
const CARD_SPACE = 0.8;
const TITLE_LINES = 2;

/** In their order, about equally high. CSS columns would be balanced again whenever a card unfolds. */
export function inColumns<Card extends CardText>(
  groups: readonly { title: string; cards: readonly Card[] }[],
): CardColumn<Card>[] {
  const totalLines = sum(groups, ({ cards }) => TITLE_LINES + sum(cards, linesOf));
  const columns: CardColumn<Card>[] = [{ groups: [] }];
  let filledLines = 0;
  for (const { title, cards } of groups) {
    let isContinued = false;
    for (const card of cards) {
      const height = linesOf(card) + (isContinued ? 0 : TITLE_LINES);
      const isFull = filledLines + height / 2 > (totalLines / COLUMNS) * columns.length;
      if (isFull && columns.length < COLUMNS) columns.push({ groups: [] });
      const column = columns.at(-1)!;
      const last = column.groups.at(-1);
      if (last?.title === title) last.cards.push(card);
      else column.groups.push({ title, cards: [card], isContinued });
      isContinued = true;
      filledLines += height;
    }
  }
  return columns;
}

const linesOf = ({ short, result }: CardText): number =>
  CARD_SPACE + sum([short, result], (text) => Math.ceil(estimateTextPx(text, FONT_PX) / COLUMN_PX));
