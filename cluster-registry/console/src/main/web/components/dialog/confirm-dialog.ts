import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Piece } from "../../app/piece";
import { shared } from "../../style/shared";
import { t } from "../../text/text";
import "./modal-dialog";

/** Says what will happen before it does; tells by the events `agree` and `close`. */
@customElement("confirm-dialog")
export class ConfirmDialog extends Piece {
  static override styles = [
    shared,
    css`
      .row {
        justify-content: flex-end;
        margin-top: var(--room);
      }
    `,
  ];

  @property() heading = "";
  @property() what = "";
  @property() action = "";

  override render() {
    return html`<modal-dialog .heading=${this.heading} @close=${() => this.#tell("close")}>
      <p>${this.what}</p>
      <div class="row">
        <button @click=${() => this.#tell("close")}>${t("cancel")}</button>
        <button class="first" @click=${() => this.#tell("agree")}>${this.action}</button>
      </div>
    </modal-dialog>`;
  }

  #tell(event: string): void {
    this.dispatchEvent(new Event(event));
  }
}
