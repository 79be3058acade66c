import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { read } from "../../api/client";
import type { Cluster, Page } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import "../../components/badge/state-badge";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import "./exchange-dialog";
import type { Checklist, ItemName } from "./trusted";

const MOST = 200;
const AT_ONCE = 4;
const ITEMS: ItemName[] = ["tvs-vouches-for-proxy", "proxy-in-ctl", "cluster-certificates-held"];
const NAMES = { "tvs-vouches-for-proxy": "itemTvs", "proxy-in-ctl": "itemCtl", "cluster-certificates-held": "itemHeld" } as const;
const STATES = {
  yes: ["good", "itemYes"],
  no: ["bad", "itemNo"],
  unknown: ["care", "itemUnknown"],
  "not-needed": ["plain", "itemNotNeeded"],
} as const;
const NEXT = {
  "tvs-vouches-for-proxy": { no: "nextTvs", unknown: "nextTvsUnknown" },
  "proxy-in-ctl": { no: "nextCtl", unknown: "nextCtlUnknown" },
  "cluster-certificates-held": { no: "nextHeld", unknown: "nextHeld" },
} as const;

/** Each remote cluster against what has to be true of it, looked up there and now; what is missing says what to do. */
@customElement("exchange-matrix")
export class ExchangeMatrix extends Piece {
  static override styles = [
    shared,
    css`
      td p {
        margin: var(--near) 0 0;
        max-width: 40ch;
      }
      td {
        min-width: 11em;
      }
    `,
  ];

  @state() private clusters: string[] | null = null;
  @state() private total = 0;
  @state() private looks = new Map<string, Checklist | string>();
  @state() private fault = "";
  @state() private said = "";
  @state() private dialog: "export" | "import" | "" = "";
  #asking = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.abort();
  }

  override render() {
    const { clusters } = this;
    return html`<section class="card" aria-labelledby="exchange">
      <div class="head">
        <h2 id="exchange">${t("exchange")}</h2>
        <div class="row">
          <button @click=${() => void this.#look()}>${t("lookAgain")}</button>
          ${session.may("admin")
            ? html`<button @click=${() => (this.dialog = "export")}>${t("exchangeExport")}</button>
                <button @click=${() => (this.dialog = "import")}>${t("exchangeImport")}</button>`
            : nothing}
        </div>
      </div>
      <p class="quiet small">${t("exchangeWhat")}</p>
      <p role="status">${this.said || this.#progress()}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      ${clusters?.length === 0 ? html`<p class="quiet">${t("exchangeNone")}</p>` : nothing} ${clusters && clusters.length > 0 ? this.#table(clusters) : nothing}
      ${this.dialog
        ? html`<exchange-dialog .kind=${this.dialog} .clusters=${clusters ?? []} @done=${this.#done} @close=${() => (this.dialog = "")}></exchange-dialog>`
        : nothing}
    </section>`;
  }

  #progress(): string {
    const all = this.clusters?.length ?? 0;
    return this.looks.size < all ? t("exchangeLooking", { seen: number(this.looks.size), all: number(all) }) : "";
  }

  #table(clusters: string[]): TemplateResult {
    return html`<div class="sideways" tabindex="0" role="group" aria-labelledby="exchange">
      <table>
        <thead>
          <tr>
            <th scope="col">${t("clusterId")}</th>
            ${ITEMS.map((item) => html`<th scope="col">${t(NAMES[item])}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${clusters.map(
            (id) => html`<tr>
              <th scope="row"><a href=${address("clusters", id)}>${id}</a></th>
              ${this.#cells(this.looks.get(id))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #cells(look: Checklist | string | undefined): TemplateResult {
    if (look === undefined || typeof look === "string") {
      return html`<td colspan=${ITEMS.length} class=${look ? "fault" : "quiet"}>${look ?? "…"}</td>`;
    }
    return html`${ITEMS.map((name) => this.#cell(look.items.find(({ item }) => item === name)))}`;
  }

  #cell(of: Checklist["items"][number] | undefined): TemplateResult {
    if (!of) {
      return html`<td>—</td>`;
    }
    const [tone, key] = STATES[of.state];
    const next = of.state === "no" || of.state === "unknown" ? t(NEXT[of.item][of.state]) : "";
    return html`<td>
      <state-badge .tone=${tone} .text=${t(key)}></state-badge>
      <span class="quiet small">${of.requirements}, ${t("since", { time: moment(of.since) })}</span>
      <p class="small" lang="en">${of.found}</p>
      ${next ? html`<p class="small"><span class="quiet">${t("nextStep")}:</span> ${next}</p>` : nothing}
    </td>`;
  }

  readonly #done = (event: CustomEvent<string>): void => {
    this.dialog = "";
    this.said = event.detail;
    void this.#look();
  };

  /** A few at a time: each look goes out to servers of that cluster, and may have to wait for them. */
  async #look(): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { signal } = asking;
    try {
      const page = await read<Page<Cluster>>(`clusters?role=remote&size=${MOST}`, signal);
      this.fault = "";
      this.looks = new Map();
      this.total = page.total;
      this.clusters = page.items.map(({ clusterId }) => clusterId);
      if (this.total > page.items.length) {
        this.said = t("shownOf", { shown: number(page.items.length), total: number(this.total) });
      }
      const waiting = [...this.clusters];
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.#each(waiting, signal)));
    } catch (fault) {
      if (!signal.aborted) {
        this.clusters ??= [];
        this.fault = words(fault);
      }
    }
  }

  async #each(waiting: string[], signal: AbortSignal): Promise<void> {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const look = await read<Checklist>(`exchange/clusters/${encodeURIComponent(id)}`, signal).catch((fault: unknown) => {
        if (signal.aborted) {
          throw fault;
        }
        return words(fault);
      });
      this.looks = new Map(this.looks).set(id, look);
    }
  }
}
