import { html, type TemplateResult } from "lit";
import "../../components/badge/state-badge";
import { number, t } from "../../text/text";
import type { PhoneRecord, Rendering } from "./records";

const STATES = { rendered: ["good", "fileMade"], "by-hand": ["care", "fileByHand"], refused: ["bad", "fileRefused"] } as const;

/** How the files of a phone's record or of a common file are, in a badge. */
export function renderingState({ rendering }: Pick<PhoneRecord, "rendering">): TemplateResult {
  const [tone, key] = rendering ? STATES[rendering.state] : (["plain", "fileWaiting"] as const);
  return rendering?.waiting
    ? html`<state-badge tone="care" .text=${t("fileWaiting")}></state-badge>`
    : html`<state-badge .tone=${tone} .text=${t(key)}></state-badge>`;
}

/** How far the files of all phones are after a change of a profile or a group. */
export function renderingProgress(of: Rendering): TemplateResult {
  const made = of.rendered + of.byHand + of.refused;
  return html`<div role="status" class="row">
    ${of.waiting > 0
      ? html`<progress max=${made + of.waiting} .value=${made} aria-label=${t("renderingWaits", { count: number(of.waiting) })}></progress>
          <span>${t("renderingWaits", { count: number(of.waiting) })}</span>`
      : html`<span>${t("renderingDone", { rendered: number(of.rendered), byHand: number(of.byHand), refused: number(of.refused) })}</span>`}
  </div>`;
}
