import { css, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { read } from "../../api/client";
import type { Cluster, Page, Phone } from "../../api/types";
import { AddressFilter } from "../../app/address-filter";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { type Column } from "../../components/rows/virtual-rows";
import "../../components/rows/virtual-rows";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { HOMES, phoneHome, phoneState, STATES } from "./phone-state";

const WAIT_MS = 200;
const FILTERS = ["q", "state", "home", "cluster"] as const;

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

  readonly #filter = new AddressFilter(this, "phones", FILTERS, () => (this.source = this.#source()));
  @state() private total: number | null = null;
  @state() private clusters: string[] = [];
  @state() private source = this.#source();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#clusters();
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
          placeholder=${t("phonesHint")}
          .value=${this.#filter.values.q}
          maxlength="128"
          spellcheck="false"
          @input=${(event: Event) => this.#filter.choose("q", (event.target as HTMLInputElement).value, WAIT_MS)}
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
    return html`<select aria-label=${label} @change=${(event: Event) => this.#filter.choose(name, (event.target as HTMLSelectElement).value, 0)}>
      <option value="">${any}</option>
      ${options.map(([value = "", text = ""]) => html`<option value=${value} ?selected=${value === this.#filter.values[name]}>${text}</option>`)}
    </select>`;
  }

  #source() {
    const asked = new URLSearchParams(this.#filter.query);
    // A MAC address may be written with spaces.
    const q = this.#filter.values.q.replace(/\s/g, "");
    if (q) {
      asked.set("q", q);
    } else {
      asked.delete("q");
    }
    return (page: number, size: number, signal: AbortSignal): Promise<Page<Phone>> => {
      asked.set("page", String(page));
      asked.set("size", String(size));
      return read<Page<Phone>>(`phones?${asked.toString()}`, signal);
    };
  }

  async #clusters(): Promise<void> {
    const all = await read<Page<Cluster>>("clusters?size=1000").catch(() => ({ items: [], total: 0 }));
    this.clusters = all.items.map((cluster) => cluster.clusterId);
  }
}
