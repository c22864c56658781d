import { expect, it } from 'vitest';
import { foreignWordsFor } from './foreign-words';

it.each([
  ['malabar', 'Peace Mission of 2014–2019', ['Peace Mission']],
  ['malabar', 'the South China Sea, Malabar 2020 with Japan', []],
  ['russia-china', 'Malabar, from Cape Comorin', ['Malabar', 'Cape Comorin']],
  ['russia-china', 'Joint Sea with India and Iran', []],
])('%s speaks of another set in "%s": %j', (set, text, words) => {
  expect(foreignWordsFor(`geodata/${set}`)(text)).toEqual(words);
});
