import { html, nothing, type TemplateResult } from "lit";
import type { Draft } from "../../api/draft";
import { formField } from "./form-field";

type Any = Draft<{ sequence: number } & never> | Draft<never>;

/** What a control needs of a draft, whatever it is a draft of. */
export type Entering = Pick<Any, "entered" | "enter" | "faultsOf">;

/** A line to enter a field of a draft into. */
export function textField(draft: Entering, key: string, label: string, more: { hint?: string | undefined; type?: string; list?: string } = {}): TemplateResult {
  return formField({
    name: key,
    label,
    hint: more.hint ?? "",
    faults: draft.faultsOf(key),
    control: (of) => html`<input
      id=${of.id}
      name=${key}
      type=${more.type ?? "text"}
      list=${more.list ?? nothing}
      .value=${draft.entered[key] ?? ""}
      autocomplete=${more.type === "password" ? "new-password" : "off"}
      spellcheck="false"
      aria-describedby=${of.describedBy}
      aria-invalid=${of.invalid}
      @input=${(event: Event) => draft.enter({ [key]: (event.target as HTMLInputElement).value })}
    />`,
  });
}

/** A choice for a field of a draft. What stands there and is none of the options is kept as one more. */
export function choiceField(draft: Entering, key: string, label: string, options: [value: string, text: string][], hint = ""): TemplateResult {
  const value = draft.entered[key] ?? "";
  const all = options.some(([of]) => of === value) ? options : [...options, [value, value] as [string, string]];
  return formField({
    name: key,
    label,
    hint,
    faults: draft.faultsOf(key),
    control: (of) => html`<select
      id=${of.id}
      name=${key}
      aria-describedby=${of.describedBy}
      aria-invalid=${of.invalid}
      @change=${(event: Event) => draft.enter({ [key]: (event.target as HTMLSelectElement).value })}
    >
      ${all.map(([of_, text]) => html`<option value=${of_} ?selected=${of_ === value}>${text}</option>`)}
    </select>`,
  });
}

/** Several lines of text for a field of a draft. */
export function areaField(draft: Entering, key: string, label: string, hint: string, rows = 4): TemplateResult {
  return formField({
    name: key,
    label,
    hint,
    faults: draft.faultsOf(key),
    control: (of) => html`<textarea
      id=${of.id}
      name=${key}
      rows=${rows}
      class="fixed"
      .value=${draft.entered[key] ?? ""}
      spellcheck="false"
      aria-describedby=${of.describedBy}
      aria-invalid=${of.invalid}
      @input=${(event: Event) => draft.enter({ [key]: (event.target as HTMLTextAreaElement).value })}
    ></textarea>`,
  });
}
