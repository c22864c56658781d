import type { ReachKind } from '$lib/core/record/model';
import { REGION_STATUSES } from '$lib/core/stall/region-status';
import type { MarksChance } from '$lib/core/stall/marks';
import { readMarks } from '$lib/core/stall/sentence';
import type { MeasureTest } from '$lib/core/stall/stall';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import {
  MISSING,
  formatCount,
  formatDecimal,
  formatKm2,
  formatList,
  formatP,
  formatYears,
} from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Cell } from '$lib/site/cell';
import type { RegionRow, StallCell, StallFinding } from './headline';
import { placeName, type Names } from './names';
import { curvePicture, type Picture } from './picture';

/** The headline finding in the reader's language. */
export interface HeadlineText {
  /** Each kind alone: what the test says of its periods, what the scans found, its curve. */
  told: { answers: string[]; scans: string[]; curve: Picture }[];
  /** Marks by period, a row a kind. */
  marks: { periods: string[]; rows: Cell[][] };
  /** Area by period, a row a kind. */
  periods: string[];
  kinds: Cell[][];
  regions: { kind: ReachKind; title: string; sentences: string[]; rows: Cell[][] }[];
}

/** The kinds apart first: together they mostly tell of the arrival of patrols. */
const ORDER: readonly StallGroup[] = ['exercise', 'patrol', 'all'];

export function headlineText(
  finding: StallFinding,
  names: Pick<Names, 'regions'>,
  dataVersion: string,
  coveredTo: string,
): HeadlineText {
  const cellsOf = (group: StallGroup) => finding.cells.filter((cell) => cell.group === group);
  const kinds = ['exercise', 'patrol'] as const;
  return {
    told: kinds.map((kind) => ({
      // The first period is what the others are compared with.
      answers: cellsOf(kind)
        .slice(1)
        .map((cell) => answerOf(cell, coveredTo)),
      scans: [scanOf(kind, finding), openScanOf(kind, finding)],
      curve: curveOf(kind, finding, dataVersion, coveredTo),
    })),
    marks: marksText(finding, coveredTo),
    periods: cellsOf('all').map(({ from, to }) => formatYears(from, to, coveredTo)),
    kinds: ORDER.map((group) => [
      m.findings_group({ group }),
      ...cellsOf(group).map(({ headline, ground, fragile }) => ({
        text: m.findings_stall({ verdict: headline.verdict }),
        below: [
          ...(fragile ? [m.findings_fragile()] : []),
          m.findings_measures_agree({
            agree: formatCount(headline.agree),
            of: formatCount(headline.of),
          }),
          groundOf(ground),
        ].join(' · '),
        look: 'strong',
      })),
    ]),
    regions: kinds.map((kind) => ({
      ...{ kind, title: m.findings_group({ group: kind }) },
      sentences: regionSentences(finding.regions[kind], names, coveredTo),
      rows: finding.regions[kind].map((row) => regionText(row, names)),
    })),
  };
}

const ANSWER = {
  'slower-than-chance': m.findings_answer_slower_than_chance,
  'as-expected': m.findings_answer_as_expected,
  'faster-than-chance': m.findings_answer_faster_than_chance,
  mixed: m.findings_answer_mixed,
  'cannot-be-tested': m.findings_answer_cannot_be_tested,
};

function marksText({ chance }: StallFinding, coveredTo: string): HeadlineText['marks'] {
  const kinds = [...new Set(chance.map(({ kind }) => kind))];
  const of = (wanted: ReachKind) => chance.filter(({ kind }) => kind === wanted);
  return {
    periods: of('exercise').map(({ from, to }) => formatYears(from, to, coveredTo)),
    rows: kinds.map((kind) => [m.findings_group({ group: kind }), ...of(kind).map(marksCell)]),
  };
}

function marksCell(period: MarksChance): Cell {
  const { p, certainty } = readMarks(period);
  const { advances, records, expected } = period;
  return {
    text: m.findings_marks({ marks: formatCount(advances), records: formatCount(records) }),
    below: m.findings_marks_chance({
      ...{ expected: formatDecimal(expected), p: formatP(p) },
      certainty: m.findings_certainty({ certainty }),
    }),
    look: 'strong',
  };
}

/** What the measures of area say of one kind in one period. */
function answerOf(cell: StallCell, coveredTo: string): string {
  const { group, headline, from, to, records, fragile } = cell;
  const said = ANSWER[headline.verdict]({
    group: m.findings_group({ group }),
    period: formatYears(from, to, coveredTo),
    records: formatCount(records),
    ...{ agree: formatCount(headline.agree), of: formatCount(headline.of) },
    ...{ slower: formatCount(headline.slower), faster: formatCount(headline.faster) },
    expected: formatCount(headline.asExpected),
  });
  return fragile ? `${said} ${m.findings_answer_fragile()}` : said;
}

/** Says whether the scan would find a year if it were not held to the tested periods. */
function openScanOf(group: StallGroup, { openScans, openYears }: StallFinding): string {
  const scan = openScans[group];
  if (!scan) return m.findings_scan_short({ group: m.findings_group({ group }) });
  const say = scan.found ? m.findings_scan_open_found : m.findings_scan_open_none;
  return say({
    group: m.findings_group({ group }),
    years: formatYears(openYears.from, openYears.to),
    year: String(scan.lastYear),
    p: formatP(scan.p),
  });
}

function scanOf(group: StallGroup, { scans }: StallFinding): string {
  const scan = scans[group];
  if (!scan) return m.findings_scan_short({ group: m.findings_group({ group }) });
  const say = scan.found ? m.findings_scan_found : m.findings_scan_none;
  return say({
    group: m.findings_group({ group }),
    year: String(scan.lastYear),
    p: formatP(scan.p),
  });
}

function groundOf(ground: MeasureTest): string {
  if (ground.verdict === 'cannot-be-tested') return m.findings_ground_untested();
  return m.findings_ground_cell({
    km2: formatKm2(ground.observed),
    ...{ low: formatKm2(ground.p025), high: formatKm2(ground.p975) },
    p: formatP(ground.p.twoSided),
  });
}

function curveOf(
  group: ReachKind,
  { cells, curves }: StallFinding,
  version: string,
  coveredTo: string,
): Picture {
  const { from, to, headline } = cells.filter((one) => one.group === group)[1]!;
  const verdict = `${formatYears(from, to, coveredTo)} ${m.findings_stall({ verdict: headline.verdict })}`;
  const title = m.findings_curve_title({ group: m.findings_group({ group }), verdict });
  return curvePicture(group, curves[group], { title, from, version, coveredTo });
}

function regionSentences(
  rows: readonly RegionRow[],
  { regions }: Pick<Names, 'regions'>,
  coveredTo: string,
) {
  const outside = rows.flatMap(({ region, periods }) =>
    periods.flatMap(({ from, to, ground }) => {
      const side = outsideOf(ground);
      if (!side) return [];
      const say = side === 'less' ? m.findings_region_slower : m.findings_region_faster;
      const period = formatYears(from, to, coveredTo);
      return [say({ region: placeName(region, regions), period })];
    }),
  );
  const states = (rows[0]?.periods ?? []).map(({ to }, period) => {
    const counts = REGION_STATUSES.map((status) => ({
      status,
      n: rows.filter(({ statuses }) => statuses[period]!.status === status).length,
    }));
    const list = counts
      .filter(({ n }) => n > 0)
      .map(({ status, n }) =>
        m.findings_status_count({ status: m.findings_status({ status }), n: formatCount(n) }),
      );
    return m.findings_region_state({
      year: formatYears(to, to, coveredTo),
      list: formatList(list),
    });
  });
  return [
    outside.length > 0
      ? m.findings_region_outside({ list: formatList(outside) })
      : m.findings_region_outside_none(),
    ...states,
  ];
}

function regionText(
  { region, periods, statuses }: RegionRow,
  { regions }: Pick<Names, 'regions'>,
): Cell[] {
  const last = statuses.at(-1)!;
  return [
    placeName(region, regions),
    ...periods.map(({ ground }, i): Cell => {
      const status = m.findings_status({ status: statuses[i]!.status ?? 'none' });
      if (ground.verdict === 'cannot-be-tested') return { text: formatKm2(null), below: status };
      const side = outsideOf(ground);
      return {
        text: formatKm2(ground.observed) + (side ? (side === 'less' ? ' ↓' : ' ↑') : ''),
        below: `${formatKm2(ground.p025)} – ${formatKm2(ground.p975)}, ${status}`,
        ...(side && { look: 'strong' }),
      };
    }),
    String(last.lastNewGroundYear ?? MISSING),
    formatCount(last.records),
  ];
}

function outsideOf(ground: MeasureTest): 'less' | 'more' | null {
  if (ground.verdict === 'slower-than-chance') return 'less';
  return ground.verdict === 'faster-than-chance' ? 'more' : null;
}
