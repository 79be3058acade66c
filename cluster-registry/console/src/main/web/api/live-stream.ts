import { serverEvents } from "./server-events";

/** What the server tells of as it changes. */
export const KINDS = ["phones", "edges", "records", "files", "trust"] as const;

export type Kind = (typeof KINDS)[number];

/** Whether changes are heard of now, and what has changed. */
export interface Told {
  connected: boolean;
  changed: readonly Kind[];
}

const AGAIN_MS = 2000;
const LATER_MS = 30_000;
/** The server tells that it lives every 15 s. */
const SILENT_MS = 40_000;

/** One stream of changes, connected anew whenever it ends. Knows nothing of the page: a worker has it as well. */
export class LiveStream {
  connected = false;
  #asking = new AbortController();
  #timer = 0;
  #watch = 0;

  constructor(
    private readonly token: string,
    private readonly tell: (told: Told) => void,
  ) {
    void this.#connect();
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#watch);
    this.#asking.abort();
    this.connected = false;
  }

  /** It may seem to live while nobody is at its other end: connects anew. */
  doubt(): void {
    const was = this.connected;
    this.close();
    if (was) {
      this.tell({ connected: false, changed: [] });
    }
    this.#timer = setTimeout(() => void this.#connect(), AGAIN_MS);
  }

  async #connect(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    const again = await this.#listen(asking.signal).catch(() => AGAIN_MS);
    if (!asking.signal.aborted) {
      this.close();
      this.tell({ connected: false, changed: [] });
      this.#timer = setTimeout(() => void this.#connect(), again);
    }
  }

  /** Until the stream ends, or fails because nobody is there; tells after how long to try again. */
  async #listen(signal: AbortSignal): Promise<number> {
    this.#watchOver();
    const answer = await fetch("/api/v1/live", {
      headers: { Authorization: `Bearer ${this.token}`, Accept: "text/event-stream" },
      cache: "no-store",
      signal,
    });
    if (!answer.ok) {
      // Too many listen, or the session is over; who has no problem to tell stands in for a server that is away.
      return answer.headers.get("Content-Type")?.startsWith("application/problem+json") ? LATER_MS : AGAIN_MS;
    }
    for await (const data of serverEvents(answer)) {
      if (signal.aborted) {
        break;
      }
      this.#watchOver();
      // Whoever was not connected may have missed anything.
      const changed = this.connected ? (JSON.parse(data) as { changed: Kind[] }).changed : KINDS;
      this.connected = true;
      this.tell({ connected: true, changed });
    }
    return AGAIN_MS;
  }

  #watchOver(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.doubt(), SILENT_MS);
  }
}
