import { runReach } from './main';

// `reach … | head` closes the pipe early; that is no error.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`The answer could not be written: ${error.message}\n`);
  process.exit(1);
});
process.exitCode = runReach(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  now: () => performance.now(),
});
