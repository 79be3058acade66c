import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { call, read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Page } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import "../../components/badge/state-badge";
import "../../components/copy/copy-button";
import { curlOf } from "../../components/copy/copy-button";
import { NEW } from "../../components/record/record-page";
import { shared } from "../../style/shared";
import { moment, t } from "../../text/text";
import "./address-probe";
import type { Run, Source } from "./discovered";
import "./proposed-moves";
import { runReports } from "./run-reports";
import "./source-page";
import "./statement-list";
import { sourceFailure } from "./source-failure";

const EVERY_MS = 1500;
const RUNS = 8;
const KINDS = { axl: "kindAxl", option150: "kindSuite", dns: "kindDns" } as const;

interface Seen {
  sources: Page<Source>;
  runs: Page<Run>;
}

/** The systems that are asked which clusters and phones there are, what they told last, and what is proposed of it. */
@customElement("discovery-view")
export class DiscoveryView extends Piece {
  static override styles = [
    shared,
    css`
      summary {
        cursor: pointer;
        padding: var(--near) 0;
      }
      .reports {
        padding: 0 0 var(--gap) var(--room);
      }
      .card .head {
        margin-bottom: var(--gap);
      }
      .card .head h2 {
        margin: 0;
      }
    `,
  ];

  /** Name of a source; empty: all. */
  @property() chosen = "";
  @state() private said = "";
  @state() private fault = "";

  readonly #seen = new Poll<Seen>(this, (signal) => this.#look(signal), EVERY_MS);

  override render() {
    return this.chosen ? html`${keyed(this.chosen, html`<source-page .name=${this.chosen}></source-page>`)}` : this.#all();
  }

  #all(): TemplateResult {
    const { value: seen, fault } = this.#seen;
    const faults = this.fault || fault?.message;
    return html`<div class="head">
        <h1>${t("discovery")}</h1>
        <div class="row">
          ${session.may("operator") ? html`<button class="first" @click=${() => void this.#update("")}>${t("updateNow")}</button>` : nothing}
          <copy-button .label=${t("copyCurl")} .text=${curlOf("discovery/runs")}></copy-button>
        </div>
      </div>
      <p role="status">${seen || faults ? this.said : t("loading")}</p>
      ${faults ? html`<p class="fault" role="alert">${faults}</p>` : nothing} ${seen ? this.#sources(seen.sources) : nothing}
      ${seen
        ? html`<section class="card" aria-labelledby="runs">
            <h2 id="runs">${t("runs")}</h2>
            ${seen.runs.total === 0 ? html`<p class="quiet">${t("runsNone")}</p>` : runReports(seen.runs.items)}
          </section>`
        : nothing}
      <proposed-moves></proposed-moves>
      ${session.may("operator") ? html`<address-probe></address-probe>` : nothing}
      <statement-list></statement-list>`;
  }

  #sources({ items, total }: Page<Source>): TemplateResult {
    return html`<section class="card" aria-labelledby="sources">
      <div class="head">
        <h2 id="sources">${t("sources")}</h2>
        ${session.may("admin") ? html`<button @click=${() => (location.hash = address("discovery", NEW))}>${t("newSource")}</button>` : nothing}
      </div>
      ${total === 0
        ? html`<p class="quiet">${t("sourcesNone")}</p>`
        : html`<div class="sideways" tabindex="0" role="group" aria-labelledby="sources">
            <table>
              <thead>
                <tr>
                  ${(["recordName", "sourceKind", "state", "sourceUrl", "sourceGood"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
                  ${session.may("operator") ? html`<td></td>` : nothing}
                </tr>
              </thead>
              <tbody>
                ${items.map((source) => this.#source(source))}
              </tbody>
            </table>
          </div>`}
    </section>`;
  }

  #source(of: Source): TemplateResult {
    return html`<tr>
      <th scope="row"><a href=${address("discovery", of.name)}>${of.name}</a></th>
      <td>${t(KINDS[of.kind])}</td>
      <td>${sourceState(of)}</td>
      <td class="fixed">${of.url}</td>
      <td>${moment(of.good)}</td>
      ${session.may("operator")
        ? html`<td><button aria-label="${t("updateOne", { name: of.name })}" @click=${() => void this.#update(of.name)}>${t("updateNow")}</button></td>`
        : nothing}
    </tr>`;
  }

  async #update(source: string): Promise<void> {
    try {
      await call("POST", `clusters/refresh${source && `?source=${encodeURIComponent(source)}`}`);
      this.fault = "";
      this.said = t("updateAsked");
    } catch (fault) {
      this.said = "";
      this.fault = words(fault);
    }
    await this.#seen.again();
  }

  async #look(signal: AbortSignal): Promise<Seen> {
    const [sources, runs] = await Promise.all([
      read<Page<Source>>("discovery/sources?size=1000", signal),
      read<Page<Run>>(`discovery/runs?size=${RUNS}`, signal),
    ]);
    return { sources, runs };
  }
}

function sourceState(of: Source): TemplateResult {
  if (!of.enabled) {
    return html`<state-badge tone="plain" .text=${t("sourceOff")}></state-badge>`;
  }
  if (of.reason) {
    return html`<state-badge tone="bad" .text=${t("sourceFails")}></state-badge>
      <p>${sourceFailure(of.reason)}</p>`;
  }
  return of.good
    ? html`<state-badge tone="good" .text=${t("sourceAnswers")}></state-badge>`
    : html`<state-badge tone="plain" .text=${t("sourceNotTried")}></state-badge>`;
}
