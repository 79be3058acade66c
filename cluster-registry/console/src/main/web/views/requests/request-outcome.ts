import { html, type TemplateResult } from "lit";
import type { PhoneRequest } from "../../api/types";
import "../../components/badge/state-badge";
import { t } from "../../text/text";

/** How a request may end, as the API names it, with the key of its text. */
export const OUTCOMES = {
  served: "outcomeServed",
  not_found: "outcomeNotFound",
  refused: "outcomeRefused",
  failed: "outcomeFailed",
  aborted: "outcomeAborted",
  silent: "outcomeSilent",
} as const;
const SOURCES = { cache: "sourceCache", local: "sourceLocal", remote: "sourceRemote", stale: "sourceStale", none: "sourceNone" } as const;

type Asked = Omit<PhoneRequest, "edge">;

export function requestOutcome(of: Asked): TemplateResult {
  const tone = of.outcome === "served" ? "good" : of.outcome === "not_found" || of.outcome === "aborted" ? "care" : "bad";
  const text = of.outcome in OUTCOMES ? t(OUTCOMES[of.outcome as keyof typeof OUTCOMES]) : of.outcome;
  return html`<state-badge .tone=${tone} .text=${text}></state-badge> <span class="quiet small" lang="en">${of.detail ?? ""}</span>`;
}

/** Where the answer came from. */
export function requestSource(of: Asked): string {
  const known = of.source && of.source in SOURCES ? t(SOURCES[of.source as keyof typeof SOURCES]) : t("sourceNone");
  return of.cluster ? `${known} (${of.cluster})` : known;
}
