import { html, nothing, type TemplateResult } from "lit";
import type { Cluster } from "../../api/types";
import "../../components/badge/state-badge";
import { t } from "../../text/text";

/** How clusters point at each other (R9): this suite at the remote ones, and where those point. */
export function clusterTree(clusters: readonly Cluster[]): TemplateResult {
  const local = clusters.find(({ role }) => role === "local");
  const remotes = clusters.filter(({ role }) => role === "remote");
  return html`<section class="card tree" aria-labelledby="tree">
    <h2 id="tree">${t("clusterTree")}</h2>
    <p class="quiet small">${t("clusterTreeWhat")}</p>
    <ul>
      <li>
        <strong>${local?.clusterId ?? "—"}</strong> <span class="quiet small">${t("roleLocal")}</span>
        ${remotes.length === 0
          ? nothing
          : html`<ul>
              ${remotes.map(
                (of) => html`<li>
                  ${of.clusterId} ${of.tftpEnabled ? nothing : html`<state-badge tone="care" .text=${t("notAsked")}></state-badge>`}
                  ${of.peers.map((peer) =>
                    peer === local?.clusterId
                      ? html`<span class="quiet small">${t("pointsBack")}</span>`
                      : html`<state-badge tone="care" .text=${t("pointsAtOther", { cluster: peer })}></state-badge>`,
                  )}
                </li>`,
              )}
            </ul>`}
      </li>
    </ul>
  </section>`;
}
