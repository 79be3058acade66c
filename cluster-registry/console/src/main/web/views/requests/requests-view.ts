import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { EdgeRequest, Gathered } from "../../api/types";
import { AddressFilter } from "../../app/address-filter";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import "../../components/copy/copy-button";
import { curlOf } from "../../components/copy/copy-button";
import "../../components/missing/missing-note";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { OUTCOMES, requestOutcome, requestSource } from "./request-outcome";

const EVERY_MS = 1500;
const WAIT_MS = 300;
const MOST = 200;
const TEXTS = ["device", "client", "name"] as const;
const LABELS = { device: "phone", client: "address", name: "file" } as const;

/** What phones ask of all edges, as it happens: the newest first. */
@customElement("requests-view")
export class RequestsView extends Piece {
  static override styles = [
    shared,
    css`
      form {
        margin-bottom: var(--room);
      }
      input {
        flex: 1 1 11rem;
        min-width: 0;
      }
      td {
        font-variant-numeric: tabular-nums;
      }
      td:nth-child(2),
      td:nth-child(3) {
        white-space: nowrap;
      }
    `,
  ];

  @state() private paused = false;

  readonly #filter = new AddressFilter(this, "requests", [...TEXTS, "outcome"], () => void this.#seen.again());
  readonly #seen = new Poll<Gathered<EdgeRequest>>(this, (signal) => read(this.#path(), signal), EVERY_MS);

  override render() {
    const seen = this.#seen.value;
    const fault = this.#seen.fault;
    return html`<div class="head">
        <h1>${t("requests")}</h1>
        <div class="row">
          <span class="quiet" role="status">${seen ? (this.paused ? t("paused") : t("live")) : fault ? "" : t("loading")}</span>
          <button @click=${this.#pause}>${t(this.paused ? "goOn" : "pause")}</button>
          <copy-button .label=${t("copyCurl")} .text=${curlOf(this.#path())}></copy-button>
        </div>
      </div>
      ${this.#form()} ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
      <missing-note .missing=${seen?.missing ?? []}></missing-note>
      ${seen && !fault ? this.#list(seen) : nothing}`;
  }

  #form(): TemplateResult {
    const { values } = this.#filter;
    return html`<form class="row" role="search" @submit=${(event: Event) => event.preventDefault()}>
      ${TEXTS.map(
        (name) => html`<input
          type="search"
          name=${name}
          aria-label=${t(LABELS[name])}
          placeholder=${t(LABELS[name])}
          .value=${values[name]}
          maxlength="255"
          spellcheck="false"
          @input=${(event: Event) => this.#filter.choose(name, (event.target as HTMLInputElement).value.trim(), WAIT_MS)}
        />`,
      )}
      <select aria-label=${t("outcome")} @change=${(event: Event) => this.#filter.choose("outcome", (event.target as HTMLSelectElement).value, 0)}>
        <option value="">${t("anyOutcome")}</option>
        ${Object.entries(OUTCOMES).map(([value, key]) => html`<option value=${value} ?selected=${value === values.outcome}>${t(key)}</option>`)}
      </select>
    </form>`;
  }

  #list(seen: Gathered<EdgeRequest>): TemplateResult {
    if (seen.items.length === 0) {
      return html`<p class="quiet">${t(this.#filter.query ? "requestsNone" : "requestsNoneYet")}</p>`;
    }
    return html`<p class="quiet small">${t("requestsShown", { shown: number(seen.items.length), total: number(seen.total) })}</p>
      <div class="card sideways" tabindex="0" role="region" aria-label=${t("requests")}>
        <table>
          <thead>
            <tr>
              ${(["time", "phone", "address", "file", "outcome", "source", "size", "took", "edge"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${seen.items.map((of) => this.#row(of))}
          </tbody>
        </table>
      </div>`;
  }

  #row(of: EdgeRequest): TemplateResult {
    return html`<tr>
      <td>${moment(of.time)}</td>
      <td class="fixed">${of.device ? html`<a href=${address("phones", of.device)}>${of.device}</a>` : "—"}</td>
      <td class="fixed"><a href="#/requests?client=${encodeURIComponent(of.client)}">${of.client}</a></td>
      <td class="fixed">${of.name ? html`<a href="#/requests?name=${encodeURIComponent(of.name)}">${of.name}</a>` : "—"}</td>
      <td>${requestOutcome(of)}</td>
      <td>${requestSource(of)}</td>
      <td>${number(of.bytes ?? 0)}</td>
      <td>${number(of.durationMillis ?? 0)} ms</td>
      <td>${of.edgeId}</td>
    </tr>`;
  }

  readonly #pause = (): void => {
    this.paused = !this.paused;
    this.#seen.pause(this.paused);
  };

  #path(): string {
    const { query } = this.#filter;
    return `requests?${query && `${query}&`}size=${MOST}`;
  }
}
