import { describe, expect, it } from 'vitest';
import * as model from '../../src/lib/core/record/model';
import { validate } from './validate';
import { atlases, files, plant, plantIn } from './plant.fixture';
import type { EventFile } from '../../src/lib/core/record/schema';

describe('a record that breaks the words of the codebook is found:', () => {
  it('one that the core rule counts and its definition does not name', () => {
    expect(plant('syria-cw-escort-2014', (e) => (e.scope = 'core'))).toEqual([
      expect.stringMatching(
        /scope is "core \(patrol, multilateral of 5, syria-escort\)", expected one/,
      ),
    ]);
  });

  it('a definition with words for no record', () => {
    const part = { text: 'with Mars', where: { series: ['komodo'] } };
    expect(plantIn('rules.json', (rules) => rules[0]!.parts!.push(part))).toEqual([
      'rules.json: [0].parts[5].text is "with Mars", expected words that fit a record',
    ]);
  });

  it('high confidence on one voice', () => {
    expect(plant('luobei-river-2015', (e) => (e.confidence = 'high'))).toEqual([
      expect.stringMatching(/confidence is "high", expected less, without official source or two/),
    ]);
  });

  it('low confidence that does not say whose part is in doubt', () => {
    expect(plant('joint-sea-2016', (e) => (e.confidence = 'low'))).toEqual([
      expect.stringMatching(/weakParticipation is missing, expected which partner is in doubt/),
    ]);
  });

  it.each([undefined, 'An aggregator', 'Reports of the closing'])(
    'a value of a dispute that nobody said: %s',
    (saidBy) => {
      expect(
        plant('peace-mission-2010', (e) => (e.disputes[1]!.values[1]!.saidBy = saidBy)),
      ).toEqual([
        expect.stringMatching(
          /disputes\[1\].values\[1\] is "2010-09-24", expected a source, or "saidBy"/,
        ),
      ]);
    },
  );

  it('a waypoint reported by nobody', () => {
    const change = (e: EventFile) => (e.track!.waypoints[0]!.status = 'reported');
    expect(plant('submarine-patrol-2025', change)).toEqual([
      expect.stringMatching(/waypoints\[0\] is "reported", expected "inferred", without date or/),
    ]);
  });

  it('a placeholder that would be measured', () => {
    expect(plant('missile-defence-exercise-2025', (e) => (e.sites[0]!.role = 'main'))).toEqual([
      expect.stringMatching(/sites\[0\].role is "main", expected "unpublished"/),
    ]);
  });

  it('a list of three states for a multilateral event, and a bilateral one called partial', () => {
    expect(plant('army-games-2016', (e) => delete e.participantsPartial)).toEqual([
      expect.stringMatching(/participantsPartial is missing, expected why so few states/),
    ]);
    expect(plant('joint-sea-2016', (e) => (e.participantsPartial = 'a'))).toEqual([
      expect.stringMatching(/participantsPartial is "a", expected nothing, as it is bilateral/),
    ]);
  });
});

describe('the general words, which any set may use,', () => {
  const { events, sources } = validate(files, atlases.land50m).dataset!;
  const records = events.map(({ event }) => event);
  const tracks = records.flatMap(({ track }) => track ?? []);
  const forces = records.flatMap(({ forces: { total, bySide } }) => [
    ...(total ? [total] : []),
    ...Object.values(bySide ?? {}),
  ]);
  const used: Record<string, readonly string[]> = {
    KINDS: records.map(({ kind }) => kind),
    REACH_KINDS: records.map(({ kind }) => model.reachKind(kind)),
    SERIES_KINDS: records.flatMap((record) => model.seriesKinds(record)),
    DOMAINS: records.flatMap(({ domains }) => domains),
    SITE_ROLES: records.flatMap(({ sites }) => sites.map(({ role }) => role)),
    MEASURED_ROLES: records.flatMap(({ sites }) => sites.map(({ role }) => role)),
    PRECISIONS: records.flatMap(({ sites }) => sites.map(({ precision }) => precision)),
    DATE_PRECISIONS: records.map(({ datePrecision }) => datePrecision),
    CRAFTS: tracks.map(({ craft }) => craft),
    WAYPOINT_STATUSES: tracks.flatMap(({ waypoints }) => waypoints.map(({ status }) => status)),
    CONFIDENCES: records.map(({ confidence }) => confidence),
    SOURCE_TYPES: sources.map(({ custom }) => custom.sourceType),
    SUPPORTS: records.flatMap((record) => record.sources.flatMap(({ supports }) => supports)),
    STRENGTHS: forces.flatMap((side) => Object.keys(side)),
  };
  const lists = Object.entries<unknown>(model).filter((entry): entry is [string, string[]] =>
    Array.isArray(entry[1]),
  );

  it.each(lists)('%s are each used by the shipped set', (list, words) => {
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !used[list]!.includes(word))).toEqual([]);
  });
});
