import { session } from "../app/session";
import { connection } from "./client";
import { type Kind, LiveStream, type Told } from "./live-stream";
import type { Said } from "./live-worker";

export type { Kind } from "./live-stream";

const SAY_MS = 20_000;
const BETWEEN_VIEWS_MS = 2000;

/** A way to hear of changes. */
interface Way {
  doubt(): void;
  close(): void;
}

/** By the worker that all tabs share. */
class SharedWay implements Way {
  readonly #timer: number;

  constructor(
    private readonly port: MessagePort,
    private readonly token: string,
    tell: (told: Told) => void,
  ) {
    port.onmessage = ({ data }: MessageEvent<Told>) => tell(data);
    this.#say("listen");
    this.#timer = window.setInterval(() => this.#say("listen"), SAY_MS);
  }

  doubt(): void {
    this.#say("doubt");
  }

  close(): void {
    window.clearInterval(this.#timer);
    this.port.onmessage = null;
    this.#say("leave");
  }

  #say(word: Said["word"]): void {
    this.port.postMessage({ token: this.token, word } satisfies Said);
  }
}

/**
 * That something has changed, told by the server as it happens: an event of the kind's name. Connected while somebody
 * listens and the page can be seen; all tabs share one connection, where the browser has shared workers. Where it cannot be
 * connected, views ask at times as ever.
 */
class LiveChanges extends EventTarget {
  #listeners = 0;
  #way: Way | null = null;
  #connected = false;
  #port: MessagePort | null = null;

  constructor() {
    super();
    this.#port = this.#share();
    connection.addEventListener("change", () => {
      if (connection.away) {
        this.#way?.doubt();
      }
    });
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#stop() : this.#start()));
    session.addEventListener("change", () => {
      this.#stop();
      this.#start();
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
    }, BETWEEN_VIEWS_MS);
  }

  #start(): void {
    if (this.#listeners > 0 && !document.hidden && session.who && !this.#way) {
      const { token } = session;
      this.#way = this.#port ? new SharedWay(this.#port, token, this.#told) : new LiveStream(token, this.#told);
    }
  }

  #stop(): void {
    this.#way?.close();
    this.#way = null;
    this.#connected = false;
  }

  readonly #told = ({ connected, changed }: Told): void => {
    this.#connected = connected;
    changed.forEach((kind) => this.dispatchEvent(new Event(kind)));
  };

  /** Null where there are no shared workers; then each tab has a connection of its own, while it can be seen. */
  #share(): MessagePort | null {
    const file = document.querySelector<HTMLMetaElement>("meta[name='live-worker']")?.content;
    if (typeof SharedWorker === "undefined" || !file) {
      return null;
    }
    const worker = new SharedWorker(new URL(file, document.baseURI), { type: "module", name: "option150-live" });
    worker.addEventListener("error", () => {
      this.#stop();
      this.#port = null;
      this.#start();
    });
    return worker.port;
  }
}

export const live = new LiveChanges();
