import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { call, read } from "../../api/client";
import { Poll } from "../../api/poll";
import type { Page } from "../../api/types";
import { words } from "../../api/words";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import "../../components/copy/copy-button";
import { curlOf } from "../../components/copy/copy-button";
import "../../components/dialog/confirm-dialog";
import { form } from "../../style/form";
import { shared } from "../../style/shared";
import { moment, number, t } from "../../text/text";
import { functionName, type Mode, type ModeName, type TrustList } from "./trusted";

const EVERY_MS = 10_000;
const REST_MS = 30_000;
const MODES = {
  "non-secure": ["modeNonSecure", "modeNonSecureWhat"],
  mixed: ["modeMixed", "modeMixedWhat"],
  "proxy-only": ["modeProxyOnly", "modeProxyOnlyWhat"],
} as const;

interface Seen {
  mode: Mode;
  lists: TrustList[];
}

/** The local cluster's mode, what each would mean for phones, and the lists that the present one gives them. */
@customElement("trust-mode")
export class TrustModeCard extends Piece {
  static override styles = [
    shared,
    form,
    css`
      .mode {
        padding: var(--near) 0;
      }
      .mode p {
        padding-inline-start: 1.6em;
        margin: 0;
      }
      summary {
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      .care {
        color: var(--care);
      }
      details dl,
      details ul {
        padding: var(--gap) 0 var(--gap) var(--room);
      }
    `,
  ];

  @state() private chosen: ModeName | "" = "";
  @state() private rollback = false;
  /** The mode that was shown when the change was asked for. */
  @state() private asked: Mode | null = null;
  @state() private said = "";
  @state() private fault = "";
  readonly #seen = new Poll<Seen>(this, look, EVERY_MS, { kinds: ["trust"], restMs: REST_MS });

  override render() {
    const { value: seen, fault } = this.#seen;
    return html`<section class="card" aria-labelledby="mode">
      <div class="head">
        <h2 id="mode">${t("trustMode")}</h2>
        <copy-button .label=${t("copyCurl")} .text=${curlOf("trust-lists/mode")}></copy-button>
      </div>
      <p role="status">${seen || fault ? this.said : t("loading")}</p>
      ${this.fault || fault ? html`<p class="fault" role="alert">${this.fault || fault?.message}</p>` : nothing}
      ${seen ? html`${this.#modes(seen.mode)} ${seen.lists.map(list)}` : nothing} ${this.asked && this.chosen ? this.#confirm(this.chosen, this.asked) : nothing}
    </section>`;
  }

  #modes(now: Mode): TemplateResult {
    const chosen = this.chosen || now.mode;
    const isChange = chosen !== now.mode || (chosen === "proxy-only" && this.#rollback(now) !== now.rollbackItl);
    return html`<form @submit=${this.#ask}>
      <fieldset ?disabled=${!session.may("admin")}>
        <legend>${t("trustModeWhat")}</legend>
        ${(Object.keys(MODES) as ModeName[]).map((mode) => this.#mode(mode, chosen, now.mode))}
        ${chosen === "proxy-only"
          ? html`<label class="mode"
              ><input type="checkbox" name="rollback" .checked=${this.#rollback(now)} @change=${this.#rollbackChosen} />${t("rollbackItl")}</label
            >`
          : nothing}
        ${isChange ? html`<div class="row end"><button class="first">${t("changeMode")}</button></div>` : nothing}
      </fieldset>
    </form>`;
  }

  #mode(mode: ModeName, chosen: ModeName, now: ModeName): TemplateResult {
    const [name, what] = MODES[mode];
    return html`<div class="mode">
      <label
        ><input type="radio" name="mode" value=${mode} .checked=${mode === chosen} aria-describedby="what-${mode}" @change=${() => this.#choose(mode)} />${t(name)}
        ${mode === now ? html`<strong class="small">(${t("modeNow")})</strong>` : nothing}</label
      >
      <p id="what-${mode}" class="quiet small">${t(what)}</p>
    </div>`;
  }

  #choose(mode: ModeName): void {
    this.chosen = mode;
    this.said = "";
  }

  #rollback(now: Mode): boolean {
    return this.chosen ? this.rollback : now.rollbackItl;
  }

  readonly #rollbackChosen = (event: Event): void => {
    this.chosen = "proxy-only";
    this.rollback = (event.target as HTMLInputElement).checked;
  };

  readonly #ask = (event: Event): void => {
    event.preventDefault();
    this.asked = this.#seen.value?.mode ?? null;
  };

  #confirm(mode: ModeName, before: Mode): TemplateResult {
    return html`<confirm-dialog
      .heading=${t("changeModeTo", { mode: t(MODES[mode][0]) })}
      .what=${`${t(MODES[mode][1])} ${t("changeModeWhat")}`}
      .action=${t("changeMode")}
      @agree=${() => void this.#change(mode, before)}
      @close=${() => (this.asked = null)}
    ></confirm-dialog>`;
  }

  async #change(mode: ModeName, before: Mode): Promise<void> {
    this.asked = null;
    try {
      await call("PUT", "trust-lists/mode", {
        body: { mode, rollbackItl: mode === "proxy-only" && this.rollback },
        ifMatch: `"${before.version}"`,
      });
      this.fault = "";
      this.said = t("modeChanged", { mode: t(MODES[mode][0]) });
      this.chosen = "";
    } catch (fault) {
      this.said = "";
      this.fault = words(fault);
    }
    await this.#seen.again();
  }
}

async function look(signal: AbortSignal): Promise<Seen> {
  const [mode, lists] = await Promise.all([read<Mode>("trust-lists/mode", signal), read<Page<{ name: string }>>("trust-lists", signal)]);
  const kinds = lists.items.map(({ name }) => (name.startsWith("CTL") ? "ctl" : "itl"));
  return { mode, lists: await Promise.all(kinds.map((kind) => read<TrustList>(`trust-lists/${kind}`, signal))) };
}

function list(of: TrustList): TemplateResult {
  return html`<details>
    <summary><span class="fixed">${of.name}</span> <span class="quiet small">${t("listBuilt", { time: moment(of.built), size: number(of.size) })}</span></summary>
    ${of.unproven ? html`<p class="care" lang="en">! ${of.unproven}</p>` : nothing}
    <dl>
      <dt>MD5</dt>
      <dd class="fixed">${of.md5}</dd>
      <dt>SHA-1</dt>
      <dd class="fixed">${of.sha1}</dd>
      <dt>${t("signedBy")}</dt>
      <dd>${of.signer}</dd>
    </dl>
    <ul>
      ${of.entries.map((entry) => html`<li><strong class="small">${functionName(entry.function)}</strong> ${entry.subject ?? "—"}</li>`)}
    </ul>
  </details>`;
}
