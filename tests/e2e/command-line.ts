import { run } from '../../src/cli/main';

/** What `npm run -s reach` answers as JSON, without a process of its own, which would load everything anew. */
export function reach<Answer>(...args: string[]): Answer {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    outIsTerminal: false,
    errIsTerminal: false,
    now: () => 0,
  };
  if (run(args, terminal) !== 0) throw new Error(err);
  return JSON.parse(out) as Answer;
}
