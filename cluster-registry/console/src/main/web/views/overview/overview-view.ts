import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Cluster, Edge, Page, Phone, SharedFinding } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { settings } from "../../app/settings";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { grafanaLink } from "../../components/grafana/grafana-link";
import "./activity-plots";
import { firstSteps } from "./first-steps";
import "./ahead-notes";
import { edgeLag, edgeState } from "../edges/edge-state";

const EVERY_MS = 5000;

interface Seen {
  all: number;
  failing: number;
  silent: number;
  neverSeen: number;
  findings: Page<SharedFinding>;
  clusters: Page<Cluster>;
  edges: Page<Edge>;
}

/** How it is now: phones, what is wrong with them, clusters and edges. */
@customElement("overview-view")
export class OverviewView extends Piece {
  static override styles = [
    shared,
    css`
      .counts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
        gap: var(--room);
        margin-bottom: var(--room);
      }
      .counts a {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--round);
        padding: var(--room);
        color: inherit;
        text-decoration: none;
      }
      .counts a:hover {
        border-color: var(--accent);
      }
      .counts strong {
        display: block;
        font-size: 1.75rem;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .some {
        color: var(--bad);
      }
      li + li {
        border-top: 1px solid var(--line);
        padding-top: var(--gap);
        margin-top: var(--gap);
      }
      .who {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  readonly #seen = new Poll<Seen>(this, (signal) => this.#look(signal), EVERY_MS, { kinds: ["phones", "edges", "records"], restMs: 30_000 });

  override render() {
    const seen = this.#seen.value;
    return html`<div class="head"><h1>${t("overview")}</h1>${grafanaLink("overview")}</div>
      ${this.#seen.fault ? html`<p class="fault" role="alert">${this.#seen.fault.message}</p>` : nothing}
      ${seen ? this.#now(seen) : html`<p role="status">${this.#seen.fault ? "" : t("loading")}</p>`}
      <activity-plots></activity-plots>
      <ahead-notes></ahead-notes>
      ${seen ? edges(seen.edges) : nothing}`;
  }

  #now(seen: Seen): TemplateResult {
    return html`<div class="counts">
        ${this.#count(seen.all, t("phonesSeen"), "phones", false)}
        ${this.#count(seen.failing, t("phonesFailing"), "phones?state=failing", true)}
        ${this.#count(seen.silent, t("phonesSilent"), "phones?state=silent", false)}
        ${this.#count(seen.neverSeen, t("phonesNeverSeen"), "phones?state=never-seen", false)}
        ${this.#count(seen.clusters.total, t("clusters"), "clusters", false)}
        ${this.#count(seen.edges.total, t("edges"), "edges", false)}
      </div>
      ${firstSteps(seen.clusters.total, seen.all)}
      <section class="card" aria-labelledby="wrong">
        <h2 id="wrong">${t("whatIsWrong")}</h2>
        ${seen.findings.total === 0 ? html`<p class="quiet">${t("nothingWrong")}</p>` : nothing}
        <ul>
          ${seen.findings.items.map((finding) => this.#finding(finding))}
        </ul>
      </section>`;
  }

  #count(count: number, label: string, to: string, wrong: boolean): TemplateResult {
    return html`<a href="#/${to}"><strong class=${wrong && count > 0 ? "some" : ""}>${number(count)}</strong>${label}</a>`;
  }

  #finding(finding: SharedFinding): TemplateResult {
    const [first = ""] = finding.phones;
    const who =
      finding.count === 1
        ? html`<a href=${address("phones", first)}>${first}</a>`
        : html`${t("manyPhones", { count: number(finding.count), place: finding.place })}`;
    return html`<li>
      <div class="row">
        <span class="who">${who}</span>
        <span class="quiet small">${t("since", { time: moment(finding.since) })}</span>
      </div>
      <p>${finding.reason}</p>
      <p><span class="quiet">${t("nextStep")}:</span> ${finding.nextStep}</p>
    </li>`;
  }

  async #look(signal: AbortSignal): Promise<Seen> {
    const count = async (state: string): Promise<number> => (await read<Page<Phone>>(`phones?size=1${state}`, signal)).total;
    const [all, failing, silent, neverSeen, findings, clusters, edges] = await Promise.all([
      count(""),
      count("&state=failing"),
      count("&state=silent"),
      count("&state=never-seen"),
      read<Page<SharedFinding>>(`findings?size=20&lang=${settings.language}`, signal),
      read<Page<Cluster>>("clusters?size=1", signal),
      read<Page<Edge>>("edges?size=100", signal),
    ]);
    return { all, failing, silent, neverSeen, findings, clusters, edges };
  }
}

function edges({ items, total }: Page<Edge>): TemplateResult {
  return html`<section class="card" aria-labelledby="edges">
    <h2 id="edges">${t("edges")}</h2>
    ${total === 0 ? html`<p class="quiet">${t("noEdges")}</p>` : nothing}
    <ul>
      ${items.map(
        (edge) => html`<li class="row"><span class="who">${edge.edgeId}</span> ${edgeState(edge)} <span class="quiet small">${t("lag")}: ${edgeLag(edge)}</span></li>`,
      )}
    </ul>
  </section>`;
}
