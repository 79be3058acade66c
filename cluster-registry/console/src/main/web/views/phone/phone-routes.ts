import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Away, read } from "../../api/client";
import type { Phone, Route } from "../../api/types";
import { Piece } from "../../app/piece";
import { settings } from "../../app/settings";
import { shared } from "../../style/shared";
import { routeDetail, routeLink } from "../../text/route-zh";
import { t } from "../../text/text";
import "../../components/badge/state-badge";

/** What a phone would get now of each of its own files, told step by step by the edges. */
@customElement("phone-routes")
export class PhoneRoutes extends Piece {
  static override styles = [
    shared,
    css`
      summary {
        cursor: pointer;
        padding: var(--near) 0;
        overflow-wrap: anywhere;
      }
      li {
        display: grid;
        grid-template-columns: minmax(6em, max-content) 1fr;
        gap: var(--gap);
        padding: var(--near) 0 var(--near) var(--room);
      }
      li > :last-child {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) phone!: Phone;
  @state() private routes = new Map<string, Route | string>();
  #asked = "";

  override updated(): void {
    const asked = `${this.phone.device} ${this.phone.home} ${this.phone.homeKind}`;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.routes = new Map();
      for (const name of this.#names()) {
        void this.#ask(name);
      }
    }
  }

  override render() {
    return html`<h2>${t("whatItWouldGet")}</h2>
      <p class="quiet small">${t("whatItWouldGetHint")}</p>
      ${this.#names().map((name) => this.#route(name, this.routes.get(name)))}`;
  }

  #route(name: string, route: Route | string | undefined): TemplateResult {
    if (route === undefined || typeof route === "string") {
      return html`<p><span class="fixed">${name}</span> <span class=${route ? "fault" : "quiet"}>${route ?? t("loading")}</span></p>`;
    }
    return html`<details ?open=${name.endsWith(".cnf.xml")}>
      <summary><span class="fixed">${name}</span></summary>
      ${route.differs?.length ? html`<p class="fault">${t("routesDiffer")}</p>` : nothing}
      <ol>
        ${route.steps.map((step) => html`<li>${verdict(step.verdict)}${said(step)}</li>`)}
      </ol>
    </details>`;
  }

  #names(): string[] {
    const { device } = this.phone;
    return device.startsWith("SEP") ? [`${device}.cnf.xml`, `CTL${device}.tlv`, `ITL${device}.tlv`] : [];
  }

  async #ask(name: string): Promise<void> {
    const client = this.phone.address ? `?client=${encodeURIComponent(this.phone.address)}` : "";
    const answer = await read<Route>(`routes/${encodeURIComponent(name)}${client}`).catch((fault: Error) =>
      fault instanceof Away ? t("away") : fault.message,
    );
    this.routes = new Map(this.routes).set(name, answer);
  }
}

/** What a step says, in the viewer's language as far as its words are known. */
function said({ link, detail }: Route["steps"][number]): TemplateResult {
  const chinese = settings.language === "zh-CN" ? routeDetail(detail) : null;
  return chinese === null ? html`<span lang="en">${link}: ${detail}</span>` : html`<span>${routeLink(link)}：${chinese}</span>`;
}

function verdict(said: string): TemplateResult {
  switch (said.toLowerCase()) {
    case "answers":
      return html`<state-badge tone="good" .text=${t("wouldAnswer")}></state-badge>`;
    case "asks":
      return html`<state-badge tone="care" .text=${t("wouldAsk")}></state-badge>`;
    default:
      return html`<state-badge tone="plain" .text=${t("wouldPass")}></state-badge>`;
  }
}
