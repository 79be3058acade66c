import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { call } from "../../api/client";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import "../../components/badge/state-badge";
import "../../components/copy/copy-button";
import { curlOf } from "../../components/copy/copy-button";
import "../../components/dialog/confirm-dialog";
import { shared } from "../../style/shared";
import { moment, t } from "../../text/text";
import { certificateEnd } from "./certificate-end";
import { type OwnCertificate, type RetiredCertificate, USES } from "./trusted";

const STATES = { "in-use": "certInUse", signing: "certSigning", announced: "certAnnounced", retired: "certRetired" } as const;

interface Asked {
  heading: string;
  what: string;
  action: string;
  method: "POST" | "DELETE";
  path: string;
  said: string;
}

/** The suite's own certificates with their ends, and those that were replaced. Tells by the event `changed`. */
@customElement("own-certificates")
export class OwnCertificates extends Piece {
  static override styles = [
    shared,
    css`
      summary {
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) own: OwnCertificate[] = [];
  @property({ attribute: false }) retired: RetiredCertificate[] = [];
  @state() private asked: Asked | null = null;
  @state() private said = "";
  @state() private fault = "";

  override render() {
    return html`<section class="card" aria-labelledby="own">
      <div class="head">
        <h2 id="own">${t("ownCertificates")}</h2>
        <copy-button .label=${t("copyCurl")} .text=${curlOf("certificates/own")}></copy-button>
      </div>
      <p role="status">${this.said}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing} ${this.#table()}
      ${this.retired.length > 0 ? this.#replaced() : nothing}
      ${this.asked
        ? html`<confirm-dialog
            .heading=${this.asked.heading}
            .what=${this.asked.what}
            .action=${this.asked.action}
            @agree=${() => void this.#do()}
            @close=${() => (this.asked = null)}
          ></confirm-dialog>`
        : nothing}
    </section>`;
  }

  #table(): TemplateResult {
    const may = session.may("admin");
    return html`<div class="sideways" tabindex="0" role="group" aria-labelledby="own">
      <table>
        <thead>
          <tr>
            ${(["certUse", "state", "ends", "certSubject"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)} ${may ? html`<td></td>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${this.own.map(
            (of) => html`<tr>
              <th scope="row">${t(USES[of.use])} <span class="quiet small fixed">${of.use}</span></th>
              <td>${t(STATES[of.state])} <span class="quiet small">${t("since", { time: moment(of.since) })}</span></td>
              <td>${certificateEnd(of.certificate.notAfter)}</td>
              <td class="fixed" title=${of.certificate.fingerprint}>${of.certificate.subject}</td>
              ${may ? html`<td>${of.use === "sast" ? nothing : this.#renew(of)}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #renew({ use }: OwnCertificate): TemplateResult {
    const name = t(USES[use]);
    const asked: Asked = {
      heading: t("renewTitle", { use: name }),
      what: t(use === "ccm-tftp" ? "renewSignerWhat" : use === "sast-standby" ? "announceWhat" : "renewWhat"),
      action: t("renew"),
      method: "POST",
      path: `certificates/own/${use}/renew`,
      said: t("renewed", { use: name }),
    };
    return html`<button aria-label=${asked.heading} @click=${() => (this.asked = asked)}>${t("renew")}</button>`;
  }

  #replaced(): TemplateResult {
    return html`<details>
      <summary>${t("retiredCertificates")}</summary>
      <div class="sideways" tabindex="0" role="region" aria-label=${t("retiredCertificates")}>
        <table>
          <tbody>
            ${this.retired.map(
              (of) => html`<tr>
                <th scope="row">${t(USES[of.use])}</th>
                <td>${t("replacedAt", { time: moment(of.retired) })}</td>
                <td class="fixed" title=${of.fingerprint}>${of.subject}</td>
                ${session.may("admin") ? html`<td><div class="row">${this.#restore(of)} ${this.#destroy(of)}</div></td>` : nothing}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  #restore(of: RetiredCertificate): TemplateResult {
    const use = t(USES[of.use]);
    const asked: Asked = {
      heading: t("restoreTitle", { use }),
      what: t("restoreWhat"),
      action: t("restore"),
      method: "POST",
      path: `certificates/own/retired/${of.fingerprint}/restore`,
      said: t("renewed", { use }),
    };
    return html`<button aria-label=${asked.heading} @click=${() => (this.asked = asked)}>${t("restore")}</button>`;
  }

  #destroy(of: RetiredCertificate): TemplateResult {
    const use = t(USES[of.use]);
    const asked: Asked = {
      heading: t("destroyTitle", { use }),
      what: t("destroyWhat"),
      action: t("destroy"),
      method: "DELETE",
      path: `certificates/own/retired/${of.fingerprint}`,
      said: t("destroyed"),
    };
    return html`<button aria-label=${asked.heading} @click=${() => (this.asked = asked)}>${t("destroy")}</button>`;
  }

  async #do(): Promise<void> {
    const { asked } = this;
    this.asked = null;
    if (!asked) {
      return;
    }
    try {
      await call(asked.method, asked.path);
      this.fault = "";
      this.said = asked.said;
    } catch (fault) {
      this.said = "";
      this.fault = words(fault);
    }
    this.dispatchEvent(new Event("changed"));
  }
}
