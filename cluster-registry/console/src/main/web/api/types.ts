/** What the API answers, as far as the page shows it; times are RFC 3339. */

export interface Page<T> {
  items: T[];
  total: number;
}

/** A list made of what several were asked for; who did not answer is named. */
export interface Gathered<T> extends Page<T> {
  missing: Missing[];
}

export interface Missing {
  edgeId?: string;
  service?: string;
  reason: string;
}

export interface Session {
  name: string;
  roles: string[];
  version: string;
  /** Where Grafana has the dashboards of the suite; none where that is not set. */
  grafana?: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  violations?: { field: string; rule: string; value: string }[];
}

export interface Phone {
  device: string;
  address: string;
  home: string | null;
  homeKind: "registered" | "learned" | "conflict" | "none";
  state: "ok" | "failing" | "silent" | "never-seen";
  lastSeen: string | null;
  booted: string | null;
  edges: string[];
  load: string;
  asked: number;
}

export interface Finding {
  id: string;
  since: string;
  fault: boolean;
  reason: string;
  nextStep: string;
}

export interface PhoneRequest {
  time: string;
  edge: string;
  front: string;
  name: string;
  outcome: string;
  source?: string;
  cluster?: string;
  bytes?: number;
  durationMillis?: number;
  detail?: string;
}

/** A request as an edge tells of it. */
export interface EdgeRequest extends Omit<PhoneRequest, "edge"> {
  edgeId: string;
  client: string;
  /** Whose file it is; empty where the name does not say. */
  device: string;
}

export interface PhonePage extends Phone {
  findings: Finding[];
  requests: PhoneRequest[];
  requestsTotal: number;
}

export interface SharedFinding extends Finding {
  place: string;
  count: number;
  phones: string[];
}

export interface Route {
  fileName: string;
  plan: string;
  steps: { link: string; verdict: string; detail: string }[];
  differs?: unknown[];
}

export interface FileRecord {
  path: string;
  size: number;
  sha256: string;
  version: number;
  modified: string;
  sequence: number;
}

/** What an upload is answered with. */
export interface Stored extends FileRecord {
  warnings: string[];
  findings?: { level: string; line: number; column: number; rule: string; value: string; why: string }[];
}

export interface AuditRecord {
  id: number;
  service: string;
  time: string;
  who: string;
  role: string;
  address: string;
  call: string;
  kind: string;
  key: string;
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface Cluster {
  clusterId: string;
  fqdn: string;
  description: string;
  role: "local" | "remote";
  tftpEnabled: boolean;
  tftpAddresses: string[];
  secure: boolean;
  order: number;
  tftpPort: number;
  httpPort: number | null;
  /** Clusters that it points at. */
  peers: string[];
  /** Only where they are asked for, and there are some. */
  warnings?: Warning[];
}

export interface Warning {
  kind: string;
  text: string;
}

export interface Step {
  step: string;
  state: string;
  time: string;
}

export interface Edge {
  edgeId: string;
  version: string;
  started: string;
  state: string;
  addresses: { tftp: string[]; http: string[] };
  transfers: number;
  lastSeen: string;
  silentSince: string | null;
  topics: { topic: string; epoch: number; sequence: number; newestEpoch: number; newestSequence: number; behind: number }[];
}

export interface ServiceCopy {
  edgeId: string;
  state: "running" | "stopped";
  restart: number;
  reported: { state: string; steps: Step[] } | null;
}

export interface EdgeService {
  state: "running" | "stopped";
  restart: number;
  rollout: { state: string; steps: { edgeId: string; state: string; reason: string }[] } | null;
  edges: ServiceCopy[];
}
