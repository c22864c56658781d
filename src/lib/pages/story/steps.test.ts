import { describe, expect, it } from 'vitest';
import { reachKind } from '$lib/core/record/model';
import { decodeView } from '$lib/view/view-link';
import { STEPS, stepQuery, stepView } from './steps';

const bounds = { firstYear: 2003, lastYear: 2026, rules: ['core'], regions: [], practices: [] };

describe('a step of the story', () => {
  it.each(STEPS)('%s is a view that its link opens', (step) => {
    const query = new URLSearchParams(stepQuery(step, bounds));
    expect(decodeView(query, bounds)).toEqual(stepView(step, bounds));
  });

  it('has a link of its own', () => {
    expect(new Set(STEPS.map((step) => stepQuery(step, bounds))).size).toBe(STEPS.length);
  });

  it('leads on from year to year without a gap, apart from the look at one kind', () => {
    const spans = (['before', 'growth', 'lull', 'since'] as const).map((step) =>
      stepView(step, bounds),
    );
    spans.slice(1).forEach(({ from }, i) => expect(from).toBe(spans[i]!.to + 1));
    expect([spans[0]!.from, spans.at(-1)!.to]).toEqual([2003, 2026]);
    expect(new Set(stepView('patrols', bounds).kinds.map(reachKind))).toEqual(new Set(['patrol']));
    expect(stepQuery('stopped', bounds)).toBe('');
  });
});
