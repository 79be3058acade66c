import { html, type TemplateResult } from "lit";
import type { Phone } from "../../api/types";
import "../../components/badge/state-badge";
import { t } from "../../text/text";

export const STATES = { ok: "stateOk", failing: "stateFailing", silent: "stateSilent", "never-seen": "stateNeverSeen" } as const;
export const HOMES = { registered: "homeRegistered", learned: "homeLearned", none: "homeNone", conflict: "homeConflict" } as const;

const TONES = { ok: "good", failing: "bad", silent: "care", "never-seen": "plain" } as const;

/** How a phone is, in a badge. */
export function phoneState(phone: Phone): TemplateResult {
  return html`<state-badge .tone=${TONES[phone.state]} .text=${t(STATES[phone.state])}></state-badge>`;
}

/** Where a phone is at home, and how that is known. */
export function phoneHome(phone: Phone): TemplateResult {
  return html`${phone.home ?? "—"} <span class="quiet small">${phone.homeKind === "registered" ? "" : t(HOMES[phone.homeKind])}</span>`;
}
