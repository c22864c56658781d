/** Holds each claim of a text against the visits as recomputed.fixture.ts works them out. */
import type { ReachKind } from '../../src/lib/core/record/model';
import { read, type Claim, type Where } from './grammar.fixture';
import {
  countedBy,
  directions,
  isNew,
  kindOf,
  kmFromEarlier,
  lastYear,
  visitsUnder,
  yearOf,
  type Visited,
} from './recomputed.fixture';
import type { Language } from './sentences.fixture';

export interface Asked {
  rule: string;
  year: number;
}

const kept = new Map<string, ReturnType<typeof work>>();
const work = (rule: string) => {
  return { counted: countedBy(rule), visits: visitsUnder(rule), places: kmFromEarlier(rule) };
};
export const known = (rule: string) => {
  if (!kept.has(rule)) kept.set(rule, work(rule));
  return kept.get(rule)!;
};
const isMark = ({ mark }: Visited) => mark === 'opened' || mark === 'beyond';
const monthOf = (date: string) => date.slice(0, 7);
const isSame = (a: readonly string[], b: readonly string[]) =>
  new Set(a).size === a.length && [...a].sort().join() === [...new Set(b)].sort().join();

/** Records with a measured place, and those of them that were at a new place or set a mark. */
export function countOf(
  measure: 'newPlaces' | 'marks',
  kind: ReachKind,
  rule: string,
  { from, to }: { from: number; to: number },
): { k: number; n: number } {
  const { places, visits } = known(rule);
  const own = places.filter(({ record }) => {
    const year = yearOf(record.start);
    return kindOf(record) === kind && year >= from && year <= to;
  });
  const marked = new Set(visits.filter(isMark).map(({ record }) => record.id));
  const hit = own.filter((one) =>
    measure === 'newPlaces' ? isNew(one) : marked.has(one.record.id),
  );
  return { k: hit.length, n: own.length };
}

/** The periods of the study that have a record, up to a year. */
const periods = (year: number) =>
  [
    { from: 2014, to: 2019 },
    { from: 2020, to: year },
    { from: 2023, to: year },
  ].map(({ from, to }) => ({ from, to: Math.min(to, year) }));

/** All that is wrong with a text: what is not so, what cannot be read, what names another rule or none. */
export function faults(
  text: string,
  language: Language,
  asked: Asked & { part?: 'answer' | 'how sure' },
): string[] {
  const { claims, unread, scope } = read(text, language);
  const found = unread.map((sentence) => `cannot be read: ${sentence}`);
  // What is said of the answer is said of its rule.
  if (asked.part !== 'how sure' && (scope ?? 'core') !== asked.rule)
    found.push(`it speaks of ${scope ?? 'core'}`);
  return [...found, ...claims.flatMap((claim, i) => untrue(claim, claims.slice(0, i), asked))];
}

/** What is wrong with a claim after those before it; nothing where it is true. */
function untrue(claim: Claim, before: readonly Claim[], { rule, year }: Asked): string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${claim.says}: ${what}`);
  };
  const { visits, counted } = known(rule);
  const of = (kind: ReachKind, by = visits) =>
    by.filter((visit) => visit.kind === kind && yearOf(visit.date) <= year);
  const [exercises, patrols] = [of('exercise'), of('patrol')];
  const lastOf = (by: readonly Visited[]) => by.filter(isMark).at(-1);
  const stop = lastOf(exercises);
  /** That of a kind the last mark, with all that its record set, was then and there. */
  const mustBeLast = ({ month, where }: Where, by: readonly Visited[]) => {
    const last = lastOf(by);
    const set = by.filter((one) => isMark(one) && one.record.id === last?.record.id);
    must(last !== undefined && monthOf(last.date) === month, `the last was ${last?.date}`);
    must(
      isSame(
        where,
        set.map(({ direction }) => direction),
      ),
      'the last was elsewhere',
    );
  };
  const previous = before.at(-1);
  const records = counted.filter(({ start }) => yearOf(start) <= year);

  if (claim.marginKm !== undefined)
    must(claim.marginKm === (claim.says === 'counts' ? 500 : 250), 'the margin is another');
  // A sentence that names no year is of all records; "by then" is of the year named before it.
  if (claim.upTo !== undefined)
    must(
      Number.isNaN(claim.upTo) ? year < lastYear : (claim.upTo ?? lastYear) === year,
      `it is of ${year}`,
    );

  switch (claim.says) {
    case 'none':
      must(!records.some((one) => kindOf(one) === claim.kind), 'there is one');
      break;
    case 'home':
      must(of(claim.kind).length === 0, 'there is a visit');
      must((claim.n ?? directions.length) === directions.length, 'of so many directions');
      break;
    case 'no mark':
      must(!stop, 'there is one');
      break;
    case 'stopped':
      must(claim.n === directions.length, 'of so many directions');
      must(stop !== undefined && monthOf(stop.date) === claim.month, `the last was ${stop?.date}`);
      for (const { edge, least, record, date } of exercises) {
        if (monthOf(date) <= claim.month) continue;
        must(edge !== null && least - edge.most <= 250, `${record.id} went beyond`);
      }
      break;
    case 'last exercise':
      mustBeLast(claim, exercises);
      break;
    case 'last patrol too':
      must(/last exercise|no mark/.test(previous?.says ?? ''), '"so" stands for nothing');
      mustBeLast(claim, patrols);
      break;
    case 'last patrol':
      mustBeLast(claim, patrols);
      break;
    case 'no patrol':
      must(previous?.says === 'last exercise', '"so" stands for nothing');
      must(patrols.length > 0 && !lastOf(patrols), 'one has');
      break;
    case 'patrols did': {
      must(previous?.says === 'stopped', 'it is not said what they did');
      const marks = patrols.filter((one) => isMark(one) && one.date > (stop?.date ?? ''));
      const beyond = marks.filter(({ mark }) => mark === 'beyond');
      const where = beyond.map(({ direction }) => direction);
      const opened = marks.filter((one) => !where.includes(one.direction));
      must(isSame(claim.beyond?.where ?? [], where), `they went beyond in ${where.join()}`);
      must(claim.beyond?.month === beyond.at(-1)?.date.slice(0, 7), 'the last was another month');
      must(
        isSame(
          claim.opened.map(({ month, where: [id, ...more] }) => [month, id, ...more].join(' ')),
          opened.map(({ date, direction }) => `${monthOf(date)} ${direction}`),
        ),
        `they opened ${opened.map(({ direction }) => direction).join()}`,
      );
      break;
    }
    case 'nor patrols':
      must(previous?.says === 'stopped', '"nor" follows nothing');
      must(!patrols.some((one) => isMark(one) && one.date > (stop?.date ?? '')), 'one has');
      if (claim.before) mustBeLast(claim.before, patrols);
      else must(!lastOf(patrols), 'one has before');
      break;
    case 'lacks': {
      must(claim.rule === rule, 'it is another rule');
      const lastIn = (id: string) =>
        Math.max(
          0,
          ...[...exercises, ...patrols]
            .filter((one) => one.direction === id)
            .map(({ date }) => yearOf(date)),
        );
      const left = directions
        .map(({ id }) => id)
        .filter((id) => lastIn(id) > 0 && lastIn(id) <= year - 5);
      must(
        isSame(
          claim.left.map(({ where }) => where),
          left,
        ),
        `it lacks ${left.join()}`,
      );
      for (const { where, year: told } of claim.left) {
        must(lastIn(where) === told, `the last in ${where} was ${lastIn(where)}`);
        // "No record" is of all places that were published, those too that are not measured.
        const regions = directions.find(({ id }) => id === where)?.regions ?? [];
        const later = records.find(
          ({ start, sites, track }) =>
            yearOf(start) > told &&
            (sites.some((one) => one.role !== 'unpublished' && regions.includes(one.region)) ||
              regions.some((id) => (track?.regionShare[id] ?? 0) > 0)),
        );
        must(!later, `${later?.id} has a place in ${where}`);
      }
      break;
    }
    case 'others': {
      const lasts = ['core', 'all', 'bilateral'].flatMap((id) => {
        const last = id === rule ? undefined : lastOf(of('exercise', known(id).visits));
        return last ? [`${id} ${monthOf(last.date)}`] : [];
      });
      must(
        isSame(
          claim.rules.map((one) => `${one.rule} ${one.month}`),
          lasts,
        ),
        lasts.join(),
      );
      break;
    }
    case 'counts': {
      const expected = periods(year).flatMap((period) => {
        const { k, n } = countOf(claim.measure, claim.kind, rule, period);
        const to = period.from > 2014 && year === lastYear ? 'on' : period.to;
        return n > 0 ? [`${k} of ${n}, ${period.from} to ${to}`] : [];
      });
      const told = claim.counts.map(
        ({ k, n, from, to }) => `${k} of ${n}, ${from} to ${to ?? 'on'}`,
      );
      must(told.join('; ') === expected.join('; '), `${claim.measure}: ${expected.join('; ')}`);
      break;
    }
    case 'verdict': {
      const counts = before.findLast((one) => one.says === 'counts');
      if (counts?.says !== 'counts' || counts.counts.length < 2) return ['verdict: on nothing'];
      const [first, second] = counts.counts.map(({ k, n }) => k / n);
      if (claim.change)
        must(second! < first! === (claim.change === 'fell'), 'it went the other way');
      if (!claim.odds || !claim.word) break;
      const [times, among] = claim.odds;
      // 1 in 40 and 1 in 10 are the limits; what is rounded to them may be of either side.
      const words = {
        strong: times / among <= 1 / 40,
        some: times / among >= 1 / 40 && times / among <= 1 / 9.5,
        weak: times / among >= 1 / 10,
        'too few': false,
      };
      must(words[claim.word], `${times} in ${among} is not ${claim.word}`);
      break;
    }
    case 'alone': {
      const expected = periods(year)
        .slice(1)
        .flatMap((period) => {
          const { k, n } = countOf('newPlaces', 'exercise', rule, period);
          return period.from <= year ? [`${k} of ${n}, ${period.from} to ${period.to}`] : [];
        });
      const told = claim.counts.map(({ k, n, from, to }) => `${k} of ${n}, ${from} to ${to}`);
      must(told.join('; ') === expected.join('; '), expected.join('; '));
      break;
    }
    case 'nothing to compare': {
      const [first, second] = periods(year).map((p) => countOf('newPlaces', 'exercise', rule, p).n);
      must(year < 2020 || first === 0 || second === 0, 'there is');
      break;
    }
    case 'of power':
  }

  // What is perhaps so too: of the kind spoken of, later than its last mark, each month once.
  if ('perhaps' in claim || /stopped|no mark|exercise|patrol|last/.test(claim.says)) {
    const by = /patrol/.test(claim.says) ? patrols : exercises;
    const after = lastOf(by)?.date ?? '';
    const possible = by.filter(({ mark, date }) => mark === 'possible' && date > after);
    const isNone = claim.says === 'none' || claim.says === 'home';
    if (!isNone)
      must(
        isSame(
          claim.perhaps ?? [],
          possible.map(({ date }) => monthOf(date)),
        ),
        `perhaps ${possible.map(({ date }) => date).join()}`,
      );
  }
  return wrong;
}
