import { html, type TemplateResult } from "lit";
import type { AuditRecord } from "../../api/types";
import { t } from "../../text/text";

type Fields = AuditRecord["before"];

export interface Difference {
  field: string;
  /** As JSON writes it; null: there was none. */
  before: string | null;
  after: string | null;
}

/** The fields that differ; all of them where the thing came or went. */
export function differences(before: Fields, after: Fields): Difference[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .map((field) => ({ field, before: text(before?.[field]), after: text(after?.[field]) }))
    .filter((of) => of.before !== of.after);
}

/** What changed, a row for each field. */
export function fieldDiff(changes: Difference[]): TemplateResult {
  return html`<div class="sideways">
    <table>
      <thead>
        <tr>
          <th scope="col">${t("field")}</th>
          <th scope="col">${t("before")}</th>
          <th scope="col">${t("after")}</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          (of) => html`<tr>
            <th scope="row" class="fixed">${of.field}</th>
            <td class="fixed">${of.before === null ? "—" : html`<del>${of.before}</del>`}</td>
            <td class="fixed">${of.after === null ? "—" : html`<ins>${of.after}</ins>`}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : typeof value === "string" ? value || '""' : JSON.stringify(value);
}
