import { css, html } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { Piece } from "../../app/piece";
import { shared } from "../../style/shared";

/** A dialog over the page. The browser keeps the focus in it and gives it back; Escape closes it. */
@customElement("modal-dialog")
export class ModalDialog extends Piece {
  static override styles = [
    shared,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2 * var(--room)));
        max-height: calc(100vh - 2 * var(--room));
        padding: var(--far);
        border: 1px solid var(--line);
        border-radius: var(--round);
        background: var(--surface);
        color: var(--ink);
      }
      dialog:focus {
        outline: none;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      h2 {
        font-size: 1.125rem;
        margin-bottom: var(--room);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() heading = "";
  @query("dialog") private readonly dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed}>
      <h2 id="heading">${this.heading}</h2>
      <slot></slot>
    </dialog>`;
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new Event("close"));
  };
}
