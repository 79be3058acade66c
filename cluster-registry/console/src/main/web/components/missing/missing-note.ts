import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Missing } from "../../api/types";
import { Piece } from "../../app/piece";
import { shared } from "../../style/shared";
import { t } from "../../text/text";

/** Names those who were asked and did not answer; nothing where all did. */
@customElement("missing-note")
export class MissingNote extends Piece {
  static override styles = [
    shared,
    css`
      p {
        color: var(--care);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) missing: Missing[] = [];

  override render() {
    const named = this.missing.map((of) => `${of.edgeId ?? of.service ?? ""} (${of.reason})`).join(", ");
    return html`<div role="status">${named ? html`<p><span aria-hidden="true">!</span> ${t("missing", { named })}</p>` : nothing}</div>`;
  }
}
