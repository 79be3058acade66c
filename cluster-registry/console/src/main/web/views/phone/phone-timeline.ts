import { html, type TemplateResult } from "lit";
import type { PhoneRequest } from "../../api/types";
import "../../components/badge/state-badge";
import { moment, number, t } from "../../text/text";

const OUTCOMES = {
  served: "outcomeServed",
  not_found: "outcomeNotFound",
  refused: "outcomeRefused",
  failed: "outcomeFailed",
  aborted: "outcomeAborted",
  silent: "outcomeSilent",
} as const;
const SOURCES = { cache: "sourceCache", local: "sourceLocal", remote: "sourceRemote", stale: "sourceStale", none: "sourceNone" } as const;

/** What a phone asked, the newest first, as a table. */
export function phoneTimeline(requests: PhoneRequest[]): TemplateResult {
  return html`<div class="sideways" tabindex="0" role="region" aria-labelledby="timeline">
    <table>
      <thead>
        <tr>
          ${(["time", "file", "outcome", "source", "size", "took", "edge"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${requests.map(
          (of) => html`<tr>
            <td>${moment(of.time)}</td>
            <td class="fixed">${of.name || "—"}</td>
            <td>${outcome(of)}</td>
            <td>${source(of)}</td>
            <td>${number(of.bytes ?? 0)}</td>
            <td>${number(of.durationMillis ?? 0)} ms</td>
            <td>${of.edge}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function outcome(of: PhoneRequest): TemplateResult {
  const tone = of.outcome === "served" ? "good" : of.outcome === "not_found" || of.outcome === "aborted" ? "care" : "bad";
  const text = of.outcome in OUTCOMES ? t(OUTCOMES[of.outcome as keyof typeof OUTCOMES]) : of.outcome;
  return html`<state-badge .tone=${tone} .text=${text}></state-badge> <span class="quiet small" lang="en">${of.detail ?? ""}</span>`;
}

function source(of: PhoneRequest): string {
  const known = of.source && of.source in SOURCES ? t(SOURCES[of.source as keyof typeof SOURCES]) : t("sourceNone");
  return of.cluster ? `${known} (${of.cluster})` : known;
}
