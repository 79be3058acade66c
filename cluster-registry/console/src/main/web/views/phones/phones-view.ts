import { css, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { read } from "../../api/client";
import type { Cluster, Page, Phone } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { type Column } from "../../components/rows/virtual-rows";
import "../../components/rows/virtual-rows";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { HOMES, phoneHome, phoneState, STATES } from "./phone-state";

const WAIT_MS = 200;
const FILTERS = ["q", "state", "home", "cluster"] as const;

type Filter = Record<(typeof FILTERS)[number], string>;

/** All phones, sought and filtered by the server. What is asked for stands in the address. */
@customElement("phones-view")
export class PhonesView extends Piece {
  static override styles = [
    shared,
    css`
      form {
        margin-bottom: var(--room);
      }
      input {
        flex: 1 1 16rem;
        min-width: 0;
      }
    `,
  ];

  @state() private filter = filterOfAddress();
  @state() private total: number | null = null;
  @state() private clusters: string[] = [];
  @state() private source = this.#source();
  #timer = 0;

  readonly #went = (): void => {
    if (FILTERS.some((name) => filterOfAddress()[name] !== this.filter[name])) {
      this.filter = filterOfAddress();
      this.source = this.#source();
    }
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", this.#went);
    void this.#clusters();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.#went);
    window.clearTimeout(this.#timer);
  }

  override render() {
    const columns: Column<Phone>[] = [
      { label: t("phone"), cell: (phone) => html`<a class="fixed" href=${address("phones", phone.device)}>${phone.device}</a>` },
      { label: t("state"), cell: phoneState },
      { label: t("home"), cell: phoneHome },
      { label: t("address"), cell: (phone) => html`<span class="fixed">${phone.address || "—"}</span>` },
      { label: t("lastSeen"), cell: (phone) => moment(phone.lastSeen) },
    ];
    return html`<div class="head">
        <h1>${t("phones")}</h1>
        <span class="quiet" role="status">${this.total === null ? t("loading") : t("phoneCount", { count: number(this.total) })}</span>
      </div>
      <form class="row" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <input
          type="search"
          aria-label=${t("search")}
          placeholder=${t("findHint")}
          .value=${this.filter.q}
          maxlength="128"
          spellcheck="false"
          @input=${(event: Event) => this.#choose("q", (event.target as HTMLInputElement).value, WAIT_MS)}
        />
        ${this.#select("state", t("state"), t("anyState"), Object.entries(STATES).map(([value, key]) => [value, t(key)]))}
        ${this.#select("home", t("homeKind"), t("anyHome"), Object.entries(HOMES).map(([value, key]) => [value, t(key)]))}
        ${this.#select("cluster", t("home"), t("anyCluster"), this.clusters.map((id) => [id, id]))}
      </form>
      <virtual-rows
        .label=${t("phones")}
        .columns=${columns}
        .source=${this.source}
        @total=${(event: CustomEvent<number>) => (this.total = event.detail)}
      ></virtual-rows>`;
  }

  #select(name: "state" | "home" | "cluster", label: string, any: string, options: string[][]) {
    return html`<select aria-label=${label} @change=${(event: Event) => this.#choose(name, (event.target as HTMLSelectElement).value, 0)}>
      <option value="">${any}</option>
      ${options.map(([value = "", text = ""]) => html`<option value=${value} ?selected=${value === this.filter[name]}>${text}</option>`)}
    </select>`;
  }

  #choose(name: keyof Filter, value: string, afterMs: number): void {
    this.filter = { ...this.filter, [name]: value };
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const query = queryOf(this.filter);
      history.replaceState(null, "", `#/phones${query && `?${query}`}`);
      this.source = this.#source();
    }, afterMs);
  }

  #source() {
    const query = queryOf({ ...this.filter, q: this.filter.q.replace(/\s/g, "") });
    return (page: number, size: number, signal: AbortSignal): Promise<Page<Phone>> =>
      read<Page<Phone>>(`phones?${query && `${query}&`}page=${page}&size=${size}`, signal);
  }

  async #clusters(): Promise<void> {
    const all = await read<Page<Cluster>>("clusters?size=1000").catch(() => ({ items: [], total: 0 }));
    this.clusters = all.items.map((cluster) => cluster.clusterId);
  }
}

function filterOfAddress(): Filter {
  const asked = new URLSearchParams(location.hash.split("?")[1] ?? "");
  return { q: asked.get("q") ?? "", state: asked.get("state") ?? "", home: asked.get("home") ?? "", cluster: asked.get("cluster") ?? "" };
}

function queryOf(filter: Filter): string {
  return new URLSearchParams(FILTERS.filter((name) => filter[name]).map((name) => [name, filter[name]])).toString();
}
