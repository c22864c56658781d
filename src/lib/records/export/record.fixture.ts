/** A complete record, of which tests change what they are about. */
export function plainRecord(id: string) {
  return {
    id,
    name: { en: 'A' },
    series: 'joint-sea',
    kind: 'exercise',
    scope: 'core',
    framework: 'bilateral',
    domains: ['sea'],
    practices: ['live-fire'],
    start: '2025-01-01',
    end: '2025-01-02',
    datePrecision: 'day',
    participants: ['CN', 'RU'],
    hosts: [],
    sites: [
      { name: 'X', role: 'main', position: [1, 2], precision: 'sea', basis: 'b', region: 'x' },
    ],
    track: null,
    forces: {},
    firsts: [],
    disputes: [],
    sources: [],
    confidence: 'high',
  };
}
