import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { call, read } from "../../api/client";
import type { Draft } from "../../api/draft";
import type { Page } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { address } from "../../app/route";
import { session } from "../../app/session";
import "../copy/copy-button";
import { curlOf } from "../copy/copy-button";
import "../dialog/confirm-dialog";
import { mergeChoice } from "../merge/merge-choice";
import { form } from "../../style/form";
import { shared } from "../../style/shared";
import { t } from "../../text/text";
import type { Key } from "../../text/en";

/** What stands in an address for a record that is not there yet. */
export const NEW = "+";

/** The page of one record: a form that is stored as a whole, what is against it, and its removal. */
export abstract class RecordPage<T extends { sequence: number }> extends Piece {
  static override styles = [
    shared,
    form,
    css`
      .path {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--gap);
        align-items: center;
      }
      .others {
        margin-bottom: var(--gap);
      }
      form h2 {
        margin-top: var(--room);
      }
      summary {
        cursor: pointer;
      }
      .both {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr));
        gap: 0 var(--room);
        align-items: start;
      }
      .crumbs {
        margin-bottom: var(--gap);
      }
    `,
  ];

  /** `+`: one that is not there yet. */
  @property() name = "";
  @state() protected said = "";
  @state() private removing = false;
  @state() private newName = "";

  protected abstract readonly draft: Draft<T>;
  /** Where the API has them, e.g. `profiles`. */
  protected abstract readonly collection: string;
  /** The view that it belongs to. */
  protected abstract readonly view: "configurations" | "discovery";
  /** What stands before its name in the view's address. */
  protected abstract readonly kind: string;
  /** How its name, what a name may be, and what becomes of its removal are told. */
  protected abstract readonly told: { name: Key; hint: Key; removal: Key };
  protected abstract heading(name: string): string;
  protected abstract fields(): TemplateResult;
  protected abstract controls(): string[];

  protected get mayChange(): boolean {
    return session.may("admin");
  }

  protected get isNew(): boolean {
    return this.name === NEW && !this.draft.kept;
  }

  protected get recordName(): string {
    return this.name === NEW ? this.newName.trim() : this.name;
  }

  protected aside(): TemplateResult | typeof nothing {
    return nothing;
  }

  override render() {
    const { draft } = this;
    const faults = [draft.fault, ...draft.otherFaults(this.controls())].filter(Boolean);
    return html`<nav class="crumbs" aria-label=${t(this.view)}><a href=${address(this.view)}>${t(this.view)}</a></nav>
      <div class="head">
        <h1>${this.heading(this.isNew ? "" : this.recordName)}</h1>
        ${draft.kept ? this.#more() : nothing}
      </div>
      <p role="status">${draft.ready || faults.length > 0 ? this.said : t("loading")}</p>
      ${faults.map((fault) => html`<p class="fault" role="alert">${fault}</p>`)}
      ${draft.theirs ? mergeChoice(draft, () => void this.#store()) : nothing}
      ${draft.ready ? html`<div class="both">${this.#form()} ${this.aside()}</div>` : nothing}
      ${this.removing ? this.#confirm() : nothing}`;
  }

  #form(): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <fieldset ?disabled=${!this.mayChange}>
        ${this.isNew ? this.#nameField() : nothing} ${this.fields()}
        ${this.mayChange
          ? html`<div class="row end">
              ${this.draft.changed && this.draft.kept ? html`<span class="quiet small">${t("notStoredYet")}</span>` : nothing}
              <button class="first" ?disabled=${Boolean(this.draft.theirs)}>${t("save")}</button>
            </div>`
          : nothing}
      </fieldset>
    </form>`;
  }

  #nameField(): TemplateResult {
    const faults = [...this.draft.faultsOf("name"), ...this.draft.faultsOf("device")];
    return html`<div class="field">
      <label for="name">${t(this.told.name)}</label>
      <input
        id="name"
        name="name"
        .value=${this.newName}
        autocomplete="off"
        spellcheck="false"
        aria-describedby="name-hint name-faults"
        aria-invalid=${faults.length > 0 ? "true" : "false"}
        @input=${(event: Event) => (this.newName = (event.target as HTMLInputElement).value)}
      />
      <span id="name-hint" class="quiet small">${t(this.told.hint)}</span>
      <span id="name-faults" class="fault small" role="alert">${faults.map((fault) => html`<span>✕ ${fault}</span>`)}</span>
    </div>`;
  }

  #more(): TemplateResult {
    return html`<div class="row">
      ${this.mayChange ? html`<button @click=${() => (this.removing = true)}>${t("delete")}</button>` : nothing}
      <copy-button .label=${t("copyCurl")} .text=${curlOf(this.path)}></copy-button>
    </div>`;
  }

  #confirm(): TemplateResult {
    return html`<confirm-dialog
      .heading=${t("deleteTitle", { file: this.recordName })}
      .what=${t(this.told.removal)}
      .action=${t("remove")}
      @agree=${() => void this.#remove()}
      @close=${() => (this.removing = false)}
    ></confirm-dialog>`;
  }

  protected get path(): string {
    return `${this.collection}/${encodeURIComponent(this.recordName)}`;
  }

  /** All of a collection that is small: its first 1000. */
  protected async all<E>(collection: string): Promise<E[]> {
    try {
      return (await read<Page<E>>(`${collection}?size=1000`)).items;
    } catch (fault) {
      this.draft.fault = words(fault);
      return [];
    }
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#store();
  };

  async #store(): Promise<void> {
    this.said = "";
    if (this.isNew && !this.recordName) {
      this.draft.tell([{ field: "name", rule: t("isRequired"), value: "—" }]);
      return;
    }
    if (await this.draft.store(this.path)) {
      this.said = t("recordSaved", { name: this.recordName });
      if (this.name === NEW) {
        location.hash = address(this.view, `${this.kind}${this.recordName}`);
      }
    }
  }

  async #remove(): Promise<void> {
    this.removing = false;
    try {
      await call("DELETE", this.path, { ifMatch: `"${this.draft.kept?.sequence ?? 0}"` });
      location.hash = address(this.view);
    } catch (fault) {
      this.draft.fault = words(fault);
      this.requestUpdate();
    }
  }
}
