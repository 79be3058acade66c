import { html, nothing, type TemplateResult } from "lit";
import { type Fields, listOf, spread } from "../../api/fields";
import { number, t } from "../../text/text";
import { type Entering, textField } from "../field/draft-field";

export interface RowField {
  key: string;
  label: string;
  hint?: string;
  type?: string;
}

/** A list in a draft whose elements have fields: each can be changed, moved up, removed; one more can be added. */
export function rowsEditor(of: { draft: Entering; name: string; one: string; add: string; most: number; fields: RowField[]; fresh: Fields }): TemplateResult {
  const { draft, name } = of;
  const rows = listOf(draft.entered, name);
  const become = (list: object[]): void => {
    const none = Object.keys(draft.entered).filter((key) => key.startsWith(`${name}[`));
    draft.enter({ ...Object.fromEntries(none.map((key) => [key, null])), ...spread(name, list) });
  };
  return html`${rows.map(
      (_, i) => html`<fieldset class="one">
        <legend>${of.one} ${number(i + 1)}</legend>
        <div class="pair">
          ${of.fields.map((field) => textField(draft, `${name}[${i}].${field.key}`, field.label, { hint: field.hint, type: field.type ?? "text" }))}
        </div>
        <div class="row">
          ${i > 0
            ? html`<button type="button" aria-label="${t("moveUp")}: ${of.one} ${number(i + 1)}" @click=${() => become(swapped(rows, i))}>${t("moveUp")}</button>`
            : nothing}
          <button type="button" aria-label="${t("remove")}: ${of.one} ${number(i + 1)}" @click=${() => become(rows.filter((_one, at) => at !== i))}>${t("remove")}</button>
        </div>
      </fieldset>`,
    )}
    ${rows.length < of.most ? html`<button type="button" @click=${() => become([...rows, of.fresh])}>${of.add}</button>` : nothing}`;
}

function swapped<T>(rows: T[], at: number): T[] {
  const [above, one] = [rows[at - 1], rows[at]];
  return rows.map((row, i) => (i === at - 1 && one ? one : i === at && above ? above : row));
}
