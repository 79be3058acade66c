import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Cluster, Gathered, Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import "../../components/badge/state-badge";
import { grafanaLink } from "../../components/grafana/grafana-link";
import "../../components/missing/missing-note";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import "./cluster-dialog";
import { clusterTree } from "./cluster-tree";
import { foldedWarnings } from "./cluster-warnings";
import { type Peer, peerHealth } from "./peer-health";

const EVERY_MS = 5000;
const NEW = "+";

/** The suite's own cluster and the remote ones; each can be changed in a dialog that has an address of its own. */
@customElement("clusters-view")
export class ClustersView extends Piece {
  static override styles = [
    shared,
    css`
      .badges {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap);
      }
      .tree ul ul {
        padding-inline-start: var(--far);
        border-inline-start: 1px solid var(--line);
      }
      summary {
        cursor: pointer;
      }
      .care {
        color: var(--care);
      }
      .tree li {
        padding: var(--near) 0;
      }
    `,
  ];

  /** Id of the cluster that is changed, `+` for a new one; empty: none. */
  @property() chosen = "";
  @state() private said = "";

  readonly #clusters = new Poll<Page<Cluster>>(this, (signal) => read("clusters?size=1000&warnings=true", signal), EVERY_MS, { kinds: ["records"], restMs: 60_000 });
  readonly #peers = new Poll<Gathered<Peer>>(this, (signal) => read("peers?size=1000", signal), EVERY_MS);

  override render() {
    const clusters = this.#clusters.value;
    const may = session.may("admin");
    return html`<div class="head">
        <h1>${t("clusters")}</h1>
        ${grafanaLink("clusters")}
        ${may ? html`<button class="first" @click=${() => (location.hash = address("clusters", NEW))}>${t("newCluster")}</button>` : nothing}
      </div>
      <p role="status">${clusters ? this.said : t("loading")}</p>
      ${this.#clusters.fault ? html`<p class="fault" role="alert">${this.#clusters.fault.message}</p>` : nothing}
      <missing-note .missing=${this.#peers.value?.missing ?? []}></missing-note>
      ${clusters ? html`${this.#table(clusters.items, may)} ${clusterTree(clusters.items)}` : nothing}
      ${this.chosen && may
        ? html`<cluster-dialog .clusterId=${this.chosen === NEW ? "" : this.chosen} @stored=${this.#stored} @close=${this.#back}></cluster-dialog>`
        : nothing}`;
  }

  #table(clusters: Cluster[], may: boolean): TemplateResult {
    return html`<div class="card sideways" tabindex="0" role="region" aria-label=${t("clusters")}>
      <table>
        <thead>
          <tr>
            ${(["clusterId", "role", "tftpServers", "tftpPort", "httpPort", "order", "description"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
            ${may ? html`<td></td>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${clusters.map(
            (of) => html`<tr>
              <th scope="row">
                <a href="#/phones?cluster=${encodeURIComponent(of.clusterId)}">${of.clusterId}</a>
              </th>
              <td>
                <span class="badges">
                  ${t(of.role === "local" ? "roleLocal" : "roleRemote")}
                  ${of.secure ? html`<state-badge tone="good" .text=${t("isSecure")}></state-badge>` : nothing}
                  ${of.tftpEnabled ? nothing : html`<state-badge tone="care" .text=${t("notAsked")}></state-badge>`}
                </span>
              </td>
              <td>${this.#servers(of)}</td>
              <td>${of.tftpPort}</td>
              <td>${of.httpPort ?? "—"}</td>
              <td>${number(of.order)}</td>
              <td>${of.description} ${foldedWarnings(of.warnings)}</td>
              ${may
                ? html`<td><a href=${address("clusters", of.clusterId)} aria-label=${t("editCluster", { cluster: of.clusterId })}>${t("edit")}</a></td>`
                : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** As the edges find them; as they are written where no edge has told yet. */
  #servers(of: Cluster): TemplateResult {
    const peers = this.#peers.value?.items ?? [];
    return peers.some(({ cluster }) => cluster === of.clusterId)
      ? peerHealth(peers, of.clusterId)
      : html`<span class="fixed">${of.tftpAddresses.join(", ") || "—"}</span>`;
  }

  readonly #back = (): void => {
    location.hash = address("clusters");
  };

  readonly #stored = (event: CustomEvent<string>): void => {
    this.said = t("saved", { cluster: event.detail });
    this.#back();
    void this.#clusters.again();
  };
}
