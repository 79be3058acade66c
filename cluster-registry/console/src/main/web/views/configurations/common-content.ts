import type { Violation } from "../../api/draft";
import { t } from "../../text/text";

/** What a common file says as it is entered: JSON, or why that cannot be read. */
export type Content = { value: unknown } | { fault: Violation };

const TEXTS = /"(?:[^"\\]|\\.)*"/g;
const NUMBERS = /-?\d[\d.eE+-]*/g;

/** Reads what is entered. Numbers that a browser would write otherwise are refused: the server takes them by their letters. */
export function contentOf(text: string): Content {
  if (!text.trim()) {
    return { value: {} };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return faulty(t("contentNoJson"), `${(fault as Error).message}`);
  }
  const other = (text.replace(TEXTS, '""').match(NUMBERS) ?? []).find((number) => String(Number(number)) !== number);
  return other ? faulty(t("contentNumber"), other) : { value };
}

export function contentText(content: unknown): string {
  return JSON.stringify(content, null, 2);
}

/** What is said against a content: in place by the browser where it cannot be read, else by the server, each with its path in it. */
export function contentFaults(text: string, violations: readonly Violation[]): string[] {
  const content = contentOf(text);
  const faults = "fault" in content ? [content.fault] : violations.filter(isOfContent);
  return faults.map(({ field, rule, value }) => [field === "content" ? "" : `${field}: `, rule, value && `; ${value}`].join(""));
}

/** Whether a rule is of something in the content: `content/rules[0]/timeout`. */
export function isOfContent({ field }: Violation): boolean {
  return /^content($|[/[])/.test(field);
}

function faulty(rule: string, value: string): Content {
  return { fault: { field: "content", rule, value } };
}
