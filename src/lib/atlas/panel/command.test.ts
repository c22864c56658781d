import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../cli/commands';
import { readOptions } from '../../../cli/options';
import { bounds } from '$lib/site/dataset/dataset.server';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { vocabulary } from '$lib/site/dataset/vocabulary';
import { reachChoices } from '$lib/view/shown';
import { defaultView, type View } from '$lib/view/view';
import { commandFor } from './Command.svelte';

const idsOf = ({ practices, frameworks }: typeof vocabulary) => ({
  practices: practices.map(({ id }) => id),
  frameworks: frameworks.map(({ id }) => id),
});
const knownBounds = { ...bounds, ...idsOf(vocabulary) };

describe('the command beside a number', () => {
  it.each<Partial<View>>([
    { from: 2022, to: 2022 },
    {
      mode: 'years',
      from: 2014,
      to: 2019,
      rule: 'all',
      kinds: ['patrol', 'passage'],
      domains: ['sea'],
      frameworks: ['bilateral', 'SCO'],
      practices: ['air-defence'],
      partners: ['IR', 'MN'],
      region: 'sea-of-japan',
      precise: true,
      staging: true,
      radiusKm: 300,
      newPlaceKm: 250,
    },
  ])('is read by the command line as the same choices: %j', (change) => {
    const view = { ...defaultView(knownBounds), ...change };
    const argv = commandFor(view, knownBounds).replace('npm run -s reach -- ', '').split(' ');
    const read = readOptions(argv);
    if (typeof read === 'string') throw new Error(read);
    const [command, values] = read;
    expect(command).toBe('explain');
    expect(values.year).toEqual({ from: view.from, to: view.to });
    // What the command leaves out is what the view has by default.
    const choices = {
      ...reachChoices(defaultView(knownBounds)),
      ...choicesOf(values, reachDataset),
    };
    expect(choices).toEqual(reachChoices(view));
  });

  it('asks for the answer at the end of the years shown', () => {
    const view = { ...defaultView(knownBounds), rule: 'all', to: 2019 };
    const argv = commandFor(view, knownBounds, 'directions').replace('npm run -s reach -- ', '');
    const read = readOptions(argv.split(' '));
    expect(read).toMatchObject(['directions', { rule: 'all', year: { from: 2019, to: 2019 } }]);
  });
});
