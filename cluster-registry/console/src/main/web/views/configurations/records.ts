import type { Shape } from "../../api/draft";
import { type Fields, listOf, spread, under } from "../../api/fields";
import type { Finding as PhoneFinding } from "../../api/types";

/** What profiles and phones have in common; what is empty is inherited. */
interface Settings {
  model: string;
  protocol: string;
  load: string;
  callManagerGroup: string;
  fields: Record<string, string>;
  overrides: string;
  template: string;
  version: number;
  sequence: number;
  modified: string;
  who: string;
}

export interface Profile extends Settings {
  name: string;
  parent: string;
}

export interface CallManager {
  address: string;
  priority: number;
  sipPort: number;
  securedSipPort: number;
  sccpPort: number;
}

export interface Group {
  name: string;
  members: CallManager[];
  version: number;
  sequence: number;
  modified: string;
  who: string;
}

export interface Line {
  number: string;
  label: string;
  displayName: string;
  authName: string;
  authPassword: string;
  proxy: string;
}

export interface CheckFinding {
  level: "error" | "warning" | "hint";
  line: number;
  column: number;
  rule: string;
  value: string;
  why: string;
}

export interface PhoneRecord extends Settings {
  device: string;
  profile: string;
  lines: Line[];
  rendering: { state: "rendered" | "by-hand" | "refused"; since: string; findings: CheckFinding[]; files: string[]; waiting: boolean } | null;
}

export interface Rendering {
  waiting: number;
  since: PhoneFinding["since"] | null;
  rendered: number;
  byHand: number;
  refused: number;
}

/** The files of a phone's record, or of a common file. */
export interface Preview {
  files: PreviewedFile[];
  findings: CheckFinding[];
  /** By field: which record says it, e.g. `profile site`; of phones' records only. */
  origins?: Record<string, string>;
}

export interface PreviewedFile {
  /** Of a phone's file. */
  name?: string;
  /** Of a common file. */
  path?: string;
  /** What it would do to the file that there is; of common files only. */
  outcome?: "changed" | "unchanged" | "by-hand";
  size: number;
  sha256: string;
  text: string;
  findings: CheckFinding[];
}

/** The single fields that profiles and phones have, beside what they inherit from. */
export const SETTINGS = ["model", "protocol", "load", "callManagerGroup", "template", "overrides"] as const;

function settingsOf(of: Settings): Fields {
  return {
    ...Object.fromEntries(SETTINGS.map((key) => [key, of[key]])),
    ...Object.fromEntries(Object.entries(of.fields).map(([path, value]) => [`fields.${path}`, value])),
  };
}

function settingsBody(fields: Fields): Record<string, unknown> {
  return { ...Object.fromEntries(SETTINGS.map((key) => [key, (fields[key] ?? "").trim()])), fields: under(fields, "fields.") };
}

export const profileShape: Shape<Profile> = {
  fieldsOf: (profile) => ({ parent: profile.parent, ...settingsOf(profile) }),
  bodyOf: (fields) => ({ parent: fields["parent"] ?? "", ...settingsBody(fields) }),
};

export const phoneShape: Shape<PhoneRecord> = {
  fieldsOf: (phone) => ({ profile: phone.profile, ...settingsOf(phone), ...spread("lines", phone.lines) }),
  bodyOf: (fields) => ({ profile: fields["profile"] ?? "", ...settingsBody(fields), lines: listOf(fields, "lines") }),
};

export const groupShape: Shape<Group> = {
  fieldsOf: (group) => spread("members", group.members),
  bodyOf: (fields) => ({
    members: listOf(fields, "members").map((member) =>
      Object.fromEntries(Object.entries(member).map(([key, value]) => [key, key === "address" ? value.trim() : numberOf(value.trim())])),
    ),
  }),
};

/** What is no number goes as it is: the server says what is wrong with it. Empty: what is usual. */
function numberOf(text: string): unknown {
  return text === "" ? null : /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}
