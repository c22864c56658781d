/** A table in the reader's language; the first column is the names of the rows. */
export interface TableText {
  label: string;
  columns: Cell[];
  rows: { name: string; cells: Cell[] }[];
}

export interface Cell {
  text: string;
  /** A path of this site. */
  href?: string;
  look?: 'exercise' | 'patrol' | 'number' | 'mute';
  /** Columns that it fills. */
  span?: number;
}
