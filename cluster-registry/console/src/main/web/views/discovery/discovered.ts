import type { Shape } from "../../api/draft";

/** A system that is asked which clusters and phones there are. */
export interface Source {
  name: string;
  kind: "axl" | "option150" | "dns";
  url: string;
  username: string;
  passwordGiven: boolean;
  certificateSha256: string;
  clusterId: string;
  enabled: boolean;
  tried: string | null;
  good: string | null;
  reason: string;
  sequence: number;
}

export type RunState = "waiting" | "running" | "done" | "failed";

export interface SourceReport {
  name: string;
  state: RunState;
  reason: string;
  notes: string[];
  clusters: { added: number; changed: number; gone: number };
  devices: { stated: number; added: number; changed: number; gone: number; proposed: number };
  seconds: number;
}

export interface Run {
  id: number;
  state: RunState;
  asked: string;
  askedBy: string;
  started: string | null;
  ended: string | null;
  sources: SourceReport[];
}

export interface ProposedMove {
  device: string;
  from: string | null;
  to: string[];
  sources: string[];
  byHand: boolean;
}

export interface Statement {
  origin: string;
  clusterId: string;
  facts: {
    fields: { fqdn: string | null; tftpAddresses: string[] | null; peers: string[] | null; secure: boolean | null };
    pointsAt: unknown[];
    autoRegistration: string[];
  };
}

export interface Way {
  port: number;
  answers: boolean;
  millis: number;
  reason: string;
}

export interface Probe {
  address: string;
  http: Way;
  tftp: Way;
  clusters: string[];
  hasDefault: boolean;
  autoRegistration: boolean | null;
  callManagers: string[];
  secure: boolean;
  lists: { name: string; signer?: string }[];
  devicesAsked: string[];
  devicesThere: string[];
}

/** A password goes in, and never comes back: left empty, the one that is kept stays. */
export const sourceShape: Shape<Source> = {
  fieldsOf: ({ kind, url, username, certificateSha256, clusterId, enabled }) => ({
    kind,
    url,
    username,
    password: "",
    certificateSha256,
    clusterId,
    enabled: String(enabled),
  }),
  bodyOf: ({ kind, url, username, password, certificateSha256, clusterId, enabled }) => ({
    kind,
    // Left out, a new source is told that it is required.
    ...(url?.trim() ? { url: url.trim() } : {}),
    enabled: enabled === "true",
    ...(kind === "axl" ? { username: username?.trim(), clusterId: clusterId?.trim() } : {}),
    ...(kind === "dns" ? {} : { certificateSha256: certificateSha256?.trim(), ...(password ? { password } : {}) }),
  }),
};

/** The SHA-256 of the certificate that a server has shown, where a failure names it. */
export function shownCertificate(reason: string): string {
  return /\b(?:[0-9A-F]{2}:){31}[0-9A-F]{2}\b|\b[0-9a-f]{64}\b/i.exec(reason)?.[0] ?? "";
}
