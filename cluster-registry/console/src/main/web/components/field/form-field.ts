import { html, nothing, type TemplateResult } from "lit";

/** A labelled control with what helps to fill it in, and what the server has against it. */
export function formField(of: {
  name: string;
  label: string;
  hint?: string;
  faults: string[];
  control: (attributes: { id: string; describedBy: string; invalid: "true" | "false" }) => TemplateResult;
}): TemplateResult {
  const { name, label, hint, faults, control } = of;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${control({ id: name, describedBy: `${name}-hint ${name}-faults`, invalid: faults.length > 0 ? "true" : "false" })}
    <span id="${name}-hint" class="quiet small">${hint ?? nothing}</span>
    <span id="${name}-faults" class="fault small" role="alert">${faults.map((fault) => html`<span>✕ ${fault}</span>`)}</span>
  </div>`;
}
