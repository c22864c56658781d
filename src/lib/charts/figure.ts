import type { Mark } from './mark';

/** What every chart says of itself, given by the page that shows it. */
export interface FigureProps {
  /** The finding, as a sentence. */
  title: string;
  /** What is measured, and in which unit. */
  unit: string;
  source: string;
  /** Name of downloaded files, without an ending. */
  file: string;
  /** Level of the heading, 2 to 4. */
  level?: 2 | 3 | 4;
  /** A value pointed at elsewhere on the page, by the id of its mark. */
  hoverId?: string | null;
  onhover?: (id: string | null) => void;
  /** Given, a value can be chosen by click or Enter. */
  onselect?: (mark: Mark) => void;
}
