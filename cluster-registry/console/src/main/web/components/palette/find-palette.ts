import { css, html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { Away, read } from "../../api/client";
import type { Cluster, FileRecord, Page, Phone } from "../../api/types";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { shared } from "../../style/shared";
import { t } from "../../text/text";
import type { Certificate } from "../../views/trust/trusted";
import { VIEWS } from "../../views/views";
import "../dialog/modal-dialog";

const WAIT_MS = 150;
const MOST = 8;

interface Hit {
  kind: string;
  name: string;
  to: string;
}

/** Finds views, clusters and phones by a part of their names, files by the beginning of theirs; arrow keys choose, Enter goes there. */
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

  /** Those who do not answer are told of, what others found is shown all the same. */
  async #find(text: string): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const asked = await Promise.allSettled(searches(text, asking.signal));
    if (asking.signal.aborted) {
      return;
    }
    this.hits = [...this.#views(text.toLowerCase()), ...asked.flatMap((one) => (one.status === "fulfilled" ? one.value : []))];
    this.chosen = 0;
    const fault: unknown = asked.find((one) => one.status === "rejected")?.reason;
    this.fault = fault instanceof Away ? t("away") : fault instanceof Error ? fault.message : "";
  }
}

/** What is asked for a text; nothing where it is too short. */
function searches(text: string, signal: AbortSignal): Promise<Hit[]>[] {
  const part = text.replace(/\s/g, "");
  const found = async <T>(path: string, sought: string, hit: (item: T) => Hit): Promise<Hit[]> =>
    (await read<Page<T>>(`${path}=${encodeURIComponent(sought)}&size=${MOST}`, signal)).items.map(hit);
  // What no name, address or MAC address holds is not asked for.
  const named = /^[A-Za-z0-9._:-]{2,128}$/.test(part)
    ? [
        found<Phone>("phones?q", part, ({ device }) => ({ kind: t("phone"), name: device, to: address("phones", device) })),
        found<Cluster>("clusters?q", part, ({ clusterId }) => ({ kind: t("clusters"), name: clusterId, to: address("clusters", clusterId) })),
      ]
    : [];
  const files =
    text.length < 2 ? [] : [found<FileRecord>("files?prefix", text, ({ path }) => ({ kind: t("file"), name: path, to: address("files", path) }))];
  const records = async (collection: string, kind: string, called: string): Promise<Hit[]> =>
    (await read<Page<{ name: string }>>(`${collection}?size=1000`, signal)).items
      .filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()))
      .slice(0, MOST)
      .map(({ name }) => ({ kind: called, name, to: address("configurations", `${kind}/${name}`) }));
  const certificates = async (): Promise<Hit[]> =>
    (await read<Page<Certificate>>("certificates?size=1000", signal)).items
      .filter(({ subject, fingerprint }) => `${subject} ${fingerprint}`.toLowerCase().includes(part.toLowerCase().replaceAll(":", "")))
      .slice(0, MOST)
      .map(({ subject, cluster }) => ({ kind: `${t("certificate")}, ${cluster}`, name: subject, to: address("trust") }));
  const made = part.length < 2 ? [] : [records("profiles", "profile", t("profile")), records("call-manager-groups", "group", t("callManagerGroup")), certificates()];
  return [...named, ...files, ...made];
}
