/** Numbers in a piece of memory, unless a row needs more. */
const PIECE = 2 ** 16;

/**
 * Short rows of numbers one after another, in pieces of memory that many share. One of its own for
 * each of 100,000 rows costs more than the numbers in it, and the garbage collector never has to move
 * what lies here.
 */
export class Rows<Row extends Float64Array | Uint32Array> {
  private piece: Row;
  private filled = 0;

  constructor(private readonly make: (length: number) => Row) {
    this.piece = make(0);
  }

  /** A copy of the first `count` numbers. */
  copy(numbers: Row, count: number): Row {
    if (this.filled + count > this.piece.length) {
      this.piece = this.make(Math.max(PIECE, count));
      this.filled = 0;
    }
    const row = this.piece.subarray(this.filled, (this.filled += count)) as Row;
    row.set(numbers.subarray(0, count));
    return row;
  }
}
