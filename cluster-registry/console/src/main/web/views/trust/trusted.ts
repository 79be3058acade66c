import type { Key } from "../../text/en";

export interface Certificate {
  fingerprint: string;
  cluster: string;
  roles: string[];
  subject: string;
  issuer: string;
  serial: string;
  notBefore: string;
  notAfter: string;
}

export type Use = "ccm-tftp" | "sast" | "sast-standby" | "tftp-https" | "tvs";

export interface OwnCertificate {
  use: Use;
  state: "in-use" | "signing" | "announced" | "retired";
  since: string;
  certificate: Certificate;
}

export interface RetiredCertificate {
  use: Use;
  since: string;
  retired: string;
  fingerprint: string;
  subject: string;
  notAfter: string;
}

export type ModeName = "non-secure" | "mixed" | "proxy-only";

export interface Mode {
  mode: ModeName;
  rollbackItl: boolean;
  /** Its entity tag. */
  version: number;
}

export interface TrustList {
  name: string;
  size: number;
  md5: string;
  sha1: string;
  built: string;
  signer: string;
  entries: { function: number; subject: string | null; fingerprint: string | null }[];
  unproven?: string;
}

export type ItemName = "tvs-vouches-for-proxy" | "proxy-in-ctl" | "cluster-certificates-held";

export interface Checklist {
  clusterId: string;
  lookedAt: string;
  items: { item: ItemName; requirements: string; state: "yes" | "no" | "unknown" | "not-needed"; since: string; found: string }[];
}

export interface Vouched {
  fingerprint: string;
  subject?: string;
  roles: string[];
  ttlSeconds: number;
}

export interface Exchanged {
  at: string;
  who: string;
  action: "export" | "import" | "consolidate" | "remove";
  cluster: string;
  fingerprints: string[];
}

export const USES: Record<Use, Key> = {
  "ccm-tftp": "useCcmTftp",
  sast: "useSast",
  "sast-standby": "useStandby",
  "tftp-https": "useHttps",
  tvs: "useTvs",
};

/** What a record of a list is for, as phones call it. */
export function functionName(code: number): string {
  return { 0: "SAST", 1: "CCM", 2: "CCM+TFTP", 3: "TFTP", 4: "CAPF", 7: "APP-SERVER", 21: "TVS" }[code] ?? String(code);
}

/** Whole days from now on; negative: ago. */
export function daysTo(time: string): number {
  return Math.floor((new Date(time).getTime() - Date.now()) / 86_400_000);
}
