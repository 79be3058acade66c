import type { Shape } from "../../api/draft";
import { contentOf, contentText } from "./common-content";
import type { CheckFinding, PhoneRecord } from "./records";

/** A file that many phones share, or a gateway's. */
export interface CommonFile {
  name: string;
  kind: string;
  path: string;
  callManagerGroup: string;
  template: string;
  /** Only where one is asked for by its name. */
  content?: unknown;
  rendering: PhoneRecord["rendering"];
  sequence: number;
  modified: string;
  who: string;
  /** Why it can have no files as it stands. */
  findings?: CheckFinding[];
}

/** A template of a site's own. */
export interface OwnTemplate {
  name: string;
  form: string;
  /** Only where one is asked for by its name. */
  text?: string;
  sequence: number;
  modified: string;
  who: string;
}

/** What a change of a template would do to those who use it. */
export interface Impact {
  phones: number;
  looked: number;
  complete: boolean;
  changed: number;
  unchanged: number;
  byHand: number;
  refused: number;
  refusals: { rule: string; why: string; value: string; phones: number; example: string }[];
  examples: { device: string; path: string; diff: string }[];
}

/** The single fields of a common file beside its content. */
export const COMMON_FIELDS = ["kind", "path", "callManagerGroup", "template"] as const;

export const commonShape: Shape<CommonFile> = {
  fieldsOf: (file) => ({ ...Object.fromEntries(COMMON_FIELDS.map((key) => [key, file[key]])), content: contentText(file.content ?? {}) }),
  bodyOf: (fields) => {
    const text = fields["content"] ?? "";
    const content = contentOf(text);
    return {
      ...Object.fromEntries(COMMON_FIELDS.map((key) => [key, (fields[key] ?? "").trim()])),
      // What cannot be read goes as the text that it is: the server stores no such content.
      content: "fault" in content ? text : content.value,
    };
  },
};

export const templateShape: Shape<OwnTemplate> = {
  fieldsOf: ({ form, text }) => ({ form, text: text ?? "" }),
  bodyOf: (fields) => ({ form: fields["form"] ?? "", text: fields["text"] ?? "" }),
};
