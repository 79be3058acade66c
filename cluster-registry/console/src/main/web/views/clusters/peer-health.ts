import { html, nothing, type TemplateResult } from "lit";
import "../../components/badge/state-badge";
import { t } from "../../text/text";

/** A server of a remote cluster, as a copy of the edge sees it. */
export interface Peer {
  edgeId: string;
  cluster: string;
  peer: string;
  health: "UNKNOWN" | "UP" | "DOWN";
  speaks: string;
  running: number;
  waiting: number;
  lastFailure: string;
}

const HEALTH = { UP: ["good", "peerUp"], DOWN: ["bad", "peerDown"], UNKNOWN: ["plain", "peerUnknown"] } as const;

/** How each server of a cluster is: down where a copy of the edge finds it so, and why. */
export function peerHealth(peers: readonly Peer[], cluster: string): TemplateResult {
  const servers = [...new Set(peers.filter((of) => of.cluster === cluster).map(({ peer }) => peer))];
  return html`<ul>
    ${servers.map((server) => {
      const seen = peers.filter((of) => of.cluster === cluster && of.peer === server);
      const worst = seen.find(({ health }) => health === "DOWN") ?? seen.find(({ health }) => health === "UP") ?? seen[0];
      const [tone, key] = HEALTH[worst?.health ?? "UNKNOWN"];
      return html`<li>
        <span class="fixed">${server}</span> <state-badge .tone=${tone} .text=${t(key)}></state-badge>
        ${worst?.lastFailure ? html`<br /><span class="small" lang="en">${worst.edgeId}: ${worst.lastFailure}</span>` : nothing}
      </li>`;
    })}
  </ul>`;
}
