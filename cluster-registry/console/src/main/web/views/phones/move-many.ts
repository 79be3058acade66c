import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { call, read } from "../../api/client";
import type { Cluster, Page, Phone } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import "../../components/dialog/modal-dialog";
import { formField } from "../../components/field/form-field";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";

/** So many are moved at once; the list says so where it has more. */
const MOST = 20_000;
const PAGE = 1000;
const SHOWN = 5;

interface Report {
  assigned: number;
  moved: number;
  unchanged: number;
  refused: number;
  refusals: { text: string; violations: { field: string; rule: string; value: string }[] }[];
}

/** Gives all phones of a list one home, after saying what becomes of how many; tells by the events `moved` (how many) and `close`. */
@customElement("move-many")
export class MoveMany extends Piece {
  static override styles = [
    shared,
    css`
      .end {
        justify-content: flex-end;
      }
    `,
  ];

  /** What the list is filtered by, as the API takes it. */
  @property() filter = "";
  @state() private clusters: string[] = [];
  @state() private to = "";
  @state() private names: string[] = [];
  @state() private unnamed = 0;
  @state() private report: Report | null = null;
  @state() private busy = true;
  @state() private fault = "";
  #asking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.abort();
  }

  override async firstUpdated(): Promise<void> {
    await this.#guarded(async (signal) => {
      this.clusters = (await read<Page<Cluster>>("clusters?size=1000", signal)).items.map(({ clusterId }) => clusterId);
      await this.#gather(signal);
    });
  }

  override render() {
    const { report } = this;
    return html`<modal-dialog .heading=${t("moveMany")} @close=${this.#close}>
      <p>${t("moveManyWhat", { count: number(this.names.length) })} ${this.names.slice(0, SHOWN).join(", ")}${this.names.length > SHOWN ? "…" : ""}</p>
      ${this.unnamed > 0 ? html`<p class="quiet small">${t("moveManyUnnamed", { count: number(this.unnamed) })}</p>` : nothing}
      ${this.names.length === MOST ? html`<p class="quiet small">${t("moveManyMost", { most: number(MOST) })}</p>` : nothing}
      ${formField({
        name: "to-many",
        label: t("moveTo"),
        faults: this.fault ? [this.fault] : [],
        control: (of) => html`<select id=${of.id} aria-describedby=${of.describedBy} aria-invalid=${of.invalid} @change=${this.#chosen}>
          <option value="">—</option>
          ${this.clusters.map((id) => html`<option>${id}</option>`)}
        </select>`,
      })}
      <p role="status">${this.busy ? t("loading") : ""}</p>
      ${report ? this.#preview(report) : nothing}
      <div class="row end">
        <button @click=${this.#close}>${t("cancel")}</button>
        <button class="first" ?disabled=${this.busy || !report || report.moved + report.assigned === 0} @click=${this.#move}>
          ${t("moveManyDo", { count: number(report ? report.moved + report.assigned : 0) })}
        </button>
      </div>
    </modal-dialog>`;
  }

  #preview(report: Report): TemplateResult {
    return html`<p>${t("moveManyPreview", { moved: number(report.moved), assigned: number(report.assigned), unchanged: number(report.unchanged), refused: number(report.refused) })}</p>
      <p class="quiet small">${t("moveWhat")}</p>
      ${report.refusals.length === 0
        ? nothing
        : html`<ul class="fault small" lang="en">
            ${report.refusals.slice(0, SHOWN).map(({ violations }) => html`<li>${violations.map(({ field, rule, value }) => `${field}: ${rule}; ${value}`).join(" ")}</li>`)}
          </ul>`}`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };

  readonly #chosen = async (event: Event): Promise<void> => {
    this.to = (event.target as HTMLSelectElement).value;
    this.report = null;
    if (this.to) {
      await this.#guarded(async (signal) => {
        this.report = await this.#send(true, signal);
      });
    }
  };

  readonly #move = async (): Promise<void> => {
    await this.#guarded(async (signal) => {
      const { moved, assigned } = await this.#send(false, signal);
      this.dispatchEvent(new CustomEvent("moved", { detail: { count: moved + assigned, to: this.to } }));
    });
  };

  /** The phones of the list, as far as they have names: an address alone gets no home. */
  async #gather(signal: AbortSignal): Promise<void> {
    const names: string[] = [];
    for (let page = 0; page * PAGE < MOST; page++) {
      const some = await read<Page<Phone>>(`phones?${this.filter ? `${this.filter}&` : ""}page=${page}&size=${PAGE}`, signal);
      names.push(...some.items.map(({ device }) => device));
      if ((page + 1) * PAGE >= some.total) {
        break;
      }
    }
    this.names = names.filter((name) => /^[A-Za-z]/.test(name));
    this.unnamed = names.length - this.names.length;
  }

  async #send(preview: boolean, signal: AbortSignal): Promise<Report> {
    const lines = new Blob([this.names.map((name) => `${JSON.stringify({ name })}\n`).join("")]);
    const path = `devices/import?clusterId=${encodeURIComponent(this.to)}&dryRun=${preview}`;
    return (await call<Report>("POST", path, { bytes: lines, type: "application/x-ndjson", signal })).body;
  }

  async #guarded(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.busy = true;
    this.fault = "";
    try {
      await work(asking.signal);
    } catch (fault) {
      if (asking.signal.aborted) {
        return;
      }
      this.fault = words(fault);
    }
    this.busy = false;
  }
}
