import fc from 'fast-check';

/** For `npm run test:deep`: ten times as many generated cases, where a test names no number. */
fc.configureGlobal({ numRuns: 1000 });
