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
    `,
  ];

  @state() private said = "";
  @state() private fault = "";
  @state() private chosen: { move: ProposedMove; to: string } | null = null;
  readonly #moves = new Poll<Page<ProposedMove>>(this, (signal) => read(`discovery/moves?size=${MOST}`, signal), EVERY_MS);

  override render() {
    const { value: moves, fault } = this.#moves;
    return html`<section class="card" aria-labelledby="moves">
      <h2 id="moves">${t("proposedMoves")}</h2>
      <p class="quiet small">${t("proposedMovesWhat")}</p>
      <p role="status">${this.said}</p>
      ${this.fault || fault ? html`<p class="fault" role="alert">${this.fault || fault?.message}</p>` : nothing}
      ${moves?.total === 0 ? html`<p class="quiet">${t("proposedNone")}</p>` : nothing}
      ${moves && moves.total > 0 ? this.#table(moves) : nothing} ${this.chosen ? this.#confirm(this.chosen) : nothing}
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
            </div>
          </td>`
        : nothing}
    </tr>`;
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

  async #move({ device, from }: ProposedMove, to: string): Promise<void> {
    this.chosen = null;
    try {
      if (from === null) {
        await call("POST", "devices", { body: { name: device, clusterId: to } });
      } else {
        await call("POST", `devices/${encodeURIComponent(device)}/move`, { body: { from, to } });
      }
      this.fault = "";
      this.said = t("moved", { phone: device, cluster: to });
    } catch (fault) {
      this.said = "";
      this.fault = words(fault);
    }
    await this.#moves.again();
  }
}
