import { SET, SHIPPED } from './set.mjs';

/** What a build does, in order; the data of the shipped set are there already. */
const STEPS = [
  ...(SET === SHIPPED ? [] : [['data', `the data of ${SET}`]]),
  ['ssr', 'what draws the pages'],
  ['client', 'what runs in the browser'],
  ['pages', 'the pages, and pictures of them'],
];

/** Says which step begins, of how many: a build is silent for minutes. */
export function sayStep(/** @type {string} */ id) {
  const i = STEPS.findIndex(([step]) => step === id);
  if (i >= 0) console.log(`\nStep ${i + 1} of ${STEPS.length}: ${STEPS[i]?.[1]}`);
}

/** @returns {import('vite').Plugin} */
export function progress() {
  return {
    name: 'progress',
    apply: 'build',
    buildStart() {
      sayStep(this.environment.name);
    },
    closeBundle() {
      // Kit draws the pages after its last bundle.
      if (this.environment.name === 'client') sayStep('pages');
    },
  };
}
