/** What is under the pointer or focus, shared by map, list, timeline and charts. */
export class Hover {
  /** A record. */
  id = $state<string | null>(null);
  /** A year pointed at on the timeline. */
  year = $state<number | null>(null);
}
