import { session } from "../app/session";
import { Away, connection, listen } from "./client";

/** What the server tells of as it changes. */
export type Kind = "phones" | "edges" | "records";

const KINDS: readonly Kind[] = ["phones", "edges", "records"];
const AGAIN_MS = 2000;
const LATER_MS = 30_000;

/**
 * That something has changed, told by the server as it happens: an event of the kind's name. Connected while somebody
 * listens and the page can be seen: over HTTP/1.1 a browser has six connections to a host, for all its tabs. Where it cannot
 * be, views ask at times as ever.
 */
class LiveChanges extends EventTarget {
  #listeners = 0;
  #asking: AbortController | null = null;
  #timer = 0;
  #connected = false;

  constructor() {
    super();
    // A stream may seem to live while nobody is at its other end.
    connection.addEventListener("change", () => {
      if (connection.away && this.#connected) {
        this.#asking?.abort();
        this.#connected = false;
        this.#later(AGAIN_MS);
      }
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) {
        this.#stop();
      } else {
        this.#start();
      }
    });
  }

  /** Whether changes are heard of now. */
  get connected(): boolean {
    return this.#connected;
  }

  listen(kinds: readonly Kind[], changed: () => void): void {
    kinds.forEach((kind) => this.addEventListener(kind, changed));
    this.#listeners++;
    this.#start();
  }

  leave(kinds: readonly Kind[], changed: () => void): void {
    kinds.forEach((kind) => this.removeEventListener(kind, changed));
    this.#listeners--;
    // From view to view there is a moment without any.
    window.setTimeout(() => {
      if (this.#listeners === 0) {
        this.#stop();
      }
    }, AGAIN_MS);
  }

  #start(): void {
    if (this.#listeners > 0 && !document.hidden && !this.#asking) {
      void this.#connect();
    }
  }

  #stop(): void {
    window.clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
    this.#connected = false;
  }

  async #connect(): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    let again = AGAIN_MS;
    try {
      for await (const data of listen("live", asking.signal)) {
        if (asking.signal.aborted) {
          return;
        }
        // Whoever was not connected may have missed anything.
        const changed = this.#connected ? (JSON.parse(data) as { changed: Kind[] }).changed : KINDS;
        this.#connected = true;
        changed.forEach((kind) => this.dispatchEvent(new Event(kind)));
      }
    } catch (fault) {
      // Refused: too many listen, or the session is over.
      again = fault instanceof Away ? AGAIN_MS : LATER_MS;
    }
    if (!asking.signal.aborted) {
      this.#connected = false;
      this.#later(again);
    }
  }

  #later(afterMs: number): void {
    this.#timer = window.setTimeout(() => {
      if (this.#listeners > 0 && session.who) {
        void this.#connect();
      } else {
        this.#asking = null;
      }
    }, afterMs);
  }
}

export const live = new LiveChanges();
