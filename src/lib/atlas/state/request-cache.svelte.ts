/** Data from a file or the worker. */
export interface DataRequest<Data = unknown> {
  /** A newer request of the same name supersedes the pending one. */
  name: string;
  /** Name and choices: equal keys have equal answers. */
  key: string;
  /** Null when superseded by a newer request of the same name. */
  load: () => Promise<Data>;
}

export function dataRequest<Data>(
  name: string,
  choices: unknown,
  load: () => Promise<Data>,
): DataRequest<Data> {
  return { name, key: name + JSON.stringify(choices), load };
}

/** Enough answers for a step back without requests. */
const MAX_RESPONSES = 24;

/** As state that the page derives from. */
export class RequestCache {
  #responses = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  readonly #pendingKeys = new Map<string, string>();
  #failedName: string | null = null;
  loadError = $state.raw<Error | null>(null);

  has({ key }: DataRequest): boolean {
    return this.#responses.has(key);
  }

  /** Null until received. */
  get<Data>({ key }: DataRequest<Data>) {
    return (this.#responses.get(key) ?? null) as NonNullable<Data> | null;
  }

  async load({ name, key, load }: DataRequest): Promise<void> {
    if (this.#pendingKeys.get(name) === key) return;
    this.#pendingKeys.set(name, key);
    const response = await load().catch((error: Error) => {
      this.#failedName = name;
      this.loadError = error;
    });
    if (!response) return;
    if (this.#failedName === name) this.#forgetError();
    const newest = [...this.#responses].slice(1 - MAX_RESPONSES);
    this.#responses = new Map([...newest, [key, response]]);
    if (this.#pendingKeys.get(name) === key) this.#pendingKeys.delete(name);
  }

  reset(): void {
    this.#forgetError();
    this.#pendingKeys.clear();
  }

  #forgetError(): void {
    this.#failedName = null;
    this.loadError = null;
  }
}
