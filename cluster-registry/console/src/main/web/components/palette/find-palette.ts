import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { read } from "../../api/client";
import type { Missing } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { shared } from "../../style/shared";
import type { Key } from "../../text/en";
import { t } from "../../text/text";
import { VIEWS } from "../../views/views";
import "../dialog/modal-dialog";

const WAIT_MS = 150;
/** The server finds nothing by less. */
const FEWEST = 2;

interface Hit {
  kind: string;
  name: string;
  to: string;
}

interface Thing {
  kind: string;
  key: string;
  name: string;
  note: string;
}

interface Found {
  items: Thing[];
  missing: Missing[];
}

const SHOWN: Record<string, { text: Key; to: (key: string) => string }> = {
  phone: { text: "phone", to: (key) => address("phones", key) },
  cluster: { text: "kindCluster", to: (key) => address("clusters", key) },
  edge: { text: "edge", to: () => address("edges") },
  source: { text: "kindSource", to: (key) => address("discovery", key) },
  file: { text: "file", to: (key) => address("files", key) },
  "device-config": { text: "kindPhoneRecord", to: (key) => address("configurations", `phone/${key}`) },
  profile: { text: "profile", to: (key) => address("configurations", `profile/${key}`) },
  "call-manager-group": { text: "callManagerGroup", to: (key) => address("configurations", `group/${key}`) },
  "common-file": { text: "kindCommonFile", to: (key) => address("configurations", `common/${key}`) },
  template: { text: "kindTemplate", to: (key) => address("configurations", `template/${key}`) },
  certificate: { text: "certificate", to: () => address("trust") },
};

/** Finds views and all that the services have by a part of its name; arrow keys choose, Enter goes there. */
@customElement("find-palette")
export class FindPalette extends Piece {
  static override styles = [
    shared,
    css`
      input {
        width: 100%;
      }
      li {
        display: flex;
        justify-content: space-between;
        gap: var(--room);
        padding: var(--gap);
        border-radius: var(--near);
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      li[aria-selected="true"] {
        background: var(--raised);
        outline: 1px solid var(--edge);
      }
      ul {
        margin-top: var(--gap);
      }
    `,
  ];

  @state() private hits: Hit[] = this.#views("");
  @state() private chosen = 0;
  @state() private fault = "";
  @query("input") private readonly input!: HTMLInputElement;
  #timer = 0;
  #asking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
    this.#asking.abort();
  }

  override render() {
    return html`<modal-dialog .heading=${t("findLabel")} @close=${this.#close}>
      <input
        autofocus
        role="combobox"
        aria-expanded=${this.hits.length > 0 ? "true" : "false"}
        aria-controls="hits"
        aria-activedescendant=${this.hits.length > 0 ? `hit-${this.chosen}` : nothing}
        aria-label=${t("findLabel")}
        placeholder=${t("findHint")}
        autocomplete="off"
        spellcheck="false"
        @input=${this.#typed}
        @keydown=${this.#pressed}
      />
      <ul id="hits" role="listbox" aria-label=${t("findLabel")} ?hidden=${this.hits.length === 0}>
        ${this.hits.map(
          (hit, i) => html`<li id="hit-${i}" role="option" aria-selected=${i === this.chosen ? "true" : "false"} @click=${() => this.#go(hit)}>
            <span>${hit.name}</span><span class="quiet small">${hit.kind}</span>
          </li>`,
        )}
      </ul>
      <p class="quiet" role="status">${this.hits.length === 0 ? t("findNothing") : ""}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
    </modal-dialog>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };

  readonly #typed = (): void => {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#find(this.input.value.trim()), WAIT_MS);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    const hit = this.hits[this.chosen];
    if (step !== 0) {
      event.preventDefault();
      this.chosen = (this.chosen + step + this.hits.length) % Math.max(1, this.hits.length);
    } else if (event.key === "Enter" && hit) {
      this.#go(hit);
    }
  };

  #go(hit: Hit): void {
    location.hash = hit.to;
    this.#close();
  }

  #views(text: string): Hit[] {
    return VIEWS.filter((view) => t(view).toLowerCase().includes(text)).map((view) => ({ kind: t("menu"), name: t(view), to: address(view) }));
  }

  /** One call finds all there is; of who did not answer it says so, what others found is shown all the same. */
  async #find(text: string): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    let found: Found = { items: [], missing: [] };
    let fault = "";
    try {
      if (text.length >= FEWEST) {
        found = await read<Found>(`search?q=${encodeURIComponent(text)}`, asking.signal);
      }
    } catch (failure) {
      fault = words(failure);
    }
    if (asking.signal.aborted) {
      return;
    }
    this.hits = [...this.#views(text.toLowerCase()), ...found.items.map(hit)];
    this.chosen = 0;
    this.fault = found.missing.length > 0 ? t("missing", { named: found.missing.map(({ service }) => service).join(", ") }) : fault;
  }
}

/** Where a thing is shown, and what it is called beside its name. */
function hit({ kind, key, name, note }: Thing): Hit {
  const shown = SHOWN[kind];
  const called = shown ? t(shown.text) : kind;
  return { kind: note ? `${called}, ${note}` : called, name, to: shown ? shown.to(key) : address("overview") };
}
