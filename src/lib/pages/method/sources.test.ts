import { describe, expect, it } from 'vitest';
import { METHOD_SOURCES } from './sources';

const cited = (id: string) => METHOD_SOURCES.find((source) => source.id === id)?.cite;

describe('a source', () => {
  it('is named by its authors and year, or by its title where it has none', () => {
    expect(cited('wolfe-1976')).toBe('Wolfe 1976');
    expect(cited('clopper-pearson-1934')).toBe('Clopper & Pearson 1934');
    expect(cited('kim-2000')).toBe('Kim et al. 2000');
    expect([cited('h3'), cited('natural-earth')]).toEqual(['H3', 'Natural Earth']);
  });
});
