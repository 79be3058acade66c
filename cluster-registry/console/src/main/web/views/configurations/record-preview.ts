import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { call, Refusal } from "../../api/client";
import type { Violation } from "../../api/draft";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import "../../components/badge/state-badge";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import type { CheckFinding, Preview, PreviewedFile } from "./records";

const WAIT_MS = 350;
const MOST_LINES = 3000;
const LEVELS = { error: ["bad", "levelError"], warning: ["care", "levelWarning"], hint: ["plain", "levelHint"] } as const;

/**
 * The files that a phone gets, or that a common file makes, or would by what is entered: each with what the check finds, in its line, and
 * which record says which value. Tells by the event `violations` which rules the entered fields break.
 */
@customElement("record-preview")
export class RecordPreview extends Piece {
  static override styles = [
    shared,
    css`
      h3 {
        font-size: inherit;
        margin: var(--gap) 0;
      }
      .found button {
        color: var(--accent);
        min-height: 28px;
        padding: 0 var(--near);
      }
      .found {
        margin-bottom: var(--gap);
      }
      .text {
        overflow: auto;
        max-height: 32rem;
        border: 1px solid var(--line);
        border-radius: var(--near);
        background: var(--ground);
        margin: var(--gap) 0;
        padding: var(--near) 0;
      }
      .text > ol {
        min-width: max-content;
      }
      .text li {
        display: grid;
        grid-template-columns: 3.2em 1fr;
        gap: var(--gap);
        font: 0.8125rem/1.5 var(--fixed);
        white-space: pre;
        padding-inline-end: var(--gap);
      }
      .text .place {
        text-align: end;
        color: var(--quiet);
      }
      .marked {
        background: var(--raised);
        box-shadow: inset 3px 0 var(--care);
      }
      .note {
        display: block;
        white-space: normal;
        max-width: 44ch;
        font: var(--small) var(--letters);
        padding-bottom: var(--near);
      }
      .old {
        opacity: 0.6;
      }
    `,
  ];

  /** Where the API has its record: `device-configs` or `common-files`. */
  @property() collection = "device-configs";
  /** The record's name. Empty: it is not entered yet. */
  @property() device = "";
  /** What is entered, as JSON; empty: as it is stored. */
  @property() body = "";
  /** Of what is stored; a new one is asked for anew. */
  @property({ type: Number }) version = 0;
  @state() private preview: Preview | null = null;
  @state() private fault = "";
  @state() private pending = false;
  #timer = 0;
  #asking = new AbortController();

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("device") || changed.has("body") || changed.has("version")) {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), this.preview ? WAIT_MS : 0);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
    this.#asking.abort();
  }

  override render() {
    return html`<section class="card" aria-labelledby="preview">
      <h2 id="preview">${t(this.#isOfPhone ? "preview" : "previewCommon")}</h2>
      <p class="quiet small" role="status">${this.#state()}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      ${this.preview ? this.#files(this.preview) : nothing}
    </section>`;
  }

  get #isOfPhone(): boolean {
    return this.collection === "device-configs";
  }

  #state(): string {
    if (!this.device) {
      return t(this.#isOfPhone ? "previewNoName" : "previewNoNameCommon");
    }
    if (!this.body && this.version === 0) {
      return t("previewNothing");
    }
    return this.pending ? t(this.preview ? "previewUnfit" : "previewUnfitFirst") : this.preview ? t(this.body ? "previewOfEntered" : "previewOfStored") : this.fault ? "" : t("loading");
  }

  #files(preview: Preview): TemplateResult {
    return html`<div class=${this.pending ? "old" : ""}>
      ${preview.findings.map(
        (finding) => html`<p class="fault">${this.#level(finding)} <span lang="en">${finding.why} ${finding.value}</span></p>`,
      )}
      ${preview.files.map((file) => this.#file(file))} ${preview.origins ? this.#origins(preview.origins) : nothing}
    </div>`;
  }

  #file({ name, path, outcome, size, text, findings }: PreviewedFile): TemplateResult {
    const called = name ?? path ?? "";
    const lines = text.replace(/\n$/, "").split("\n");
    return html`<h3 class="fixed">${called}</h3>
      ${outcome === "by-hand" ? html`<p>${t("previewByHand")}</p>` : nothing}
      <p class="quiet small">${t("fileIs", { size: number(size), lines: number(lines.length), findings: number(findings.length) })}</p>
      ${findings.length > 0
        ? html`<ul class="found">
            ${findings.map(
              (finding) => html`<li>
                ${this.#level(finding)} <button class="plain small" @click=${(event: Event) => toLine(event, finding.line)}>${t("atLine", { line: number(finding.line) })}</button>
                <span class="small" lang="en">${finding.why}</span>
              </li>`,
            )}
          </ul>`
        : nothing}
      <div class="text" tabindex="0" role="region" aria-label=${called}>
        <ol>
          ${lines.slice(0, MOST_LINES).map((line, i) => this.#line(line, i + 1, findings.filter((finding) => finding.line === i + 1)))}
        </ol>
      </div>`;
  }

  #line(line: string, place: number, findings: CheckFinding[]): TemplateResult {
    return html`<li class=${findings.length > 0 ? "marked" : ""} data-line=${place}>
      <span class="place">${place}</span
      ><span>${line}${findings.map((finding) => html`<span class="note">${this.#level(finding)} <span lang="en">${finding.why}</span></span>`)}</span>
    </li>`;
  }

  #level({ level }: CheckFinding): TemplateResult {
    const [tone, key] = LEVELS[level];
    return html`<state-badge .tone=${tone} .text=${t(key)}></state-badge>`;
  }

  #origins(origins: Record<string, string>): TemplateResult {
    return html`<h3>${t("originsOf")}</h3>
      <div class="sideways" tabindex="0" role="region" aria-label=${t("originsOf")}>
        <table class="origins">
          <thead>
            <tr>
              <th scope="col">${t("field")}</th>
              <th scope="col">${t("saidBy")}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(origins).map(
              ([field, record]) => html`<tr>
                <th scope="row" class="fixed">${field.replace(/^fields\./, "")}</th>
                <td>${record.replace(/^profile /, `${t("profile")} `).replace(/^device.*/, t("thisPhone"))}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  async #ask(): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (!this.device || (!this.body && this.version === 0)) {
      return;
    }
    const path = `${this.collection}/${encodeURIComponent(this.device)}/preview`;
    try {
      const { signal } = asking;
      const answer = this.body
        ? await call<Preview>("POST", path, { body: JSON.parse(this.body) as unknown, signal })
        : await call<Preview>("GET", path, { signal });
      this.preview = answer.body;
      this.#tell([]);
      this.pending = false;
      this.fault = "";
    } catch (fault) {
      if (asking.signal.aborted) {
        return;
      }
      const violations = fault instanceof Refusal ? (fault.problem.violations ?? []) : [];
      this.pending = violations.length > 0;
      this.fault = this.pending ? "" : words(fault);
      this.#tell(violations);
    }
  }

  #tell(violations: Violation[]): void {
    if (this.body) {
      this.dispatchEvent(new CustomEvent("violations", { detail: violations }));
    }
  }
}

/** Brings a line of the file that is shown beside into view. */
function toLine(event: Event, line: number): void {
  const text = (event.target as Element).closest("ul")?.nextElementSibling;
  text?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: "center" });
}
