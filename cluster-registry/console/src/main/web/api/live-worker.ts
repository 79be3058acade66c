/**
 * The one that listens for all tabs: over HTTP/1.1 a browser has six connections to a host, and each stream takes one for itself. Lives as
 * long as a tab does. Tabs in which others are signed in have a stream of their own.
 */
import { KINDS, LiveStream, type Told } from "./live-stream";

/** What a tab says: it listens, it does no more, or the stream seems to be dead. To be said again every 20 s. */
export interface Said {
  token: string;
  word: "listen" | "leave" | "doubt";
}

/** A tab that was closed without a word is forgotten. */
const GONE_MS = 70_000;
const LOOK_MS = 10_000;

interface Shared {
  stream: LiveStream;
  /** Tabs, and when they were heard last. */
  tabs: Map<MessagePort, number>;
}

const streams = new Map<string, Shared>();

function open(token: string): Shared {
  const tabs = new Map<MessagePort, number>();
  const stream = new LiveStream(token, (told) => tabs.forEach((_, tab) => tab.postMessage(told)));
  const shared = { stream, tabs };
  streams.set(token, shared);
  return shared;
}

function leave(tab: MessagePort): void {
  for (const [token, { stream, tabs }] of streams) {
    if (tabs.delete(tab) && tabs.size === 0) {
      stream.close();
      streams.delete(token);
    }
  }
}

function listen(tab: MessagePort, token: string): void {
  const known = streams.get(token);
  if (!known?.tabs.has(tab)) {
    leave(tab);
    if (known?.stream.connected) {
      tab.postMessage({ connected: true, changed: KINDS } satisfies Told);
    }
  }
  (streams.get(token) ?? open(token)).tabs.set(tab, Date.now());
}

setInterval(() => {
  for (const { tabs } of streams.values()) {
    for (const [tab, heard] of tabs) {
      if (heard < Date.now() - GONE_MS) {
        leave(tab);
      }
    }
  }
}, LOOK_MS);

self.addEventListener("connect", (event) => {
  const tab = (event as MessageEvent).ports[0];
  if (!tab) {
    return;
  }
  tab.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.word === "leave") {
      leave(tab);
    } else if (data.word === "listen") {
      listen(tab, data.token);
    } else {
      streams.get(data.token)?.stream.doubt();
    }
  };
});
