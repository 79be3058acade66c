import { type CSSResultGroup, LitElement } from "lit";
import { shared } from "../style/shared";
import { settings } from "./settings";

/** What every element of the page extends: it has the shared style and is drawn anew when the language changes. */
export abstract class Piece extends LitElement {
  static override styles: CSSResultGroup = [shared];

  readonly #draw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    settings.addEventListener("change", this.#draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    settings.removeEventListener("change", this.#draw);
  }
}
