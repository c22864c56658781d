import type { Step } from './steps';

/** A step in the reader's language. */
export interface StoryStep {
  id: Step;
  /** `Step 2 of 6`. */
  count: string;
  title: string;
  paragraphs: string[];
  /** What the study claims of it, with the verdict of our test. */
  claims: { href: string; claim: string; verdict: string; says: string }[];
  /** The exact view, as a query of the atlas. */
  query: string;
}

/** `story.json`: all that the panel over the atlas shows, its own words too. */
export interface StoryFile {
  steps: StoryStep[];
  words: Record<'title' | 'previous' | 'next' | 'close' | 'again' | 'whole' | 'steps', string>;
}
