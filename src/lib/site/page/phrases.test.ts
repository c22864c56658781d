import { expect, it } from 'vitest';
import { phrasesOf } from './Phrases.svelte';

it('a heading in a language without spaces breaks between words, never before a single character', () => {
  const phrases = phrasesOf('联合演习先向新地点扩展，后来大多重返旧地', 'zh');
  expect(phrases.join('')).toBe('联合演习先向新地点扩展，后来大多重返旧地');
  expect(phrases).toContain('演习');
  expect(phrases.some((phrase) => phrase.includes('扩展'))).toBe(true);
  expect(phrases.filter((phrase) => phrase.length < 2)).toEqual([]);
});

it('other languages have their spaces', () => {
  expect(phrasesOf('Joint exercises spread', 'en')).toEqual(['Joint exercises spread']);
});
