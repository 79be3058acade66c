import { html, nothing, type TemplateResult } from "lit";
import type { Poll } from "../../api/poll";
import type { EdgeRequest, Gathered } from "../../api/types";
import { address } from "../../app/route";
import "../../components/missing/missing-note";
import { moment, number, t } from "../../text/text";
import { requestOutcome } from "../requests/request-outcome";

/** Who asked for a file of late, as far as the edges remember. */
export function fileAskers(path: string, asked: Poll<Gathered<EdgeRequest>>): TemplateResult {
  const seen = asked.value;
  return html`<section class="card askers">
    <h2 id="askers">${t("askers")}</h2>
    ${asked.fault ? html`<p class="fault" role="alert">${asked.fault.message}</p>` : nothing}
    <missing-note .missing=${seen?.missing ?? []}></missing-note>
    ${seen && seen.items.length === 0 ? html`<p class="quiet">${t("askersNone")}</p>` : nothing}
    ${seen && seen.items.length > 0 ? table(seen.items) : nothing}
    ${seen && seen.total > 0 ? html`<p><a href="#/requests?name=${encodeURIComponent(path)}">${t("askersAll", { count: number(seen.total) })}</a></p>` : nothing}
  </section>`;
}

function table(requests: EdgeRequest[]): TemplateResult {
  return html`<div class="sideways" tabindex="0" role="region" aria-labelledby="askers">
    <table>
      <thead>
        <tr>
          ${(["time", "phone", "address", "outcome", "edge"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${requests.map(
          (of) => html`<tr>
            <td>${moment(of.time)}</td>
            <td class="fixed">${of.device ? html`<a href=${address("phones", of.device)}>${of.device}</a>` : "—"}</td>
            <td class="fixed">${of.client}</td>
            <td>${requestOutcome(of)}</td>
            <td>${of.edgeId}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
