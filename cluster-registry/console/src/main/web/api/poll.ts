import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Away } from "./client";
import { type Kind, live } from "./live";

const TOGETHER_MS = 250;
const MOST_REST_MS = 1500;

/**
 * Keeps what an element shows fresh: asks at once and again after each answer, as long as the element is on the page and
 * the page can be seen. The last answer stays while the server is away. Where the server tells of changes as they happen, it
 * asks when it is told, and by itself less often.
 */
export class Poll<T> implements ReactiveController {
  value: T | null = null;
  fault: Error | null = null;
  #timer = 0;
  #paused = false;
  #busy = false;
  #stale = false;
  /** When the last answer came, and how long it took. */
  #answered = 0;
  #took = 0;
  #asking = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: (signal: AbortSignal) => Promise<T>,
    private readonly everyMs: number,
    private readonly told: { kinds: readonly Kind[]; restMs: number } = { kinds: [], restMs: everyMs },
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.again();
    if (this.told.kinds.length > 0) {
      live.listen(this.told.kinds, this.#changed);
    }
  }

  hostDisconnected(): void {
    this.#stop();
    if (this.told.kinds.length > 0) {
      live.leave(this.told.kinds, this.#changed);
    }
  }

  readonly #changed = (): void => {
    // An answer that is under way may come from before.
    this.#stale = this.#busy;
    if (!this.#busy && !this.#paused && !document.hidden) {
      this.#next(this.#soon());
    }
  };

  /** In a storm something changes all the time: at least half of it is left to others. */
  #soon(): number {
    return Math.max(TOGETHER_MS, this.#answered + Math.max(Math.min(this.everyMs / 4, MOST_REST_MS), this.#took) - performance.now());
  }

  #next(afterMs: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.again(), afterMs);
  }

  /** Asks now, whatever was asked before. */
  async again(): Promise<void> {
    this.#stop();
    const asking = new AbortController();
    this.#asking = asking;
    this.#busy = true;
    this.#stale = false;
    const asked = performance.now();
    try {
      if (!document.hidden || this.value === null) {
        const value = await this.ask(asking.signal);
        if (asking.signal.aborted) {
          return;
        }
        this.value = value;
        this.fault = null;
      }
    } catch (fault) {
      if (asking.signal.aborted) {
        return;
      }
      this.fault = fault instanceof Away ? null : (fault as Error);
    }
    this.#busy = false;
    this.#answered = performance.now();
    this.#took = this.#answered - asked;
    this.host.requestUpdate();
    if (!this.#paused) {
      const rests = live.connected && this.told.kinds.length > 0;
      this.#next(this.#stale ? this.#soon() : rests ? this.told.restMs : this.everyMs);
    }
  }

  /** Has it ask when told to only, or by itself again. */
  pause(paused: boolean): void {
    this.#paused = paused;
    if (paused) {
      window.clearTimeout(this.#timer);
    } else {
      void this.again();
    }
  }

  #stop(): void {
    window.clearTimeout(this.#timer);
    this.#busy = false;
    this.#asking.abort();
  }
}
