import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { call, Refusal } from "../../api/client";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import "../../components/badge/state-badge";
import "../../components/dialog/confirm-dialog";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { daysTo, type OwnCertificate } from "./trusted";

/** The rotation of who signs the trust lists, step by step: what is done, what is next. Tells by the event `changed`. */
@customElement("signer-rotation")
export class SignerRotation extends Piece {
  static override styles = [
    shared,
    css`
      ol {
        counter-reset: step;
      }
      li {
        counter-increment: step;
        display: grid;
        grid-template-columns: 2rem 1fr;
        padding: var(--gap) 0;
      }
      li::before {
        content: counter(step) ".";
        font-weight: 600;
      }
      li p {
        margin: var(--near) 0;
      }
    `,
  ];

  @property({ attribute: false }) own: OwnCertificate[] = [];
  @state() private asked: "announce" | "promote" | "force" | "" = "";
  @state() private tooSoon = "";
  @state() private said = "";
  @state() private fault = "";

  override render() {
    const signer = this.own.find(({ use }) => use === "sast");
    const standby = this.own.find(({ use }) => use === "sast-standby");
    return html`<section class="card" aria-labelledby="rotation">
      <h2 id="rotation">${t("rotation")}</h2>
      <p class="quiet small">${t("rotationWhat")}</p>
      <p role="status">${this.said}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing} ${signer && standby ? this.#steps(signer, standby) : nothing}
      ${this.asked ? this.#confirm(this.asked) : nothing}
    </section>`;
  }

  #steps(signer: OwnCertificate, standby: OwnCertificate): TemplateResult {
    const isAnnounced = standby.state === "announced";
    return html`<ol>
      <li>
        <div>
          ${this.#mark(isAnnounced)} ${t("stepAnnounce")}
          <p class="quiet small">
            ${isAnnounced ? t("stepAnnounced", { subject: standby.certificate.subject, time: moment(standby.since) }) : t("stepAnnounceWhat")}
          </p>
          ${session.may("admin")
            ? html`<button class=${isAnnounced ? "" : "first"} @click=${() => (this.asked = "announce")}>${t(isAnnounced ? "announceAnother" : "announce")}</button>`
            : nothing}
        </div>
      </li>
      <li>
        <div>
          ${this.#mark(false)} ${t("stepWait")}
          <p class="quiet small">${isAnnounced ? t("stepWaitSince", { days: number(-daysTo(standby.since) - 1) }) : t("stepWaitWhat")}</p>
        </div>
      </li>
      <li>
        <div>
          ${this.#mark(!isAnnounced)} ${t("stepPromote")}
          <p class="quiet small">${t("stepPromoteWhat", { subject: signer.certificate.subject, time: moment(signer.since) })}</p>
          ${this.tooSoon ? html`<p class="fault" role="alert" lang="en">${this.tooSoon}</p>` : nothing}
          ${session.may("admin") && isAnnounced
            ? html`<button @click=${() => (this.asked = this.tooSoon ? "force" : "promote")}>${t(this.tooSoon ? "promoteForce" : "promote")}</button>`
            : nothing}
        </div>
      </li>
    </ol>`;
  }

  #mark(isDone: boolean): TemplateResult {
    return isDone ? html`<state-badge tone="good" .text=${t("stepIsDone")}></state-badge>` : html`<state-badge tone="plain" .text=${t("stepIsOpen")}></state-badge>`;
  }

  #confirm(asked: "announce" | "promote" | "force"): TemplateResult {
    const [heading, what, action] = {
      announce: ["stepAnnounce", "announceWhat", "announce"] as const,
      promote: ["stepPromote", "promoteWhat", "promote"] as const,
      force: ["stepPromote", "promoteForceWhat", "promoteForce"] as const,
    }[asked];
    return html`<confirm-dialog
      .heading=${t(heading)}
      .what=${t(what)}
      .action=${t(action)}
      @agree=${() => void this.#do(asked)}
      @close=${() => (this.asked = "")}
    ></confirm-dialog>`;
  }

  async #do(asked: "announce" | "promote" | "force"): Promise<void> {
    this.asked = "";
    try {
      const path = asked === "announce" ? "sast-standby/renew" : `sast/promote${asked === "force" ? "?force=true" : ""}`;
      await call("POST", `certificates/own/${path}`);
      this.fault = "";
      this.tooSoon = "";
      this.said = t(asked === "announce" ? "announced" : "promoted");
    } catch (fault) {
      this.said = "";
      // Phones that have not seen the new signer would refuse its lists: the server says until when to wait.
      if (asked === "promote" && fault instanceof Refusal && fault.problem.status === 409) {
        this.tooSoon = fault.message;
      } else {
        this.fault = words(fault);
      }
    }
    this.dispatchEvent(new Event("changed"));
  }
}
