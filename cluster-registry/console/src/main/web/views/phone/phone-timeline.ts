import { html, type TemplateResult } from "lit";
import type { PhoneRequest } from "../../api/types";
import { moment, number, t } from "../../text/text";
import { requestOutcome, requestSource } from "../requests/request-outcome";

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
            <td>${requestOutcome(of)}</td>
            <td>${requestSource(of)}</td>
            <td>${number(of.bytes ?? 0)}</td>
            <td>${number(of.durationMillis ?? 0)} ms</td>
            <td>${of.edge}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
