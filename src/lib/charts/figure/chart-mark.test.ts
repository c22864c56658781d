import { describe, expect, it } from 'vitest';
import { moveFocus, nearestMark, type Mark } from './chart-mark';

const mark = (row: number, column: number, x = column * 10, y = row * 30): Mark => ({
  ...{ id: `${row}/${column}`, row, column, x, y, width: 8, height: 8, text: '' },
});
/** Two full rows, and a third with a gap. */
const marks = [
  ...[2018, 2019, 2020].map((year) => mark(0, year)),
  ...[2018, 2019, 2020].map((year) => mark(1, year)),
  ...[2018, 2020].map((year) => mark(2, year)),
];
const goes = (from: string, key: string) => {
  const index = marks.findIndex(({ id }) => id === from);
  return marks[moveFocus(marks, index, key)]?.id;
};

describe('moveFocus', () => {
  it('goes along a row and stops at its ends', () => {
    expect(goes('0/2018', 'ArrowRight')).toBe('0/2019');
    expect(goes('0/2020', 'ArrowRight')).toBe('0/2020');
    expect(goes('2/2018', 'ArrowRight')).toBe('2/2020');
    expect(goes('0/2019', 'Home')).toBe('0/2018');
    expect(goes('0/2018', 'End')).toBe('0/2020');
  });

  it('goes across rows and keeps the column, or the nearest there is', () => {
    expect(goes('0/2019', 'ArrowDown')).toBe('1/2019');
    expect(goes('1/2019', 'ArrowDown')).toBe('2/2018');
    expect(goes('2/2020', 'ArrowDown')).toBe('2/2020');
    expect(goes('2/2020', 'ArrowUp')).toBe('1/2020');
  });

  it('reaches every mark from the first one', () => {
    const reached = new Set([0]);
    for (const from of reached) {
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End']) {
        reached.add(moveFocus(marks, from, key));
      }
    }
    expect(reached.size).toBe(marks.length);
  });

  it('leaves other keys and empty charts alone', () => {
    expect(goes('0/2019', 'Tab')).toBe('0/2019');
    expect(moveFocus([], 0, 'ArrowRight')).toBe(0);
  });
});

describe('nearestMark', () => {
  it('finds the mark under or near a point, and none far from all', () => {
    const some = [mark(0, 0, 100, 50), mark(0, 1, 120, 50)];
    expect(nearestMark(some, 109, 50)).toBe(0);
    expect(nearestMark(some, 111, 50)).toBe(1);
    expect(nearestMark(some, 100, 90)).toBe(-1);
  });

  it('takes the middle one where marks lie over each other', () => {
    const some = [mark(0, 0, 100, 50), mark(0, 1, 102, 50)];
    expect(nearestMark(some, 102, 50)).toBe(1);
  });
});
