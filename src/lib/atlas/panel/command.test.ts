import { describe, expect, it } from 'vitest';
import { readChoices } from '../../../cli/commands';
import { readOptions } from '../../../cli/options';
import { completeChoices } from '#core/reach/dataset';
import { bounds } from '$lib/site/dataset/dataset.server';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { vocabulary } from '$lib/site/dataset/vocabulary';
import { reachChoices } from '$lib/view/shown';
import type { ViewOf } from '$lib/view/query';
import { otherwise } from '$lib/view/query.fixture';
import { defaultView, MEASURED, measuredFields, type View } from '$lib/view/view';
import { commandFor } from '$lib/view/view-link';

const idsOf = ({ practices, frameworks }: typeof vocabulary) => ({
  practices: practices.map(({ id }) => id),
  frameworks: frameworks.map(({ id }) => id),
});
const knownBounds = { ...bounds, ...idsOf(vocabulary) };

/** Every field from which numbers follow, other than by default. */
const OTHERWISE: Partial<View> = {
  ...otherwise<ViewOf<typeof MEASURED>>(measuredFields(knownBounds)),
  partners: ['IR', 'MN'],
  region: 'sea-of-japan',
  newPlaceKm: 250,
};

it('has another value of each field', () => {
  expect(Object.keys(OTHERWISE).sort()).toEqual(Object.keys(MEASURED).sort());
});

describe('the command beside a number', () => {
  it.each<Partial<View>>([
    { from: 2022, to: 2022 },
    ...Object.entries(OTHERWISE).map(([name, value]) => ({ [name]: value })),
    { from: 2014, to: 2019, ...OTHERWISE },
  ])('is read by the command line as the same choices: %j', (change) => {
    const standard = defaultView(knownBounds);
    const view = { ...standard, ...change };
    const argv = commandFor(view, knownBounds).replace('npm run -s reach -- ', '').split(' ');
    const read = readOptions(argv);
    if (!Array.isArray(read)) throw new Error('no command');
    const [command, values] = read;
    expect(command).toBe('directions');
    expect(values.year).toEqual({ from: view.to, to: view.to });
    const choices = completeChoices(reachDataset, readChoices(values, reachDataset));
    expect(choices).toEqual(completeChoices(reachDataset, reachChoices(view)));
    const isOtherwise = Object.keys(change).some((name) => name in MEASURED);
    expect(reachChoices(view)).toEqual(
      isOtherwise ? expect.not.objectContaining(reachChoices(standard)) : reachChoices(standard),
    );
  });
});
