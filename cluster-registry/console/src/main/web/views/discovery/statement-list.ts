import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Cluster, Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { number, t } from "../../text/text";
import { clusterWarnings } from "../clusters/cluster-warnings";
import type { Statement } from "./discovered";

const EVERY_MS = 30_000;
const WARNINGS_MS = 60_000;
const MOST = 200;

type Stated = Page<Statement> & { suite: string };

/** What is stated of clusters, by whom, and where what is stated is not what counts. */
@customElement("statement-list")
export class StatementList extends Piece {
  readonly #stated = new Poll<Stated>(this, (signal) => read(`discovery/statements?size=${MOST}`, signal), EVERY_MS);
  readonly #warned = new Poll<Page<Cluster>>(this, (signal) => read("clusters?size=1000&warnings=true", signal), WARNINGS_MS, {
    kinds: ["records"],
    restMs: WARNINGS_MS,
  });

  override render() {
    const stated = this.#stated.value;
    const warned = this.#warned.value?.items.filter((of) => of.warnings);
    const fault = this.#stated.fault ?? this.#warned.fault;
    return html`<section class="card" aria-labelledby="warnings">
        <h2 id="warnings">${t("clusterWarnings")}</h2>
        ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
        ${warned ? warnings(warned) : html`<p role="status">${fault ? "" : t("loading")}</p>`}
      </section>
      ${stated ? statements(stated) : nothing}`;
  }
}

function warnings(warned: Cluster[]): TemplateResult {
  return warned.length === 0
    ? html`<p class="quiet">${t("clusterWarningsNone")}</p>`
    : html`<ul>
        ${warned.map(
          (of) => html`<li>
            <a href=${address("clusters", of.clusterId)}>${of.clusterId}</a>
            ${clusterWarnings(of.warnings ?? [])}
          </li>`,
        )}
      </ul>`;
}

function statements({ items, total, suite }: Stated): TemplateResult {
  return html`<section class="card" aria-labelledby="stated">
    <h2 id="stated">${t("statements")}</h2>
    <p class="quiet small">${t("statementsWhat")} ${t("shownOf", { shown: number(items.length), total: number(total) })}</p>
    <div class="sideways" tabindex="0" role="group" aria-labelledby="stated">
      <table>
        <thead>
          <tr>
            ${(["clusterId", "tftpAddresses", "pointsAt", "statedBy"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map(
            ({ clusterId, origin, facts: { fields } }) => html`<tr>
              <th scope="row"><a href=${address("clusters", clusterId)}>${clusterId}</a></th>
              <td class="fixed">${fields.tftpAddresses?.join(", ") || "—"}</td>
              <td>${fields.peers?.join(", ") || "—"}</td>
              <td>${origin === suite ? t("thisSuite") : html`<span class="fixed">${origin}</span>`}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
