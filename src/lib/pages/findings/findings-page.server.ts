import { csvText } from '#core/record/spreadsheet-text';
import type { ScaleData } from '#core/context/claims';
import { words } from '#core/record/model';
import { bounds, events, readData } from '$lib/site/dataset/dataset.server';
import { upper, withStop } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { formatCount } from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';
import { isThere, say, set } from '$lib/site/dataset/set';
import { findingsAnswer } from './answer.server';
import { comparedSentence, standings } from '$lib/pages/sets/sets.server';
import { board, claimsData, findingOf, statementOf, studySource } from './claims.server';
import { scaleTable } from './scale';
import { chanceWords, resultOf } from './sentences';
import { watchNote, watchPlaces } from './watch.server';

export function findingsPage() {
  return {
    ofSet: m.findings_of_set({ n: formatCount(events.records.length), title: say(set.short) }),
    answer: findingsAnswer(),
    study: studyText(),
    board: board(),
    watch: watchPlaces(),
    watchTexts: {
      title: m.findings_watch(),
      note: watchNote(),
    },
    othersTitle: m.findings_others(),
    compared: comparedText(),
    scaleLead: m.findings_scale_lead(),
    scale: isThere('scale') ? scaleTable(readData<ScaleData>('scale.json'), studyYears()) : null,
  };
}

function comparedText() {
  if (comparedSentence() === null) return null;
  const [{ standing, when }] = standings();
  const sentence = withStop(voiceOf(), m.story_sets({ standing, when: upper(when) }));
  return { sentence, link: m.sets_link() };
}

function studyYears() {
  const { before, since, later = since } = set.periods!;
  const plateau = { from: since.from, to: later.from - 1 };
  return [before, plateau, { from: later.from, to: bounds.lastYear }];
}

export type FindingsPage = ReturnType<typeof findingsPage>;

function studyText() {
  if (!studySource) return null;
  const { publisher, title, issued, URL } = studySource;
  const [name = ''] = title.split(':');
  return {
    before: m.findings_study_is(),
    text: `${publisher}, ${name} (${issued!['date-parts'][0]![0]})`,
    url: URL ?? '',
    after: withStop(voiceOf(), ''),
  };
}

const COLUMNS = words(
  'id same_as claim quotation place test untested verdict in_part result n p_one_sided alternative power chance after_verdict after counted',
);

export function claimsCsv() {
  const rows = claimsData.claims.map((claim) => {
    const statement = [claim.id, claim.sameAs, statementOf(claim), claim.quote, claim.place];
    if (!claim.testable) return [...statement, null, claim.untested];
    const finding = findingOf(claim.id);
    const { verdict, inPart, n, chance, after } = finding;
    const { result, by } = claim.check;
    return [
      ...statement,
      by,
      null,
      verdict,
      inPart,
      resultOf(result, finding),
      n,
      chance?.oneSided,
      chance?.power?.alternative,
      chance?.power?.share,
      chance && chanceWords(chance),
      after?.verdict,
      after && resultOf(result, after),
      finding.counted.join(' '),
    ];
  });
  return csvText([COLUMNS, ...rows], '\r\n');
}
