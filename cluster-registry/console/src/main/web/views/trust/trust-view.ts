import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { grafanaLink } from "../../components/grafana/grafana-link";
import { t } from "../../text/text";
import "./exchange-matrix";
import "./own-certificates";
import "./signer-rotation";
import "./trust-mode";
import "./trust-records";
import type { OwnCertificate, RetiredCertificate } from "./trusted";

const EVERY_MS = 5000;
const REST_MS = 30_000;

interface Seen {
  own: OwnCertificate[];
  retired: Page<RetiredCertificate>;
}

/** Whom phones believe: the mode and its lists, the suite's certificates, their rotation, the exchange with other clusters. */
@customElement("trust-view")
export class TrustView extends Piece {
  readonly #seen = new Poll<Seen>(this, (signal) => this.#look(signal), EVERY_MS, { kinds: ["trust"], restMs: REST_MS });

  override render() {
    const { value: seen, fault } = this.#seen;
    const again = (): void => void this.#seen.again();
    return html`<div class="head"><h1>${t("trust")}</h1>${grafanaLink("trust")}</div>
      ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
      <trust-mode></trust-mode>
      ${seen
        ? html`<own-certificates .own=${seen.own} .retired=${seen.retired.items} @changed=${again}></own-certificates>
            <signer-rotation .own=${seen.own} @changed=${again}></signer-rotation>`
        : html`<p role="status">${fault ? "" : t("loading")}</p>`}
      <exchange-matrix></exchange-matrix>
      <trust-records></trust-records>`;
  }

  async #look(signal: AbortSignal): Promise<Seen> {
    const [own, retired] = await Promise.all([
      read<OwnCertificate[]>("certificates/own", signal),
      read<Page<RetiredCertificate>>("certificates/own/retired?size=100", signal),
    ]);
    return { own, retired };
  }
}
