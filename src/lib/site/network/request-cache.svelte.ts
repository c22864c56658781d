import { browser } from '$app/environment';

/** Enough answers for a step back without requests. */
const MAX_RESPONSES = 24;

/** Data from files and the worker, as state that loads when it is first read. */
export class RequestCache {
  #responses = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  /** By name: a newer request supersedes the last. */
  readonly #pendingKeys = new Map<string, string>();
  #failedName: string | null = null;
  loadError = $state.raw<Error | null>(null);

  /**
   * Null until received. Equal choices have equal answers.
   * @param load gives null when superseded
   * @param isNeeded else only what is already there
   */
  get<Data>(name: string, choices: unknown, load: () => Promise<Data>, isNeeded = true) {
    const key = name + JSON.stringify(choices);
    const response = this.#responses.get(key) ?? null;
    if (response === null && isNeeded && browser && this.#pendingKeys.get(name) !== key) {
      this.#pendingKeys.set(name, key);
      void this.#load(name, key, load);
    }
    return response as NonNullable<Data> | null;
  }

  async #load(name: string, key: string, load: () => Promise<unknown>) {
    const isNewest = () => this.#pendingKeys.get(name) === key;
    try {
      // Later, since no state may change while another is derived from it.
      const response = await Promise.resolve().then(() => isNewest() && load());
      if (isNewest()) this.#pendingKeys.delete(name);
      if (!response) return;
      if (this.#failedName === name) this.loadError = null;
      this.#add(key, response);
    } catch (error) {
      if (!isNewest()) return;
      this.#failedName = name;
      this.loadError = error as Error;
    }
  }

  /** For what came with the page. */
  keep(name: string, choices: unknown, response: unknown) {
    this.#add(name + JSON.stringify(choices), response);
  }

  #add(key: string, response: unknown) {
    const newest = [...this.#responses].slice(1 - MAX_RESPONSES);
    this.#responses = new Map([...newest, [key, response]]);
  }

  retry() {
    this.loadError = null;
    this.#pendingKeys.clear();
    this.#responses = new Map(this.#responses);
  }
}
