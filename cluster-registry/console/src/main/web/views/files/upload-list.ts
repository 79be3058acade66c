import { css, html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import "../../components/badge/state-badge";
import type { Tone } from "../../components/badge/state-badge";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import { packageReport } from "./package-report";
import { isOpen, type Upload, uploads } from "./uploads";

const SHOWN = 100;
const STATES = {
  waiting: ["plain", "uploadWaiting"],
  sending: ["plain", "uploadSending"],
  stored: ["good", "uploadStored"],
  refused: ["bad", "uploadRefused"],
  failed: ["bad", "uploadFailed"],
} as const satisfies Record<Upload["state"], readonly [Tone, string]>;
/** What wants a look comes first. */
const ORDER: Upload["state"][] = ["refused", "failed", "sending", "waiting", "stored"];

/** How far each upload is, what the server has against it, and what can be done. Nothing where there is none. */
@customElement("upload-list")
export class UploadList extends Piece {
  static override styles = [
    shared,
    css`
      li {
        border-top: 1px solid var(--line);
        padding: var(--gap) 0;
      }
      .row > .fixed {
        flex: 1 1 12rem;
        min-width: 0;
      }
      progress {
        flex: 1 1 8rem;
        accent-color: var(--accent);
      }
      .care {
        color: var(--care);
        margin: 0;
      }
    `,
  ];

  readonly #changed = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    uploads.addEventListener("change", this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    uploads.removeEventListener("change", this.#changed);
  }

  override render() {
    const { list } = uploads;
    if (list.length === 0) {
      return nothing;
    }
    const counted = (...states: Upload["state"][]): string => number(list.filter((of) => states.includes(of.state)).length);
    const broken = list.filter((of) => of.state === "failed");
    const shown = [...list].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).slice(0, SHOWN);
    return html`<section class="card" aria-labelledby="uploads">
      <div class="head">
        <h2 id="uploads">${t("uploads")}</h2>
        <div class="row">
          ${broken.length > 1 ? html`<button @click=${() => broken.forEach((of) => uploads.retry(of, of.force))}>${t("retryAll")}</button>` : nothing}
          ${list.every(isOpen) ? nothing : html`<button @click=${() => uploads.clear()}>${t("uploadsClear")}</button>`}
        </div>
      </div>
      <p role="status">${t("uploadsTold", { stored: counted("stored"), all: number(list.length), open: counted("waiting", "sending"), not: counted("refused", "failed") })}</p>
      <ul>
        ${shown.map((of) => this.#upload(of))}
      </ul>
    </section>`;
  }

  #upload(of: Upload): TemplateResult {
    const [tone, text] = STATES[of.state];
    return html`<li>
      <div class="row">
        <span class="fixed">
          ${of.state === "stored" && of.into === null ? html`<a href=${address("files", of.path)}>${of.path}</a>` : of.path}
          ${of.into === null ? nothing : html`<span class="quiet small">${t("unpackInto", { folder: of.into || "/" })}</span>`}
        </span>
        ${of.state === "sending" ? html`<progress max=${Math.max(1, of.file.size)} .value=${of.sent} aria-label=${of.path}></progress>` : nothing}
        <state-badge .tone=${tone} .text=${t(this.#atWork(of) ? "unpackWorking" : text)}></state-badge>
        ${of.state === "failed" || of.state === "refused"
          ? html`<button aria-label=${t("retryOne", { file: of.path })} @click=${() => uploads.retry(of, of.force)}>${t("retry")}</button>`
          : nothing}
        ${uploads.canForce(of)
          ? html`<button aria-label=${t("forceOne", { file: of.path })} @click=${() => uploads.retry(of, true)}>${t("force")}</button>`
          : nothing}
      </div>
      ${of.fault ? this.#against(of) : nothing} ${of.report ? packageReport(of.report) : nothing}
      ${[...(of.stored?.warnings ?? []), ...(of.stored?.findings ?? []).map((it) => `${it.line}:${it.column} ${it.rule}: ${it.why}`)].map(
        (note) => html`<p class="care small" lang="en"><span aria-hidden="true">!</span> ${note}</p>`,
      )}
    </li>`;
  }

  /** All of a package has gone, and it is looked at and stored. */
  #atWork(of: Upload): boolean {
    return of.into !== null && of.state === "sending" && of.sent >= of.file.size;
  }

  /** What the check found stands line by line; any other reason in one sentence. */
  #against(of: Upload): TemplateResult {
    return uploads.canForce(of)
      ? html`<p class="small">${t("forceWhat")}</p>
          <div role="alert">
            <ol class="fault small" lang="en">
              ${of.problem?.violations?.map((it) => html`<li><strong>${it.field}</strong> ${it.rule} <span class="fixed">${it.value}</span></li>`)}
            </ol>
          </div>`
      : html`<p class="fault small" role="alert">${of.fault}</p>`;
  }
}
