import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Away, call, read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { EdgeRequest, FileRecord, Gathered, Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import "../../components/copy/copy-button";
import { curlOf } from "../../components/copy/copy-button";
import "../../components/dialog/confirm-dialog";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { picked } from "./chosen-files";
import { fileAskers } from "./file-askers";
import "./file-diff";
import { download, fileUrl, folderAddress, folderOf, versionsUrl } from "./file-url";
import "./upload-list";
import { uploads } from "./uploads";

const EVERY_MS = 5000;
const REST_MS = 30_000;
const ASKED = 20;
/** Of these a record may give one, too. */
const PHONES_FILE = /^((SEP|ATA)[0-9A-F]{12}\.cnf\.xml|SIP[0-9A-F]{12}\.cnf)$/;

/** One file: what it is, its versions, who asked for it of late. */
@customElement("file-view")
export class FileView extends Piece {
  static override styles = [
    shared,
    css`
      td {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property() path = "";
  @state() private said = "";
  @state() private fault = "";
  @state() private deleting = false;
  @query("input") private readonly input!: HTMLInputElement;

  readonly #versions = new Poll<Page<FileRecord>>(this, (signal) => read(`${versionsUrl(this.path)}?size=1000`, signal), EVERY_MS, { kinds: ["files"], restMs: REST_MS });
  readonly #asked = new Poll<Gathered<EdgeRequest>>(this, (signal) => read(`requests?name=${encodeURIComponent(this.path)}&size=${ASKED}`, signal), EVERY_MS);
  readonly #stored = (): void => void this.#versions.again();

  override connectedCallback(): void {
    super.connectedCallback();
    uploads.addEventListener("stored", this.#stored);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    uploads.removeEventListener("stored", this.#stored);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("path") && changed.get("path")) {
      this.#versions.value = null;
      this.#asked.value = null;
      this.said = "";
      this.fault = "";
      void this.#versions.again();
      void this.#asked.again();
    }
  }

  override render() {
    const versions = this.#versions.fault ? null : this.#versions.value;
    const file = versions?.items[0];
    return html`<div class="head">
        <h1 class="fixed">${this.path}</h1>
        ${file ? this.#actions(file) : nothing}
      </div>
      <p role="status">${versions || this.#versions.fault ? this.said : t("loading")}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      ${this.#versions.fault ? html`<p class="quiet">${this.#versions.fault.message}</p>` : nothing}
      <upload-list></upload-list>
      ${file && versions
        ? html`${this.#facts(file)} ${this.#history(file, versions.items)}
            <file-diff .versions=${versions.items} .record=${PHONES_FILE.test(file.path)}></file-diff>`
        : nothing}
      ${fileAskers(this.path, this.#asked)}
      <p><a href=${folderAddress(folderOf(this.path))}>${folderOf(this.path) || t("allFiles")}</a></p>
      ${file && versions && this.deleting ? this.#confirm(file, versions.total) : nothing}`;
  }

  #actions(file: FileRecord): TemplateResult {
    return html`<div class="row">
      <button @click=${() => void this.#do(() => download(fileUrl(file.path), file.path), "")}>${t("download")}</button>
      ${session.may("operator")
        ? html`<button @click=${() => this.input.click()}>${t("replace")}</button>
            <button @click=${() => (this.deleting = true)}>${t("delete")}</button>
            <input type="file" hidden aria-label=${t("replace")} @change=${this.#replace} />`
        : nothing}
      <copy-button .label=${t("copyCurl")} .text=${curlOf(fileUrl(file.path))}></copy-button>
    </div>`;
  }

  #facts(file: FileRecord): TemplateResult {
    return html`<section class="card">
      <dl>
        <dt>${t("size")}</dt>
        <dd>${number(file.size)}</dd>
        <dt>${t("version")}</dt>
        <dd>${number(file.version)}</dd>
        <dt>${t("modified")}</dt>
        <dd>${moment(file.modified)}</dd>
        <dt>SHA-256</dt>
        <dd class="fixed">${file.sha256}</dd>
      </dl>
    </section>`;
  }

  #history(file: FileRecord, versions: FileRecord[]): TemplateResult {
    return html`<section class="card">
      <h2 id="versions">${t("versions")}</h2>
      <div class="sideways" tabindex="0" role="region" aria-labelledby="versions">
        <table>
          <thead>
            <tr>
              ${(["version", "modified", "size"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
              <th scope="col">SHA-256</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${versions.map((of) => this.#version(of, file))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #version(of: FileRecord, newest: FileRecord): TemplateResult {
    const version = { version: number(of.version) };
    return html`<tr>
      <th scope="row">${number(of.version)}</th>
      <td>${moment(of.modified)}</td>
      <td>${number(of.size)}</td>
      <td class="fixed" title=${of.sha256}>${of.sha256.slice(0, 12)}…</td>
      <td>
        <div class="row">
          <button aria-label=${t("downloadOne", version)} @click=${() => void this.#do(() => download(`contents/${of.sha256}`, of.path), "")}>${t("download")}</button>
          ${session.may("operator") && of.sha256 !== newest.sha256
            ? html`<button aria-label=${t("restoreOne", version)} @click=${() => void this.#restore(of, newest)}>${t("restore")}</button>`
            : nothing}
        </div>
      </td>
    </tr>`;
  }

  #confirm(file: FileRecord, versions: number): TemplateResult {
    const asked = this.#asked.value;
    const what = t("deleteWhat", { versions: number(versions) });
    return html`<confirm-dialog
      .heading=${t("deleteTitle", { file: file.path })}
      .what=${asked && asked.total > 0 ? `${what} ${t("deleteAsked", { asked: number(asked.total) })}` : what}
      .action=${t("deleteDo")}
      @agree=${() => void this.#delete(file)}
      @close=${() => (this.deleting = false)}
    ></confirm-dialog>`;
  }

  readonly #replace = (): void => {
    uploads.add("", picked(this.input).map(({ file }) => ({ path: this.path, file })));
  };

  #restore(of: FileRecord, newest: FileRecord): Promise<void> {
    return this.#do(
      () => call("POST", `${versionsUrl(of.path)}/${of.version}/restore`, { ifMatch: `"${newest.sequence}"` }),
      t("restored", { version: number(of.version) }),
    );
  }

  #delete(file: FileRecord): Promise<void> {
    this.deleting = false;
    return this.#do(() => call("DELETE", fileUrl(file.path), { ifMatch: `"${file.sequence}"` }), t("deleted", { file: file.path }));
  }

  async #do(action: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await action();
      this.fault = "";
      this.said = said;
    } catch (fault) {
      this.said = "";
      this.fault = fault instanceof Away ? t("away") : (fault as Error).message;
    }
    await this.#versions.again();
  }
}
