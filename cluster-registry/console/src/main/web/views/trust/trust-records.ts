import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { call, read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Page } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import "../../components/dialog/confirm-dialog";
import { moment, number, t } from "../../text/text";
import type { Certificate, Exchanged, Vouched } from "./trusted";

const EVERY_MS = 10_000;
const REST_MS = 30_000;
const MOST = 100;
const LOGGED = 10;
const ACTIONS = { export: "didExport", import: "didImport", consolidate: "didConsolidate", remove: "didRemove" } as const;

interface Seen {
  held: Page<Certificate>;
  vouched: Page<Vouched>;
  log: Page<Exchanged>;
}

/** Other clusters' certificates that are held, what the TVS vouches for beyond them, and who exchanged what. */
@customElement("trust-records")
export class TrustRecords extends Piece {
  @state() private fault = "";
  @state() private removing: { path: string; name: string } | null = null;
  readonly #seen = new Poll<Seen>(this, look, EVERY_MS, { kinds: ["trust"], restMs: REST_MS });

  override render() {
    const { value: seen, fault } = this.#seen;
    return html`${this.fault || fault ? html`<p class="fault" role="alert">${this.fault || fault?.message}</p>` : nothing}
    ${seen ? html`${this.#held(seen.held)} ${this.#vouched(seen.vouched)} ${log(seen.log)}` : nothing}
    ${this.removing
      ? html`<confirm-dialog
          .heading=${t("distrustTitle", { name: this.removing.name })}
          .what=${t("distrustWhat")}
          .action=${t("remove")}
          @agree=${() => void this.#remove()}
          @close=${() => (this.removing = null)}
        ></confirm-dialog>`
      : nothing}`;
  }

  #held({ items }: Page<Certificate>): TemplateResult {
    const others = items.filter(({ cluster }) => cluster !== "local");
    return html`<section class="card" aria-labelledby="held">
      <h2 id="held">${t("heldCertificates")}</h2>
      ${others.length === 0 ? html`<p class="quiet">${t("heldNone")}</p>` : nothing}
      <ul>
        ${others.map(
          (of) => html`<li class="row">
            <strong>${of.cluster}</strong> <span class="fixed">${of.subject}</span>
            <span class="quiet small">${of.roles.join(", ")}; ${t("endsAt", { time: moment(of.notAfter) })}</span>
            ${this.#button(`exchange/certificates/${of.fingerprint}`, of.subject)}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #vouched({ items }: Page<Vouched>): TemplateResult {
    return html`<section class="card" aria-labelledby="vouched">
      <h2 id="vouched">${t("verificationList")}</h2>
      <p class="quiet small">${t("verificationWhat")}</p>
      ${items.length === 0 ? html`<p class="quiet">${t("proposedNone")}</p>` : nothing}
      <ul>
        ${items.map(
          (of) => html`<li class="row">
            <span class="fixed">${of.subject ?? of.fingerprint}</span>
            <span class="quiet small">${of.roles.join(", ")}; ${t("heldFor", { seconds: number(of.ttlSeconds) })}</span>
            ${this.#button(`verification-list/${of.fingerprint}`, of.subject ?? of.fingerprint)}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #button(path: string, name: string): TemplateResult | typeof nothing {
    return session.may("admin")
      ? html`<button aria-label="${t("remove")}: ${name}" @click=${() => (this.removing = { path, name })}>${t("remove")}</button>`
      : nothing;
  }

  async #remove(): Promise<void> {
    const { removing } = this;
    this.removing = null;
    try {
      await call("DELETE", removing?.path ?? "");
      this.fault = "";
    } catch (fault) {
      this.fault = words(fault);
    }
    await this.#seen.again();
  }
}

function log({ items }: Page<Exchanged>): TemplateResult {
  return html`<section class="card" aria-labelledby="exchanged">
    <h2 id="exchanged">${t("exchangeLog")}</h2>
    ${items.length === 0 ? html`<p class="quiet">${t("proposedNone")}</p>` : nothing}
    <ul>
      ${items.map(
        (of) => html`<li class="row">
          ${t(ACTIONS[of.action])} <strong>${of.cluster}</strong>
          <span class="quiet small">${moment(of.at)}, ${of.who}; ${t("certificateCount", { count: number(of.fingerprints.length) })}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

async function look(signal: AbortSignal): Promise<Seen> {
  const [held, vouched, logged] = await Promise.all([
    read<Page<Certificate>>("certificates?size=1000", signal),
    read<Page<Vouched>>(`verification-list?size=${MOST}`, signal),
    read<Page<Exchanged>>(`exchange/log?size=${LOGGED}`, signal),
  ]);
  return { held, vouched, log: logged };
}
