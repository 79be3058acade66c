import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { call, read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Page } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import "../../components/dialog/confirm-dialog";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import type { ProposedMove } from "./discovered";

const EVERY_MS = 5000;
const MOST = 100;

/** Moves that discovery does not make by itself, and who would make them. */
@customElement("proposed-moves")
export class ProposedMoves extends Piece {
  static override styles = [
    shared,
    css`
      td .row {
        gap: var(--near);
      }
      summary {
        cursor: pointer;
      }
    `,
  ];

  @state() private said = "";
  @state() private fault = "";
  @state() private chosen: { move: ProposedMove; to: string } | null = null;
  /** Who was refused last, until something else is done. */
  @state() private undo = "";
  readonly #moves = new Poll<Page<ProposedMove>>(this, (signal) => read(`discovery/moves?size=${MOST}`, signal), EVERY_MS);
  readonly #refused = new Poll<Page<ProposedMove>>(this, (signal) => read(`discovery/moves?refused=true&size=${MOST}`, signal), EVERY_MS);

  override render() {
    const { value: moves, fault } = this.#moves;
    return html`<section class="card" aria-labelledby="moves">
      <h2 id="moves">${t("proposedMoves")}</h2>
      <p class="quiet small">${t("proposedMovesWhat")}</p>
      <p class="row">
        <span role="status">${this.said}</span>
        ${this.undo ? html`<button @click=${() => void this.#propose(this.undo)}>${t("undo")}</button>` : nothing}
      </p>
      ${this.fault || fault ? html`<p class="fault" role="alert">${this.fault || fault?.message}</p>` : nothing}
      ${moves?.total === 0 ? html`<p class="quiet">${t("proposedNone")}</p>` : nothing}
      ${moves && moves.total > 0 ? this.#table(moves) : nothing} ${this.#refusedMoves()} ${this.chosen ? this.#confirm(this.chosen) : nothing}
    </section>`;
  }

  #table(moves: Page<ProposedMove>): TemplateResult {
    return html`<p class="quiet small">${t("shownOf", { shown: number(moves.items.length), total: number(moves.total) })}</p>
      <div class="sideways" tabindex="0" role="group" aria-labelledby="moves">
        <table>
          <thead>
            <tr>
              ${(["phone", "home", "statedAt", "statedBy"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
              ${session.may("operator") ? html`<td></td>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${moves.items.map((move) => this.#row(move))}
          </tbody>
        </table>
      </div>`;
  }

  #row(move: ProposedMove): TemplateResult {
    return html`<tr>
      <th scope="row"><a class="fixed" href=${address("phones", move.device)}>${move.device}</a></th>
      <td>${move.from ?? "—"} ${move.byHand ? html`<span class="quiet small">${t("byHand")}</span>` : nothing}</td>
      <td>${move.to.join(", ")}</td>
      <td>${move.sources.join(", ")}</td>
      ${session.may("operator")
        ? html`<td>
            <div class="row">
              ${move.to
                .filter((to) => to !== move.from)
                .map(
                  (to) => html`<button aria-label="${t("moveDeviceTo", { phone: move.device, cluster: to })}" @click=${() => (this.chosen = { move, to })}>
                    ${t("moveToCluster", { cluster: to })}
                  </button>`,
                )}
              <button aria-label=${t("refuseMoveOf", { phone: move.device })} @click=${() => void this.#refuse(move)}>${t("refuseMove")}</button>
            </div>
          </td>`
        : nothing}
    </tr>`;
  }

  #refusedMoves(): TemplateResult | typeof nothing {
    const refused = this.#refused.value;
    return !refused || refused.total === 0
      ? nothing
      : html`<details>
          <summary>${t("refusedMoves", { count: number(refused.total) })}</summary>
          <p class="quiet small">${t("refusedMovesWhat")}</p>
          <ul>
            ${refused.items.map(
              ({ device, from, to }) => html`<li class="row">
                <a class="fixed" href=${address("phones", device)}>${device}</a> ${from ?? "—"} → ${to.join(", ")}
                ${session.may("operator")
                  ? html`<button aria-label=${t("proposeAgainOf", { phone: device })} @click=${() => void this.#propose(device)}>${t("proposeAgain")}</button>`
                  : nothing}
              </li>`,
            )}
          </ul>
        </details>`;
  }

  #confirm({ move, to }: { move: ProposedMove; to: string }): TemplateResult {
    return html`<confirm-dialog
      .heading=${t("moveDeviceTo", { phone: move.device, cluster: to })}
      .what=${t("moveWhat")}
      .action=${t("moveDo")}
      @agree=${() => void this.#move(move, to)}
      @close=${() => (this.chosen = null)}
    ></confirm-dialog>`;
  }

  #move({ device, from }: ProposedMove, to: string): Promise<void> {
    this.chosen = null;
    const path = `devices/${encodeURIComponent(device)}/move`;
    return this.#do(
      () => (from === null ? call("POST", "devices", { body: { name: device, clusterId: to } }) : call("POST", path, { body: { from, to } })),
      t("moved", { phone: device, cluster: to }),
    );
  }

  /** Only the move that is shown: another one may be proposed by now. */
  async #refuse({ device, to }: ProposedMove): Promise<void> {
    const seen = to.map((cluster) => `to=${encodeURIComponent(cluster)}`).join("&");
    await this.#do(() => call("POST", `discovery/moves/${encodeURIComponent(device)}/refuse?${seen}`), t("moveRefused", { phone: device }));
    this.undo = this.fault ? "" : device;
  }

  #propose(device: string): Promise<void> {
    return this.#do(() => call("DELETE", `discovery/moves/${encodeURIComponent(device)}/refuse`), t("moveProposed", { phone: device }));
  }

  async #do(action: () => Promise<unknown>, said: string): Promise<void> {
    this.undo = "";
    try {
      await action();
      this.fault = "";
      this.said = said;
    } catch (fault) {
      this.said = "";
      this.fault = words(fault);
    }
    await Promise.all([this.#moves.again(), this.#refused.again()]);
  }
}
