import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { call, Refusal } from "../../api/client";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import "../../components/badge/state-badge";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import type { Probe, Way } from "./discovered";

/** Asks an address as a phone would, and shows what answers; nothing is stored. */
@customElement("address-probe")
export class AddressProbe extends Piece {
  static override styles = [
    shared,
    css`
      form {
        margin-bottom: var(--gap);
        align-items: end;
      }
      .field {
        flex: 1 1 14rem;
        display: grid;
        gap: 2px;
      }
    `,
  ];

  @state() private found: Probe | null = null;
  @state() private fault = "";
  @state() private asking = false;
  @query("input") private readonly input!: HTMLInputElement;

  override render() {
    return html`<section class="card" aria-labelledby="probe">
      <h2 id="probe">${t("probe")}</h2>
      <form class="row" @submit=${this.#submit}>
        <div class="field">
          <label for="address">${t("address")}</label>
          <input id="address" name="address" autocomplete="off" spellcheck="false" aria-describedby="address-hint" />
          <span id="address-hint" class="quiet small">${t("probeHint")}</span>
        </div>
        <button ?disabled=${this.asking}>${t("probeDo")}</button>
      </form>
      <p role="status">${this.asking ? t("probeAsking") : ""}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing} ${this.found ? answers(this.found) : nothing}
    </section>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.asking = true;
    this.found = null;
    this.fault = "";
    try {
      this.found = (await call<Probe>("POST", "discovery/probe", { body: { address: this.input.value.trim() } })).body;
    } catch (fault) {
      const [first] = fault instanceof Refusal ? (fault.problem.violations ?? []) : [];
      this.fault = first ? `${first.field}: ${first.rule}; ${first.value}` : words(fault);
    } finally {
      this.asking = false;
    }
  };
}

function answers(of: Probe): TemplateResult {
  return html`<dl class="probe">
    <dt>TFTP</dt>
    <dd>${way(of.tftp)}</dd>
    <dt>HTTP</dt>
    <dd>${way(of.http)}</dd>
    <dt>${t("probeKnownAs")}</dt>
    <dd>${of.clusters.length > 0 ? of.clusters.map((id) => html`<a href=${address("clusters", id)}>${id}</a> `) : t("probeUnknown")}</dd>
    <dt>${t("callManagers")}</dt>
    <dd>${of.callManagers.join(", ") || "—"}</dd>
    <dt>${t("autoRegistration")}</dt>
    <dd>${of.autoRegistration === null ? t("notKnown") : of.autoRegistration ? html`<state-badge tone="care" .text=${t("autoRegistrationOn")}></state-badge>` : t("off")}</dd>
    <dt>${t("trustLists")}</dt>
    <dd>${of.lists.map((list) => [list.name, list.signer].filter(Boolean).join(": ")).join("; ") || "—"}</dd>
    <dt>${t("probeDevices")}</dt>
    <dd>${t("probeDevicesOf", { there: number(of.devicesThere.length), asked: number(of.devicesAsked.length) })} <span class="fixed">${of.devicesThere.join(", ")}</span></dd>
  </dl>`;
}

function way(of: Way): TemplateResult {
  return of.answers
    ? html`<state-badge tone="good" .text=${t("wayAnswers", { port: of.port, millis: number(of.millis) })}></state-badge>`
    : html`<state-badge tone="bad" .text=${t("waySilent", { port: of.port })}></state-badge> <span lang="en" class="small">${of.reason}</span>`;
}
