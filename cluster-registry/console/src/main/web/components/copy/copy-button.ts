import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Piece } from "../../app/piece";
import { t } from "../../text/text";

const SHOWN_MS = 3000;

/** Puts a text on the clipboard, and says that it did. Where the browser does not let it, the text is shown instead. */
@customElement("copy-button")
export class CopyButton extends Piece {
  @property() text = "";
  @property() label = "";
  @state() private done: "yes" | "no" | "" = "";
  #timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
  }

  override render() {
    return html`<button @click=${this.#copy}>${this.label}</button>
      <span class="small quiet" role="status">${this.done === "yes" ? t("copied") : this.done === "no" ? t("copyFailed") : ""}</span>
      ${this.done === "no" ? html`<p class="fixed">${this.text}</p>` : nothing}`;
  }

  readonly #copy = async (): Promise<void> => {
    this.done = (await onClipboard(this.text)) ? "yes" : "no";
    window.clearTimeout(this.#timer);
    if (this.done === "yes") {
      this.#timer = window.setTimeout(() => (this.done = ""), SHOWN_MS);
    }
  };
}

async function onClipboard(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  // Browsers have no clipboard for pages that came by plain HTTP from another machine, but they copy what is selected.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

/** The call that reads this path of the API, for a shell; the path is encoded as URLs are. */
export function curlOf(path: string): string {
  return `curl -H "Authorization: Bearer $TOKEN" '${location.origin}/api/v1/${path.replaceAll("'", "%27")}'`;
}
