import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { Poll } from "../../api/poll";
import type { FileRecord } from "../../api/types";
import { AddressFilter } from "../../app/address-filter";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import { type Column } from "../../components/rows/virtual-rows";
import "../../components/rows/virtual-rows";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { type Chosen, dropped, picked } from "./chosen-files";
import { folderAddress, folderOf } from "./file-url";
import { type Folder, type Listing, listing } from "./listing";
import "./upload-list";
import { uploads } from "./uploads";

const EVERY_MS = 30_000;
const REST_MS = 30_000;
const WAIT_MS = 300;
const PACKAGES = ".zip,.tar,.tgz,.gz,.cop,.sgn,.sha512";

type Entry = Folder | FileRecord;

/** The files for all phones, folder by folder. Files and folders can be dropped on it. */
@customElement("files-view")
export class FilesView extends Piece {
  static override styles = [
    shared,
    css`
      form {
        margin-bottom: var(--gap);
      }
      input[type="search"] {
        flex: 1 1 16rem;
        min-width: 0;
      }
      nav {
        margin-bottom: var(--gap);
        overflow-wrap: anywhere;
      }
      .over {
        outline: 2px dashed var(--accent);
        outline-offset: var(--gap);
      }
    `,
  ];

  @state() private over = false;
  @state() private fault = "";
  @query("#some") private readonly some!: HTMLInputElement;
  @query("#whole") private readonly whole!: HTMLInputElement;
  @query("#packed") private readonly packed!: HTMLInputElement;
  #shown: Listing | null = null;
  #source: ((page: number, size: number) => Promise<{ items: Entry[]; total: number }>) | null = null;

  readonly #filter = new AddressFilter(this, "files", ["prefix"] as const, () => void this.#files.again());
  readonly #files = new Poll<Listing>(this, (signal) => listing(this.#filter.values.prefix, signal), EVERY_MS, { kinds: ["files"], restMs: REST_MS });
  readonly #stored = (): void => void this.#files.again();

  override connectedCallback(): void {
    super.connectedCallback();
    uploads.addEventListener("stored", this.#stored);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    uploads.removeEventListener("stored", this.#stored);
  }

  /** The list begins anew only where it has changed, so that nobody loses their place. */
  override willUpdate(): void {
    const seen = this.#files.value;
    if (seen && seen !== this.#shown) {
      if (JSON.stringify(seen) !== JSON.stringify(this.#shown)) {
        const entries: Entry[] = [...seen.folders, ...seen.files];
        this.#source = (page, size) => Promise.resolve({ items: entries.slice(page * size, (page + 1) * size), total: entries.length });
      }
      this.#shown = seen;
    }
  }

  override render() {
    const seen = this.#shown;
    const fault = this.fault || this.#files.fault?.message;
    const may = session.may("operator");
    return html`<div class="head">
        <h1>${t("files")}</h1>
        <span class="quiet" role="status">${seen ? t("fileCount", { count: number(seen.total) }) : fault ? "" : t("loading")}</span>
        ${may ? this.#buttons() : nothing}
      </div>
      ${this.#path()}
      <form class="row" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <input
          type="search"
          aria-label=${t("pathBegins")}
          placeholder=${t("pathBegins")}
          .value=${this.#filter.values.prefix}
          maxlength="255"
          spellcheck="false"
          @input=${(event: Event) => this.#filter.choose("prefix", (event.target as HTMLInputElement).value, WAIT_MS)}
        />
      </form>
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
      <upload-list></upload-list>
      ${seen && seen.seen < seen.total ? html`<p class="quiet">${t("filesCut", { seen: number(seen.seen) })}</p>` : nothing}
      ${seen?.total === 0 ? html`<p class="quiet">${t(this.#filter.values.prefix ? "filesNone" : "filesNoneYet")}</p>` : nothing}
      ${this.#source
        ? html`<div class=${this.over ? "over" : ""} @dragover=${this.#above} @dragleave=${() => (this.over = false)} @drop=${this.#dropped}>
            ${may ? html`<p class="quiet small">${t("dropHere", { folder: this.#folder() || "/" })}</p>` : nothing}
            <virtual-rows .label=${t("files")} .columns=${this.#columns()} .source=${this.#source}></virtual-rows>
          </div>`
        : nothing}`;
  }

  #buttons(): TemplateResult {
    return html`<div class="row">
      <button class="first" @click=${() => this.some.click()}>${t("uploadFiles")}</button>
      <button @click=${() => this.whole.click()}>${t("uploadFolder")}</button>
      <button @click=${() => this.packed.click()}>${t("unpackPackage")}</button>
      <input id="some" type="file" multiple hidden aria-label=${t("uploadFiles")} @change=${() => this.#add(picked(this.some))} />
      <input id="packed" type="file" multiple hidden accept=${PACKAGES} aria-label=${t("unpackPackage")} @change=${() => uploads.unpack(this.#folder(), picked(this.packed))} />
      <input id="whole" type="file" webkitdirectory hidden aria-label=${t("uploadFolder")} @change=${() => this.#add(picked(this.whole))} />
    </div>`;
  }

  #path(): TemplateResult {
    const parts = this.#folder().split("/").slice(0, -1);
    return html`<nav aria-label=${t("folder")}>
      <a href=${folderAddress("")}>${t("allFiles")}</a>
      ${parts.map((part, i) => html` / <a class="fixed" href=${folderAddress(`${parts.slice(0, i + 1).join("/")}/`)}>${part}</a>`)}
    </nav>`;
  }

  #columns(): Column<Entry>[] {
    // Of the entry itself: while another folder is asked for, the one before is still shown.
    const name = ({ path }: Entry): string => path.slice(folderOf(path.slice(0, -1)).length);
    return [
      {
        label: t("file"),
        cell: (of) => html`<a class="fixed" href=${"files" in of ? folderAddress(of.path) : address("files", of.path)}>${name(of)}</a>`,
      },
      { label: t("size"), cell: (of) => number(of.size) },
      { label: t("version"), cell: (of) => ("files" in of ? t("fileCount", { count: number(of.files) }) : number(of.version)) },
      { label: t("modified"), cell: (of) => moment(of.modified) },
      { label: "SHA-256", cell: (of) => ("files" in of ? "" : html`<span class="fixed">${of.sha256}</span>`) },
    ];
  }

  readonly #above = (event: DragEvent): void => {
    if (session.may("operator")) {
      event.preventDefault();
      this.over = true;
    }
  };

  readonly #dropped = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    this.over = false;
    if (!session.may("operator") || !event.dataTransfer) {
      return;
    }
    try {
      this.fault = "";
      this.#add(await dropped(event.dataTransfer));
    } catch (fault) {
      this.fault = t("dropUnreadable", { reason: (fault as Error).message });
    }
  };

  #add(chosen: Chosen[]): void {
    uploads.add(this.#folder(), chosen);
  }

  #folder(): string {
    return folderOf(this.#filter.values.prefix);
  }
}
