import { yearsOf, type YearSpan } from '../record/time';

/**
 * What adds up year by year: of a span that begins like the one asked for before and ends later, as
 * running totals do, only the years after it are added.
 */
export class Running<Sum> {
  private last: { from: number; to: number; sum: Sum } | undefined;

  constructor(
    private readonly empty: (from: number) => Sum,
    private readonly addYear: (sum: Sum, year: number, from: number) => void,
  ) {}

  of({ from, to }: YearSpan): Sum {
    const last = this.last?.from === from && this.last.to < to ? this.last : undefined;
    const sum = last ? last.sum : this.empty(from);
    for (const year of yearsOf({ from: last ? last.to + 1 : from, to })) {
      this.addYear(sum, year, from);
    }
    this.last = { from, to, sum };
    return sum;
  }
}
