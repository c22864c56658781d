import type { Terminal } from './main';

/** What `joint-reach` and `npm run -s reach` do with their arguments; each command loads its own part. */

// `reach … | head` closes the pipe early; that is no error.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`The answer could not be written: ${error.message}\n`);
  process.exit(1);
});
const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  now: () => performance.now(),
};
const argv = process.argv.slice(2);
process.exitCode = await codeOf();

async function codeOf(): Promise<number> {
  if (argv[0] === 'cells') return (await import('./cells/cells')).runCells(argv.slice(1), terminal);
  if (argv.includes('--check')) return (await import('./check')).runCheck(argv, terminal);
  const [{ run }, { openInput }] = await Promise.all([import('./main'), import('./input')]);
  return run(argv, terminal, await openInput(argv));
}
