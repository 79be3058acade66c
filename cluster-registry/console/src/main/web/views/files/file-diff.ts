import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { read } from "../../api/client";
import type { FileRecord } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { diffStyle, textDiff } from "../../components/diff/text-diff";
import { formField } from "../../components/field/form-field";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import { versionsUrl } from "./file-url";

const RECORD = "record";

interface FileDiffAnswer {
  equal: boolean;
  diff: string;
}

/** What is different between two versions of a file, or between one and what its phone's record gives. */
@customElement("file-diff")
export class FileDiff extends Piece {
  static override styles = [
    shared,
    diffStyle,
    css`
      .sides {
        display: flex;
        flex-wrap: wrap;
        gap: var(--room);
      }
    `,
  ];

  /** Those that are kept, the newest first; of one file. */
  @property({ attribute: false }) versions: FileRecord[] = [];
  /** Whether a phone's record gives this file. */
  @property({ type: Boolean }) record = false;
  @state() private from = "";
  @state() private to = "";
  @state() private answer: FileDiffAnswer | null = null;
  @state() private fault = "";
  #asking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("versions") || changed.has("record")) {
      const kept = this.versions.map(({ version }) => String(version));
      if (!kept.includes(this.from)) {
        this.from = kept[1] ?? kept[0] ?? "";
      }
      if (!kept.includes(this.to) && !(this.record && this.to === RECORD)) {
        this.to = this.record && kept.length < 2 ? RECORD : (kept[0] ?? "");
      }
      void this.#ask();
    }
  }

  override render() {
    if (this.versions.length < 2 && !this.record) {
      return nothing;
    }
    const kept = this.versions.map(({ version }): [string, string] => [String(version), t("versionNumber", { version: number(version) })]);
    return html`<section class="card">
      <h2>${t("differences")}</h2>
      <div class="sides">
        ${this.#side("from", t("diffFrom"), this.from, kept)}
        ${this.#side("to", t("diffTo"), this.to, this.record ? [[RECORD, t("diffRecord")], ...kept] : kept)}
      </div>
      <p class="quiet small" role="status">${this.#said()}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      ${this.answer?.diff ? textDiff(this.answer.diff, t("differences")) : nothing}
    </section>`;
  }

  #side(name: "from" | "to", label: string, chosen: string, choices: [string, string][]): TemplateResult {
    return formField({
      name: `diff-${name}`,
      label,
      faults: [],
      control: (of) => html`<select
        id=${of.id}
        @change=${(event: Event) => {
          this[name] = (event.target as HTMLSelectElement).value;
          void this.#ask();
        }}
      >
        ${choices.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>`,
    });
  }

  #said(): string {
    if (!this.answer) {
      return this.fault ? "" : t("loading");
    }
    return this.answer.equal ? t("diffNone") : this.answer.diff ? t("diffSecrets") : t("diffHidden");
  }

  async #ask(): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const path = this.versions[0]?.path;
    if (!path || !this.from || !this.to) {
      return;
    }
    try {
      this.answer = await read<FileDiffAnswer>(`${versionsUrl(path)}/${this.from}/diff?to=${this.to}`, asking.signal);
      this.fault = "";
    } catch (fault) {
      if (!asking.signal.aborted) {
        this.answer = null;
        this.fault = words(fault);
      }
    }
  }
}
