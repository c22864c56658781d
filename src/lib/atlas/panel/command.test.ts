import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../cli/options';
import { bounds } from '$lib/site/dataset.server';
import { PRACTICES } from '$lib/core/record/model';
import { reachChoices } from '$lib/view/shown';
import { defaultView, type View } from '$lib/view/view';
import { commandFor } from './Command.svelte';

const knowing = { ...bounds, practices: PRACTICES };

describe('the command beside a number', () => {
  it.each<Partial<View>>([
    { from: 2022, to: 2022 },
    {
      ...{ mode: 'window', from: 2014, to: 2019 },
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
    },
  ])('is read by the command line as the same choices: %j', (change) => {
    const view = { ...defaultView(knowing), ...change };
    const argv = commandFor(view, knowing).replace('npm run -s reach -- ', '').split(' ');
    const options = readOptions(argv, false);
    if (typeof options === 'string') throw new Error(options);
    const { command, choices, ...asked } = options.asked;
    expect(command).toBe('explain');
    expect(asked).toEqual({ settings: { from: view.from, to: view.to } });
    // What the command leaves out is what the view has by default.
    expect({ ...reachChoices(defaultView(knowing)), ...choices }).toEqual(reachChoices(view));
    expect(options.format).toBe('json');
  });

  it('asks for the answer at the end of the years shown', () => {
    const view = { ...defaultView(knowing), rule: 'all', to: 2019 };
    const argv = commandFor(view, knowing, null, 'directions').replace('npm run -s reach -- ', '');
    const options = readOptions(argv.split(' '), false);
    if (typeof options === 'string') throw new Error(options);
    expect(options.asked).toMatchObject({
      ...{ command: 'directions', settings: { year: 2019 }, choices: { rule: 'all' } },
    });
  });
});
