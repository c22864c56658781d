import fc from 'fast-check';

/**
 * `npm test` tries the same cases each time, so that it never fails by chance; `npm run test:deep`
 * tries others, and many more where a test names no number.
 */
fc.configureGlobal(process.env.DEEP ? { numRuns: 1000 } : { seed: 20160912, numRuns: 50 });
