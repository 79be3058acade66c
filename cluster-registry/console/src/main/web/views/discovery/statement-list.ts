import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Cluster, Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { number, t } from "../../text/text";
import type { Statement } from "./discovered";

const EVERY_MS = 30_000;
/** Each cluster is asked for its warnings alone: at rest this seldom, and at most four times as often while records change. */
const WARNINGS_MS = 600_000;
const MOST = 200;
const AT_ONCE = 8;

interface Warned {
  clusterId: string;
  warnings: { kind: string; text: string }[];
}

type Stated = Page<Statement> & { suite: string };

/** What is stated of clusters, by whom, and where what is stated is not what counts. */
@customElement("statement-list")
export class StatementList extends Piece {
  readonly #stated = new Poll<Stated>(this, (signal) => read(`discovery/statements?size=${MOST}`, signal), EVERY_MS);
  readonly #warned = new Poll<Warned[]>(this, warningsOfAll, WARNINGS_MS, { kinds: ["records"], restMs: WARNINGS_MS });

  override render() {
    const stated = this.#stated.value;
    const warned = this.#warned.value;
    const fault = this.#stated.fault ?? this.#warned.fault;
    return html`<section class="card" aria-labelledby="warnings">
        <h2 id="warnings">${t("clusterWarnings")}</h2>
        ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
        ${warned ? warnings(warned) : html`<p role="status">${fault ? "" : t("loading")}</p>`}
      </section>
      ${stated ? statements(stated) : nothing}`;
  }
}

function warnings(warned: Warned[]): TemplateResult {
  return warned.length === 0
    ? html`<p class="quiet">${t("clusterWarningsNone")}</p>`
    : html`<ul>
        ${warned.map(
          (of) => html`<li>
            <a href=${address("clusters", of.clusterId)}>${of.clusterId}</a>
            ${of.warnings.map(({ kind, text }) => html`<p class="small"><strong>${kind}</strong> <span lang="en">${text}</span></p>`)}
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

/** Warnings are told of one cluster at a time only. */
async function warningsOfAll(signal: AbortSignal): Promise<Warned[]> {
  const clusters = await read<Page<Cluster>>(`clusters?size=${MOST}`, signal);
  const warned: Warned[] = [];
  for (let i = 0; i < clusters.items.length; i += AT_ONCE) {
    const some = clusters.items.slice(i, i + AT_ONCE);
    const told = await Promise.all(some.map(({ clusterId }) => read<Partial<Warned>>(`clusters/${encodeURIComponent(clusterId)}`, signal)));
    some.forEach(({ clusterId }, at) => warned.push({ clusterId, warnings: told[at]?.warnings ?? [] }));
  }
  return warned.filter((of) => of.warnings.length > 0);
}
