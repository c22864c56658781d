import { describe, expect, it } from 'vitest';
import { readChoices } from '../../../cli/commands';
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
      newPlaceKm: 250,
    },
  ])('is read by the command line as the same choices: %j', (change) => {
    const view = { ...defaultView(knownBounds), ...change };
    const argv = commandFor(view, knownBounds).replace('npm run -s reach -- ', '').split(' ');
    const read = readOptions(argv);
    if (typeof read === 'string') throw new Error(read);
    const [command, values] = read;
    expect(command).toBe('directions');
    expect(values.year).toEqual({ from: view.to, to: view.to });
    // What the command leaves out is what the view has by default.
    const choices = {
      ...reachChoices(defaultView(knownBounds)),
      ...readChoices(values, reachDataset),
    };
    expect(choices).toEqual(reachChoices(view));
  });
});
