import base from '../../vite.config';

/** A room's own tests alone, as Stryker can start them: one thread, and modules loaded anew. */
export default {
  ...base,
  test: {
    ...base.test,
    include: [`${process.env.ROOM}/**/*.test.ts`],
    isolate: undefined,
    execArgv: undefined,
    maxWorkers: undefined,
  },
};
