import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Away, read, readText } from "../../api/client";
import type { Edge, Page } from "../../api/types";
import { AddressFilter } from "../../app/address-filter";
import { Piece } from "../../app/piece";
import "../../components/copy/copy-button";
import { curlOf } from "../../components/copy/copy-button";
import { formField } from "../../components/field/form-field";
import { shared } from "../../style/shared";
import { t } from "../../text/text";

const WAIT_MS = 300;
const AGAIN_MS = 2000;
/** The servers that the API writes for, with the names people know them by. */
const SERVERS = { kea: "Kea", isc: "ISC dhcpd", dnsmasq: "dnsmasq", ios: "Cisco IOS, IOS XE" } as const;
const KINDS = Object.keys(SERVERS) as (keyof typeof SERVERS)[];

/** What has to stand in DHCP servers so that phones ask the edges, ready to be copied. */
@customElement("dhcp-view")
export class DhcpView extends Piece {
  static override styles = [
    shared,
    css`
      .field {
        display: grid;
        gap: var(--near);
        margin-bottom: var(--room);
        max-width: 40rem;
      }
      pre {
        margin: 0;
        overflow-x: auto;
        padding: var(--gap);
        background: var(--raised);
        border-radius: var(--near);
        overflow-wrap: normal;
      }
      .card .head {
        margin-bottom: var(--gap);
      }
      .card .head h2 {
        margin: 0;
      }
    `,
  ];

  @state() private texts: Partial<Record<keyof typeof SERVERS, string>> = {};
  @state() private fault = "";
  #asking = new AbortController();
  #timer = 0;

  readonly #filter = new AddressFilter(this, "dhcp", ["addresses"] as const, () => void this.#write());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
    this.#asking.abort();
  }

  override render() {
    return html`<div class="head"><h1>${t("dhcp")}</h1></div>
      <p>${t("dhcpWhat")}</p>
      <form @submit=${(event: Event) => event.preventDefault()}>
        ${formField({
          name: "addresses",
          label: t("edgeAddresses"),
          hint: t("edgeAddressesHint"),
          faults: this.fault ? [this.fault] : [],
          control: (of) => html`<input
            id=${of.id}
            aria-describedby=${of.describedBy}
            aria-invalid=${of.invalid}
            .value=${this.#filter.values.addresses}
            placeholder="10.0.0.5, 10.0.0.6, 2001:db8::5"
            maxlength="1000"
            spellcheck="false"
            @input=${(event: Event) => this.#filter.choose("addresses", (event.target as HTMLInputElement).value, WAIT_MS)}
          />`,
        })}
      </form>
      ${KINDS.map((kind) => this.#server(kind, this.texts[kind]))}`;
  }

  #server(kind: keyof typeof SERVERS, text: string | undefined): TemplateResult | typeof nothing {
    return text === undefined
      ? nothing
      : html`<section class="card ${kind}">
          <div class="head">
            <h2>${SERVERS[kind]}</h2>
            <div class="row">
              <copy-button .label=${t("copy")} .text=${text}></copy-button>
              <copy-button .label=${t("copyCurl")} .text=${curlOf(this.#path(kind))}></copy-button>
            </div>
          </div>
          <pre class="fixed" lang="en" tabindex="0" role="region" aria-label=${SERVERS[kind]}>${text}</pre>
        </section>`;
  }

  /** Where no address stands in the address bar, those that the edges tell of are taken. */
  async #begin(): Promise<void> {
    if (!this.#filter.values.addresses) {
      try {
        const edges = await read<Page<Edge>>("edges?size=1000");
        const known = [...new Set(edges.items.flatMap((edge) => edge.addresses.tftp.map(host)).filter(isHost))];
        if (!this.#filter.values.addresses) {
          this.#filter.values = { addresses: known.join(", ") };
          this.requestUpdate();
        }
      } catch (fault) {
        this.#failed(fault, () => this.#begin());
        return;
      }
    }
    await this.#write();
  }

  async #write(): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (this.#addresses().length === 0) {
      this.texts = {};
      this.fault = "";
      return;
    }
    try {
      const texts = await Promise.all(KINDS.map(async (kind) => [kind, await readText(this.#path(kind), asking.signal)]));
      this.texts = Object.fromEntries(texts);
      this.fault = "";
    } catch (fault) {
      if (!asking.signal.aborted) {
        this.#failed(fault, () => this.#write());
      }
    }
  }

  #failed(fault: unknown, again: () => Promise<void>): void {
    if (fault instanceof Away) {
      this.#timer = window.setTimeout(() => void again(), AGAIN_MS);
    } else {
      this.texts = {};
      this.fault = (fault as Error).message;
    }
  }

  #addresses(): string[] {
    return this.#filter.values.addresses.split(/[\s,;]+/).filter(Boolean);
  }

  #path(kind: string): string {
    return `dhcp/${kind}?${new URLSearchParams(this.#addresses().map((of) => ["address", of])).toString()}`;
  }
}

/** The address without its port: `10.0.0.5:69`, `[2001:db8::5]:69`. */
function host(place: string): string {
  return place.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
}

function isHost(address: string): boolean {
  return address !== "" && !/^[0:.]+$/.test(address);
}
