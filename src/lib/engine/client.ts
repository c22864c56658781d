import type { Progress } from '#core/reach/measures';
import type { Answered, Arguments, CallName, DataSource, FromWorker, ToWorker } from './calls';

export type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface Request {
  message: ToWorker & { name: CallName };
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** Starts the worker with the first call; it works on one at a time. */
export class ReachClient {
  #port: Port | null = null;
  /** The newest of each name, in order of asking. */
  readonly #requests = new Map<CallName, Request>();
  /** Perhaps superseded. */
  #running: Request | null = null;
  #isLong = false;

  constructor(
    private readonly start: () => Port,
    private readonly source: DataSource,
    private readonly onProgress: (progress: Progress | null) => void = () => {},
  ) {}

  /** Null when superseded by a newer call of the same name. */
  ask<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Answered<Name> | null> {
    const superseded = this.#requests.get(name);
    superseded?.resolve(null as never);
    this.#requests.delete(name);
    // A short one ends sooner than another worker starts.
    if (this.#isLong && superseded === this.#running) this.#stop();
    return new Promise((resolve, reject) => {
      this.#requests.set(name, { message: { name, args }, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    const requests = [...this.#requests.values()];
    // The tests of verdicts take seconds: all else goes first.
    const request = requests.find(({ message }) => message.name !== 'verdicts') ?? requests[0];
    if (this.#running || !request) return;
    this.#running = request;
    (this.#port ??= this.#begin()).postMessage(request.message);
  }

  #begin(): Port {
    const port = this.start();
    const receive = (message: FromWorker) => port === this.#port && this.#receive(message);
    port.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data));
    port.addEventListener('error', ({ message }) =>
      receive({ failure: message || 'the compute worker did not start' }),
    );
    port.postMessage({ source: this.source });
    return port;
  }

  #receive({ answer, failure, progress }: FromWorker): void {
    const request = this.#running;
    if (!request) return;
    const { name } = request.message;
    const isNewest = this.#requests.get(name) === request;
    if (progress && isNewest) {
      this.#isLong = true;
      this.onProgress(progress);
      return;
    }
    if (isNewest) this.#requests.delete(name);
    if (failure === undefined) request.resolve(answer as never);
    else request.reject(new Error(failure));
    // Another worker, after a failure or where nobody waits, loads its data anew.
    if (failure !== undefined || progress) this.#stop();
    this.#rest();
    this.#next();
  }

  #rest(): void {
    this.#running = null;
    if (this.#isLong) this.onProgress(null);
    this.#isLong = false;
  }

  #stop(): void {
    this.#port?.terminate();
    this.#port = null;
    this.#rest();
  }

  close(): void {
    this.#requests.forEach(({ resolve }) => resolve(null as never));
    this.#requests.clear();
    this.#stop();
  }
}

export function startReach(source: DataSource, onProgress: (progress: Progress | null) => void) {
  const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new ReachClient(start, source, onProgress);
}
