import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { call, Refusal } from "../../api/client";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { diffStyle, textDiff } from "../../components/diff/text-diff";
import { shared } from "../../style/shared";
import { number, t } from "../../text/text";
import type { Impact } from "./common-records";

const SECONDS = 5;
const EXAMPLES = 3;

/**
 * What a change of a template would do: how many files would be different, why some would be refused, and examples. Asked for by a button,
 * since files are made to see. Tells by the event `violations` which rules the entered fields break.
 */
@customElement("template-impact")
export class TemplateImpact extends Piece {
  static override styles = [shared, diffStyle];

  /** Of the template in the API; empty: its name is not entered yet. */
  @property() path = "";
  /** What is entered, as JSON. */
  @property() body = "";
  @state() private impact: Impact | null = null;
  /** What it was asked for; another one tells nothing of what is entered now. */
  @state() private of = "";
  @state() private fault = "";
  @state() private busy = false;
  #asking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.abort();
  }

  override render() {
    const { impact } = this;
    const fits = impact && this.of === this.body;
    return html`<section class="card" aria-labelledby="impact">
      <div class="head">
        <h2 id="impact">${t("impact")}</h2>
        <button type="button" ?disabled=${this.busy || !this.path} @click=${() => void this.#ask()}>${t("impactAsk")}</button>
      </div>
      <p class="quiet small" role="status">${this.busy ? t("loading") : fits ? t("impactOf") : t(this.path ? "impactHint" : "impactNoName")}</p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing} ${fits ? this.#told(impact) : nothing}
    </section>`;
  }

  #told(of: Impact): TemplateResult {
    return html`<p>
        ${of.phones === 0
          ? t("impactNone")
          : t("impactTold", { users: number(of.phones), changed: number(of.changed), unchanged: number(of.unchanged), byHand: number(of.byHand), refused: number(of.refused) })}
      </p>
      ${of.complete ? nothing : html`<p>${t("impactPart", { looked: number(of.looked) })}</p>`}
      ${of.refusals.length === 0
        ? nothing
        : html`<ul class="fault">
            ${of.refusals.map(
              ({ why, value, phones, example }) => html`<li><span lang="en">${why} ${value}</span> ${t("impactRefused", { count: number(phones), example })}</li>`,
            )}
          </ul>`}
      ${of.examples.map(
        ({ device, path, diff }) => html`<h3 class="fixed">${path || device}</h3>
          ${diff ? textDiff(diff, path) : html`<p class="quiet">${t("impactNoDiff")}</p>`}`,
      )}`;
  }

  async #ask(): Promise<void> {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const { body } = this;
    this.busy = true;
    this.fault = "";
    this.impact = null;
    try {
      const answer = await call<Impact>("POST", `${this.path}/preview?seconds=${SECONDS}&examples=${EXAMPLES}`, { body: JSON.parse(body) as unknown, signal: asking.signal });
      this.impact = answer.body;
      this.of = body;
      this.#tell([]);
    } catch (fault) {
      if (!asking.signal.aborted) {
        const violations = fault instanceof Refusal ? (fault.problem.violations ?? []) : [];
        this.fault = violations.length > 0 ? "" : words(fault);
        this.#tell(violations);
      }
    } finally {
      this.busy = this.busy && asking !== this.#asking;
    }
  }

  #tell(violations: readonly unknown[]): void {
    this.dispatchEvent(new CustomEvent("violations", { detail: violations }));
  }
}
