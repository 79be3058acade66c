import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Away, call, read, Refusal } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Finding, PhonePage } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import { settings } from "../../app/settings";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { phoneHome, phoneState } from "../phones/phone-state";
import "./move-dialog";
import "./phone-configuration";
import "./phone-routes";
import { phoneTimeline } from "./phone-timeline";

const EVERY_MS = 3000;

/** All that is known of one phone: how it is, what is found and what to do, what it would get, what it asked. */
@customElement("phone-view")
export class PhoneView extends Piece {
  static override styles = [
    shared,
    css`
      li + li {
        border-top: 1px solid var(--line);
        padding-top: var(--gap);
        margin-top: var(--gap);
      }
      .reason {
        font-weight: 600;
      }
    `,
  ];

  @property() device = "";
  @state() private moving = false;
  @state() private said = "";
  @state() private fault = "";

  readonly #phone = new Poll<PhonePage>(
    this,
    (signal) => read<PhonePage>(`phones/${encodeURIComponent(this.device)}?size=100&lang=${settings.language}`, signal),
    EVERY_MS,
    { kinds: ["phones", "records"], restMs: 10_000 },
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("device") && changed.get("device")) {
      this.#phone.value = null;
      this.said = "";
      void this.#phone.again();
    }
  }

  override render() {
    const phone = this.#phone.value;
    const fault = this.#phone.fault;
    const unknown = fault instanceof Refusal && fault.problem.status === 404;
    return html`<div class="head">
        <h1 class="fixed">${this.device}</h1>
        <div class="row">${phone && session.may("operator") ? this.#actions(phone) : nothing}</div>
      </div>
      <p role="status">${this.said}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      ${fault && !phone ? html`<p class=${unknown ? "quiet" : "fault"} role=${unknown ? "status" : "alert"}>${unknown ? t("phoneUnknown") : fault.message}</p>` : nothing}
      ${unknown && !phone ? this.#stranger() : nothing}
      ${phone ? this.#all(phone) : fault ? nothing : html`<p role="status">${t("loading")}</p>`}
      <p class="row">
        <a href=${address("phones")}>${t("allPhones")}</a>
      </p>
      ${this.moving && (phone || unknown)
        ? html`<move-dialog .phone=${phone ?? { device: this.device, home: null, homeKind: "none" }} @moved=${this.#moved} @close=${() => (this.moving = false)}></move-dialog>`
        : nothing}`;
  }

  /** It may be given a home before it is there. */
  #stranger(): TemplateResult | typeof nothing {
    return session.may("operator") && this.#hasConfiguration()
      ? html`<p><button class="first" @click=${() => (this.moving = true)}>${t("assign")}</button></p>`
      : nothing;
  }

  #actions(phone: PhonePage): TemplateResult {
    const named = /^[A-Za-z]/.test(phone.device);
    return html`${phone.homeKind === "learned" ? html`<button @click=${this.#keep}>${t("keepHome")}</button>` : nothing}
    ${named ? html`<button @click=${() => (this.moving = true)}>${phone.homeKind === "registered" ? t("move") : t("assign")}</button>` : nothing}`;
  }

  #all(phone: PhonePage): TemplateResult {
    return html`<section class="card">
        <dl>
          <dt>${t("state")}</dt>
          <dd>${phoneState(phone)}</dd>
          <dt>${t("home")}</dt>
          <dd>${phoneHome(phone)}</dd>
          <dt>${t("address")}</dt>
          <dd class="fixed">${phone.address || "—"}</dd>
          <dt>${t("lastSeen")}</dt>
          <dd>${moment(phone.lastSeen)}</dd>
          <dt>${t("booted")}</dt>
          <dd>${moment(phone.booted)}</dd>
          <dt>${t("load")}</dt>
          <dd>${phone.load || "—"}</dd>
          <dt>${t("asked")}</dt>
          <dd>${number(phone.asked)}</dd>
        </dl>
      </section>
      <section class="card" aria-labelledby="found">
        <h2 id="found">${t("found")}</h2>
        ${phone.findings.length === 0 ? html`<p class="quiet">${t("foundNothing")}</p>` : nothing}
        <ul>
          ${phone.findings.map((finding) => this.#finding(finding))}
        </ul>
      </section>
      <section class="card"><phone-routes .phone=${phone}></phone-routes></section>
      ${this.#hasConfiguration() ? html`<phone-configuration .device=${this.device}></phone-configuration>` : nothing}
      <section class="card">
        <h2 id="timeline">${t("timeline")}</h2>
        ${phone.requests.length === 0 ? html`<p class="quiet">${t("timelineEmpty")}</p>` : phoneTimeline(phone.requests)}
      </section>`;
  }

  #hasConfiguration(): boolean {
    return /^(SEP|ATA)[0-9A-F]{12}$/.test(this.device);
  }

  #finding(finding: Finding): TemplateResult {
    return html`<li>
      <p class="reason">${finding.reason}</p>
      <p><span class="quiet">${t("nextStep")}:</span> ${finding.nextStep}</p>
      <p class="quiet small">${finding.id}, ${t("since", { time: moment(finding.since) })}</p>
    </li>`;
  }

  readonly #moved = (event: CustomEvent<string>): void => {
    this.moving = false;
    this.said = t("moved", { phone: this.device, cluster: event.detail });
    void this.#phone.again();
  };

  readonly #keep = async (): Promise<void> => {
    try {
      const { body } = await call<{ clusterId: string }>("POST", `phones/${encodeURIComponent(this.device)}/keep-home`);
      this.fault = "";
      this.said = t("kept", { phone: this.device, cluster: body.clusterId });
      await this.#phone.again();
    } catch (fault) {
      this.fault = fault instanceof Away ? t("away") : (fault as Error).message;
    }
  };
}
