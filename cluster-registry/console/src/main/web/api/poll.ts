import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Away } from "./client";

/**
 * Keeps what an element shows fresh: asks at once and again after each answer, as long as the element is on the page and
 * the page can be seen. The last answer stays while the server is away.
 */
export class Poll<T> implements ReactiveController {
  value: T | null = null;
  fault: Error | null = null;
  #timer = 0;
  #paused = false;
  #asking = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: (signal: AbortSignal) => Promise<T>,
    private readonly everyMs: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.again();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Asks now, whatever was asked before. */
  async again(): Promise<void> {
    this.#stop();
    const asking = new AbortController();
    this.#asking = asking;
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
    this.host.requestUpdate();
    if (!this.#paused) {
      this.#timer = window.setTimeout(() => void this.again(), this.everyMs);
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
    this.#asking.abort();
  }
}
