import { session } from "../app/session";
import { settings } from "../app/settings";
import type { Problem } from "./types";

/** The server said no, and why. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

/** Nobody answered, or somebody before the server did. The same call may succeed later. */
export class Away extends Error {}

export interface Answer<T> {
  body: T;
  /** The version that was read; for `If-Match`. */
  etag: string;
}

interface Options {
  body?: unknown;
  /** Sent as they are, in the place of a body in JSON. */
  bytes?: Blob;
  type?: string;
  accept?: string;
  ifMatch?: string;
  token?: string;
  signal?: AbortSignal;
}

/** Whether the server answers; tells by the event `change`. */
class Connection extends EventTarget {
  away = false;

  tell(away: boolean): void {
    if (away !== this.away) {
      this.away = away;
      this.dispatchEvent(new Event("change"));
    }
  }
}

export const connection = new Connection();

/** Calls the API, which answers in JSON. Throws {@link Refusal} or {@link Away}. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const answer = await ask(method, path, options);
  const body = answer.status === 204 ? undefined : await answer.json();
  return { body: body as T, etag: answer.headers.get("ETag") ?? "" };
}

async function ask(method: string, path: string, options: Options): Promise<Response> {
  const token = options.token ?? session.token;
  const headers = new Headers({ Authorization: `Bearer ${token}`, "Accept-Language": settings.language });
  if (options.body !== undefined) {
    headers.set("Content-Type", options.type ?? "application/json");
  } else if (options.bytes) {
    headers.set("Content-Type", options.type ?? "application/octet-stream");
  }
  if (options.accept) {
    headers.set("Accept", options.accept);
  }
  if (options.ifMatch) {
    headers.set("If-Match", options.ifMatch);
  }
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/${path}`, {
      method,
      headers,
      cache: "no-store",
      body: options.body === undefined ? (options.bytes ?? null) : JSON.stringify(options.body),
      signal: options.signal ?? null,
    });
  } catch (fault) {
    if (options.signal?.aborted) {
      throw fault;
    }
    connection.tell(true);
    throw new Away(String(fault));
  }
  if (answer.ok) {
    connection.tell(false);
    return answer;
  }
  throw await refused(answer, token);
}

/** What an answer that is no success means. */
export async function refused(answer: Response, token: string): Promise<Error> {
  if (!answer.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    connection.tell(true);
    return new Away(`${answer.status}`);
  }
  connection.tell(false);
  if (answer.status === 401 && token === session.token && session.who) {
    session.end(true);
  }
  return new Refusal((await answer.json()) as Problem);
}

export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call<T>("GET", path, signal ? { signal } : {})).body;
}

export async function readText(path: string, signal: AbortSignal): Promise<string> {
  return (await ask("GET", path, { signal })).text();
}

/** The bytes of a file or a content. */
export async function readBytes(path: string, signal?: AbortSignal): Promise<Blob> {
  return (await ask("GET", path, signal ? { signal } : {})).blob();
}
