import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Cluster, Page, Phone } from "../../api/types";
import { AddressFilter } from "../../app/address-filter";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import { type Column, type VirtualRows } from "../../components/rows/virtual-rows";
import "../../components/rows/virtual-rows";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { deviceOf } from "./device-name";
import "./move-many";
import { HOMES, phoneHome, phoneState, STATES } from "./phone-state";

const WAIT_MS = 200;
const EVERY_MS = 20_000;
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
  @state() private moving = false;
  @state() private said = "";
  @state() private total: number | null = null;
  @state() private clusters: string[] = [];
  @state() private source = this.#source();
  @query("virtual-rows") private readonly rows!: VirtualRows | null;
  /** Phones that come, and what becomes of them, are shown as it happens. */
  readonly #news = new Poll<true>(this, () => this.#look(), EVERY_MS, { kinds: ["phones", "records"], restMs: 60_000 });

  async #look(): Promise<true> {
    await this.rows?.again();
    return true;
  }

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
        ${this.total && session.may("operator") ? html`<button @click=${() => (this.moving = true)}>${t("moveMany")}…</button>` : nothing}
      </div>
      <p role="status">${this.said}</p>
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
      ${this.#news.fault ? html`<p class="fault" role="alert">${this.#news.fault.message}</p>` : nothing} ${this.#unknown()}
      <virtual-rows
        .label=${t("phones")}
        .columns=${columns}
        .source=${this.source}
        @total=${(event: CustomEvent<number>) => (this.total = event.detail)}
      ></virtual-rows>
      ${this.moving ? html`<move-many .filter=${this.#asked().toString()} @moved=${this.#moved} @close=${() => (this.moving = false)}></move-many>` : nothing}`;
  }

  /** Whoever looks for a phone by its whole name or MAC address, and does not find it, may give it a home before it is there. */
  #unknown(): TemplateResult | typeof nothing {
    const device = deviceOf(this.#filter.values.q);
    return this.total === 0 && device
      ? html`<p>${t("phoneNotThere", { phone: device })} <a href=${address("phones", device)}>${t("toThePhone")}</a></p>`
      : nothing;
  }

  #select(name: "state" | "home" | "cluster", label: string, any: string, options: string[][]) {
    return html`<select aria-label=${label} @change=${(event: Event) => this.#filter.choose(name, (event.target as HTMLSelectElement).value, 0)}>
      <option value="">${any}</option>
      ${options.map(([value = "", text = ""]) => html`<option value=${value} ?selected=${value === this.#filter.values[name]}>${text}</option>`)}
    </select>`;
  }

  readonly #moved = (event: CustomEvent<{ count: number; to: string }>): void => {
    this.moving = false;
    this.said = t("movedMany", { count: number(event.detail.count), cluster: event.detail.to });
    this.source = this.#source();
  };

  #asked(): URLSearchParams {
    const asked = new URLSearchParams(this.#filter.query);
    // A MAC address may be written with spaces.
    const q = this.#filter.values.q.replace(/\s/g, "");
    if (q) {
      asked.set("q", q);
    } else {
      asked.delete("q");
    }
    return asked;
  }

  #source() {
    const asked = this.#asked();
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
