import type { Outcome, ReachClient } from '$lib/engine/client';
import type { AnswerTo, Question } from '$lib/core/questions/question';
import type { AtlasData } from '$lib/core/record/record';
import { withOwn } from '$lib/records/own/with-own';
import type { OwnData } from '$lib/records/own/own';
import { fetchJson } from '$lib/site/files';
import type { RuledData } from './compared.server';
import { sentOf, travelOf } from './partners/partners';

/**
 * What the page shows under a rule, with the reader's own records: the same questions that were asked of
 * ours while the page was prerendered. Throws when the engine cannot answer; null when overtaken.
 */
export async function ownCompared(
  client: ReachClient,
  own: OwnData,
  { rule, periods }: Pick<RuledData, 'rule' | 'periods'>,
): Promise<RuledData | null> {
  const choices = { rule };
  const ask = async <Asks extends Question>(question: Asks) => answered(await client.ask(question));
  const [data, regions] = await Promise.all([
    fetchJson<AtlasData>('/data/events.json'),
    ask({ kind: 'regions', choices }),
  ]);
  if (!regions) return null;
  const { settings, years, rows } = regions;
  const explained = await ask({ kind: 'explain', choices, span: settings });
  if (!explained) return null;
  const ids = new Set(explained.records.map(({ id }) => id));
  const records = withOwn(data, own).records.filter(({ id }) => ids.has(id));
  return {
    ...{ rule, table: { years, rows }, periods },
    travel: travelOf(records, explained),
    sent: sentOf(records),
  };
}

function answered<Asks extends Question>(outcome: Outcome<AnswerTo<Asks>>): AnswerTo<Asks> | null {
  if (outcome.status === 'failed') throw new Error(outcome.failure.message);
  return outcome.status === 'done' ? outcome.answer : null;
}
