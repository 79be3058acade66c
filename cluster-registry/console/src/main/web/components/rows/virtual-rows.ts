import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { Away } from "../../api/client";
import type { Page } from "../../api/types";
import { Piece } from "../../app/piece";
import { shared } from "../../style/shared";

const ROW_PX = 48;
const LEAST_PX = 260;
const PAGE = 100;
const PAGES_KEPT = 20;
const WAIT_MS = 60;
const AGAIN_MS = 2000;

export interface Column<T> {
  label: string;
  cell: (item: T) => TemplateResult | string;
}

/**
 * A list of any length: only the rows that can be seen are on the page, and only their pages are asked of the server,
 * once the viewer rests there. A new `source` begins anew.
 */
@customElement("virtual-rows")
export class VirtualRows extends Piece {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--round);
        overflow: hidden;
      }
      .all {
        height: calc(100vh - 230px);
        overflow-y: auto;
        position: relative;
        contain: strict;
      }
      .line {
        display: grid;
        grid-template-columns: 2fr 1.2fr 1.5fr 1.5fr 2fr;
        gap: var(--room);
        align-items: center;
        padding: 0 var(--room);
        height: ${ROW_PX}px;
        border-bottom: 1px solid var(--line);
      }
      .line > * {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .names {
        height: 36px;
        font-size: var(--small);
        color: var(--quiet);
      }
      .body {
        position: relative;
      }
      .body > .line {
        position: absolute;
        inset-inline: 0;
      }
      .body > .line:hover {
        background: var(--raised);
      }
      @media (max-width: 800px) {
        .line {
          grid-template-columns: 3fr 2fr;
        }
        .line > :nth-child(n + 3) {
          display: none;
        }
      }
    `,
  ];

  @property() label = "";
  @property({ attribute: false }) columns: Column<never>[] = [];
  @property({ attribute: false }) source: ((page: number, size: number, signal: AbortSignal) => Promise<Page<unknown>>) | null = null;
  @state() private total = 0;
  @state() private first = 0;
  @state() private fault = "";
  @query(".all") private readonly all!: HTMLElement;

  readonly #pages = new Map<number, unknown[]>();
  #asking = new AbortController();
  #timer = 0;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("source")) {
      this.#pages.clear();
      this.first = 0;
      if (this.hasUpdated) {
        this.all.scrollTop = 0;
      }
      this.#ask(0);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
    this.#asking.abort();
  }

  // Styles are set as properties: the page's policy takes none that stand in an attribute.
  override render() {
    const last = Math.min(this.total, this.first + Math.ceil(window.innerHeight / ROW_PX) + 4);
    const lines = Array.from({ length: Math.max(0, last - this.first) }, (_, i) => this.first + i);
    return html`<div role="table" aria-label=${this.label} aria-rowcount=${this.total + 1}>
      <div role="rowgroup">
        <div class="line names" role="row" aria-rowindex="1">
          ${this.columns.map((column) => html`<span role="columnheader">${column.label}</span>`)}
        </div>
      </div>
      <div class="all" role="rowgroup" tabindex="0" .style=${this.#height()} @scroll=${this.#scrolled}>
        <div class="body" role="presentation" .style=${`height: ${this.total * ROW_PX}px`}>
          ${lines.map((line) => this.#line(line))}
        </div>
      </div>
    </div>
    ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}`;
  }

  /** No higher than its rows. */
  #height(): string {
    const rows = Math.max(2, this.total) * ROW_PX;
    return `max-height: ${rows}px; min-height: ${Math.min(rows, LEAST_PX)}px`;
  }

  #line(line: number): TemplateResult {
    const item = this.#pages.get(Math.floor(line / PAGE))?.[line % PAGE] as never;
    return html`<div class="line" role="row" aria-rowindex=${line + 2} .style=${`top: ${line * ROW_PX}px`}>
      ${this.columns.map((column) => html`<span role="cell">${item === undefined ? "…" : column.cell(item)}</span>`)}
    </div>`;
  }

  /** Asks anew for what is in view; who looks at it keeps their place. Rows that are out of view are asked for when they come into it. */
  async again(): Promise<void> {
    const { source } = this;
    if (!source || this.#pages.size === 0) {
      return;
    }
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const [from, to] = this.#inView();
    const answers: Page<unknown>[] = [];
    try {
      for (let page = from; page <= to; page++) {
        answers.push(await source(page, PAGE, asking.signal));
      }
    } catch (fault) {
      // Scrolled on meanwhile: what came into view is asked for already.
      if (!asking.signal.aborted) {
        throw fault;
      }
    }
    if (!asking.signal.aborted) {
      this.#pages.clear();
      answers.forEach((answer, i) => this.#keep(from + i, answer));
      this.fault = "";
    }
  }

  #inView(): [number, number] {
    return [Math.floor(this.first / PAGE), Math.floor((this.first + window.innerHeight / ROW_PX) / PAGE)];
  }

  readonly #scrolled = (): void => {
    this.first = Math.max(0, Math.floor(this.all.scrollTop / ROW_PX) - 2);
    this.#ask(WAIT_MS);
  };

  #ask(afterMs: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#load(), afterMs);
  }

  async #load(): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const [from, to] = this.#inView();
    try {
      for (let page = from; page <= to; page++) {
        if (this.source && !this.#pages.has(page)) {
          const answer = await this.source(page, PAGE, asking.signal);
          if (asking.signal.aborted) {
            return;
          }
          this.#keep(page, answer);
        }
      }
      this.fault = "";
    } catch (fault) {
      if (asking.signal.aborted) {
        return;
      }
      if (fault instanceof Away) {
        this.#ask(AGAIN_MS);
      } else {
        this.fault = (fault as Error).message;
      }
    }
  }

  #keep(page: number, answer: Page<unknown>): void {
    if (this.#pages.size >= PAGES_KEPT) {
      this.#pages.clear();
    }
    this.#pages.set(page, answer.items);
    this.total = answer.total;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("total", { detail: answer.total }));
  }
}
