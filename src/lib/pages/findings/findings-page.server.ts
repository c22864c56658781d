import { csvLine } from '$lib/core/record/spreadsheet-text';
import type { ClaimsData, ScaleData } from '$lib/core/claims/claims';
import { bounds, readData } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/reach-dataset.server';
import { formatCount, formatDate, formatName } from '$lib/site/format';
import { isThere } from '$lib/site/set';
import { answerText } from './answer.server';
import { boardOf, cardsOf } from './cards.server';
import { stepYears } from '../story/steps';
import { scaleText } from './scale';
import { chanceWords, say, writtenP } from './sentences';
import { tested } from './tested.server';
import { watchPlaces } from './watch.server';

/** Results become text here, in the language of the page being rendered. */
export function findingsPage() {
  const { claims, found } = tested();
  const { armsTransfers, meetingCounts } = evidence.context;
  const cards = cardsOf();
  return {
    // As on the first screen.
    answer: answerText(),
    study: studyText(claims),
    board: boardOf(cards),
    /** Every claim, those too that count with another: verdict, n and p. */
    table: found.map((finding, i) => {
      const { id, short, told } = cards[i]!;
      const { n, p } = finding;
      const counted =
        finding.sentence === 'none'
          ? [formatCount(null), formatCount(null)]
          : [formatCount(n), p === null ? formatCount(null) : writtenP(finding)];
      return [{ text: id, href: `#${id}` }, short, told, ...counted];
    }),
    watch: watchPlaces(),
    armsName: formatName(armsTransfers.name),
    arms: armsTransfers.yearly.map(({ year, value }) => ({ label: String(year), value })),
    tallies: meetingCounts.counts.map(({ asOf, count, saidBy }) => [
      ...[formatDate(asOf), formatCount(count), saidBy],
    ]),
    scale: isThere('scale')
      ? scaleText(
          readData<ScaleData>('scale.json'),
          evidence,
          (['growth', 'lull', 'since'] as const).map((step) => stepYears(step, bounds)),
        )
      : [],
  };
}

export type FindingsPage = ReturnType<typeof findingsPage>;

/** By its publisher, short title and year. */
function studyText({ sources, study }: ClaimsData) {
  if (!study) return null;
  const { publisher, title, issued, URL } = sources[study]!;
  const [name = ''] = title.split(':');
  return { text: `${publisher}, ${name} (${issued!['date-parts'][0]![0]})`, url: URL ?? '' };
}

const COLUMNS = [
  ...['id', 'same_as', 'claim', 'quotation', 'place', 'verdict', 'in_part', 'reason'],
  ...['counted', 'n', 'p_two_sided', 'p_one_sided', 'alternative', 'power', 'chance'],
  ...['other_choices', 'same_verdict', 'after_verdict', 'after', 'records'],
];

/** Every claim with its result as a table for spreadsheets. */
export function claimsCsv(): string {
  const { claims, found } = tested();
  const rows = claims.claims.map((claim, i) => {
    const finding = found[i]!;
    const { verdict, inPart, reason, n, p, oneSided, alternative, power, after } = finding;
    const same = finding.sensitivity.filter((one) => one.verdict === verdict).length;
    return [
      ...[claim.id, claim.sameAs, formatName({ en: claim.text, ...claim.translated })],
      ...[claim.quote, claim.place, verdict, inPart, reason, say(finding)],
      ...[n, p, oneSided, alternative, power, chanceWords(finding)],
      ...[finding.sensitivity.length, same, after?.verdict, after && say(after)],
      (finding.lists.records ?? finding.deciding).join(' '),
    ];
  });
  return `\ufeff${[COLUMNS, ...rows].map(csvLine).join('\r\n')}\r\n`;
}
