import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { AuditRecord, Gathered } from "../../api/types";
import { AddressFilter } from "../../app/address-filter";
import { Piece } from "../../app/piece";
import "../../components/badge/state-badge";
import "../../components/copy/copy-button";
import { curlOf } from "../../components/copy/copy-button";
import "../../components/missing/missing-note";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { differences, fieldDiff } from "./field-diff";

const EVERY_MS = 5000;
const WAIT_MS = 300;
const STEP = 50;
// The API makes one list of several services' for the first 1000 of all.
const MOST = 1000;
const ACTIONS = { created: "actionCreated", changed: "actionChanged", removed: "actionRemoved" } as const;

/** Who changed what, of all services: the latest first, each field before and after. */
@customElement("audit-view")
export class AuditView extends Piece {
  static override styles = [
    shared,
    css`
      form {
        margin-bottom: var(--room);
      }
      input {
        flex: 1 1 12rem;
        min-width: 0;
      }
      li + li {
        border-top: 1px solid var(--line);
        padding-top: var(--gap);
        margin-top: var(--gap);
      }
      li .row > * {
        overflow-wrap: anywhere;
        min-width: 0;
      }
      summary {
        cursor: pointer;
      }
      del {
        color: var(--bad);
      }
      ins {
        color: var(--good);
        text-decoration: none;
      }
      .none {
        margin: 0;
      }
    `,
  ];

  @state() private size = STEP;

  readonly #filter = new AddressFilter(this, "audit", ["who", "what", "since"] as const, () => {
    this.size = STEP;
    void this.#changes.again();
  });
  readonly #changes = new Poll<Gathered<AuditRecord>>(this, (signal) => read(this.#path(), signal), EVERY_MS, { kinds: ["records"], restMs: EVERY_MS });

  override render() {
    const changes = this.#changes.value;
    const fault = this.#changes.fault;
    return html`<div class="head">
        <h1>${t("audit")}</h1>
        <copy-button .label=${t("copyCurl")} .text=${curlOf(this.#path())}></copy-button>
      </div>
      ${this.#form()}
      <p class="quiet small" role="status">
        ${changes ? t("changesShown", { shown: number(changes.items.length), total: number(changes.total) }) : fault ? "" : t("loading")}
      </p>
      ${fault ? html`<p class="fault" role="alert">${fault.message}</p>` : nothing}
      <missing-note .missing=${changes?.missing ?? []}></missing-note>
      ${changes && !fault ? this.#list(changes) : nothing}`;
  }

  #form(): TemplateResult {
    const { who, what, since } = this.#filter.values;
    return html`<form class="row" role="search" @submit=${(event: Event) => event.preventDefault()}>
      ${this.#text("who", t("who"), who)} ${this.#text("what", t("whatHint"), what)}
      <label class="row">
        <span>${t("notBefore")}</span>
        <input type="datetime-local" name="since" step="1" .value=${localTime(since)} @change=${this.#since} />
      </label>
    </form>`;
  }

  #text(name: "who" | "what", label: string, value: string): TemplateResult {
    return html`<input
      type="search"
      name=${name}
      aria-label=${label}
      placeholder=${label}
      .value=${value}
      maxlength="255"
      spellcheck="false"
      @input=${(event: Event) => this.#filter.choose(name, (event.target as HTMLInputElement).value.trim(), WAIT_MS)}
    />`;
  }

  #list(changes: Gathered<AuditRecord>): TemplateResult {
    if (changes.items.length === 0) {
      return html`<p class="quiet">${t("changesNone")}</p>`;
    }
    return html`<section class="card" aria-label=${t("audit")}>
        <ul>
          ${repeat(
            changes.items,
            (of) => `${of.service}/${of.id}`,
            (of) => this.#change(of),
          )}
        </ul>
      </section>
      ${changes.items.length < changes.total && this.size < MOST ? html`<button @click=${this.#more}>${t("showMore")}</button>` : nothing}`;
  }

  #change(of: AuditRecord): TemplateResult {
    const changed = differences(of.before, of.after);
    const thing = `${of.kind}/${of.key}`;
    return html`<li>
      <div class="row">
        ${action(of.action)}
        <a class="fixed" href="#/audit?what=${encodeURIComponent(thing)}">${thing}</a>
        <span class="quiet small">${moment(of.time)}</span>
        <span>${t("by", { who: of.who })}</span>
      </div>
      <details>
        <summary class="small">${changed.length > 0 ? t("fieldsChanged", { fields: summary(changed.map((it) => it.field)) }) : t("noFieldChanged")}</summary>
        ${changed.length > 0 ? fieldDiff(changed) : nothing}
        <p class="quiet small none fixed">${[of.service, of.role, of.address, of.call].filter(Boolean).join(" · ")}</p>
      </details>
    </li>`;
  }

  readonly #since = (event: Event): void => {
    const entered = (event.target as HTMLInputElement).value;
    this.#filter.choose("since", entered && new Date(entered).toISOString(), 0);
  };

  readonly #more = (): void => {
    this.size = Math.min(MOST, this.size + 4 * STEP);
    void this.#changes.again();
  };

  #path(): string {
    const { query } = this.#filter;
    return `audit?${query && `${query}&`}size=${this.size}`;
  }
}

function action(name: string): TemplateResult {
  const tone = name === "removed" ? "bad" : name === "created" ? "good" : "plain";
  const text = name in ACTIONS ? t(ACTIONS[name as keyof typeof ACTIONS]) : name;
  return html`<state-badge .tone=${tone} .text=${text}></state-badge>`;
}

function summary(fields: string[]): string {
  return fields.length > 4 ? `${fields.slice(0, 4).join(", ")}, …` : fields.join(", ");
}

/** As the control for times wants it: in the viewer's time zone, without one. Empty where it is no time. */
function localTime(value: string): string {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? "" : new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
