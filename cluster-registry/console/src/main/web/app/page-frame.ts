import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { Away, call, connection } from "../api/client";
import type { Session } from "../api/types";
import "../components/palette/find-palette";
import { shared } from "../style/shared";
import { t } from "../text/text";
import "../views/about/about-view";
import "../views/audit/audit-view";
import "../views/clusters/clusters-view";
import "../views/configurations/configurations-view";
import "../views/dhcp/dhcp-view";
import "../views/discovery/discovery-view";
import "../views/edges/edges-view";
import "../views/files/file-view";
import "../views/files/files-view";
import "../views/overview/overview-view";
import "../views/phone/phone-view";
import "../views/phones/phones-view";
import "../views/requests/requests-view";
import "../views/signin/signin-view";
import "../views/trust/trust-view";
import { VIEWS } from "../views/views";
import { Piece } from "./piece";
import { address, currentRoute } from "./route";
import { session } from "./session";
import { type Language, settings, type Theme } from "./settings";

const AGAIN_MS = 2000;
const ROLES = { viewer: "roleViewer", operator: "roleOperator", admin: "roleAdmin", service: "roleService" } as const;

/** The frame around all views: menu, language, colours, who is signed in, and the banner while the server is away. */
@customElement("o-page")
export class PageFrame extends Piece {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .skip {
        position: absolute;
        inset-inline-start: -999px;
      }
      .skip:focus {
        inset-inline-start: var(--gap);
        top: var(--gap);
        background: var(--surface);
        padding: var(--gap);
        z-index: 2;
      }
      header {
        background: var(--surface);
        border-bottom: 1px solid var(--line);
        padding: var(--gap) var(--far);
        display: flex;
        flex-wrap: wrap;
        gap: var(--near) var(--far);
        align-items: center;
      }
      .name {
        flex: 1 1 auto;
        font-weight: 650;
        font-size: 1.0625rem;
      }
      nav {
        order: 1;
        flex: 1 0 100%;
      }
      nav ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--near);
      }
      nav a {
        display: block;
        padding: 6px 10px;
        border-radius: var(--round);
        text-decoration: none;
        color: var(--ink);
      }
      nav a:hover {
        background: var(--raised);
      }
      nav a[aria-current] {
        background: var(--raised);
        box-shadow: inset 0 -2px var(--accent);
        font-weight: 600;
      }
      kbd {
        font: var(--small) var(--letters);
        color: var(--quiet);
        margin-inline-start: var(--gap);
      }
      .banner {
        background: var(--raised);
        border-bottom: 1px solid var(--line);
        color: var(--care);
        padding: var(--gap) var(--far);
      }
      .banner:empty {
        display: none;
      }
      main {
        max-width: 1280px;
        margin: 0 auto;
        padding: var(--far);
      }
      footer {
        max-width: 1280px;
        margin: 0 auto;
        padding: 0 var(--far) var(--far);
      }
      @media (max-width: 600px) {
        header,
        main,
        .banner,
        footer {
          padding-inline: var(--room);
        }
      }
    `,
  ];

  @state() private route = currentRoute();
  @state() private finding = false;
  @query("main") private readonly main!: HTMLElement;

  readonly #went = (): void => {
    this.route = currentRoute();
    this.finding = false;
    void this.updateComplete.then(() => this.main.focus({ preventScroll: false }));
  };
  readonly #draw = (): void => this.requestUpdate();
  readonly #pressed = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && session.who) {
      event.preventDefault();
      this.finding = !this.finding;
    }
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", this.#went);
    window.addEventListener("keydown", this.#pressed);
    session.addEventListener("change", this.#draw);
    connection.addEventListener("change", this.#draw);
    void this.#resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.#went);
    window.removeEventListener("keydown", this.#pressed);
    session.removeEventListener("change", this.#draw);
    connection.removeEventListener("change", this.#draw);
  }

  override render() {
    const view = this.#view();
    document.title = `${this.#title()} – ${t("product")}`;
    return html`
      <header>
        <button class="skip" @click=${this.#skip}>${t("skip")}</button>
        <span class="name">${t("product")}</span>
        ${session.who ? this.#menu() : html`<nav aria-label=${t("menu")}></nav>`}
        <div class="row">${session.who ? this.#find() : nothing} ${this.#choices()}</div>
      </header>
      <div class="banner" role="status">${connection.away ? t("away") : ""}</div>
      <main id="main" tabindex="-1">${view}</main>
      ${session.who ? this.#foot(session.who) : nothing}
      ${this.finding ? html`<find-palette @close=${() => (this.finding = false)}></find-palette>` : nothing}
    `;
  }

  #view(): TemplateResult {
    if (!session.who) {
      return session.token ? html`<p role="status">${t("loading")}</p>` : html`<signin-view></signin-view>`;
    }
    const { view, item } = this.route;
    switch (view) {
      case "overview":
        return html`<overview-view></overview-view>`;
      case "phones":
        return item ? html`<phone-view .device=${item}></phone-view>` : html`<phones-view></phones-view>`;
      case "clusters":
        return html`<clusters-view .chosen=${item}></clusters-view>`;
      case "edges":
        return html`<edges-view></edges-view>`;
      case "files":
        return item ? html`<file-view .path=${item}></file-view>` : html`<files-view></files-view>`;
      case "configurations":
        return html`<configurations-view .chosen=${item}></configurations-view>`;
      case "discovery":
        return html`<discovery-view .chosen=${item}></discovery-view>`;
      case "trust":
        return html`<trust-view></trust-view>`;
      case "requests":
        return html`<requests-view></requests-view>`;
      case "dhcp":
        return html`<dhcp-view></dhcp-view>`;
      case "audit":
        return html`<audit-view></audit-view>`;
      case "about":
        return html`<about-view></about-view>`;
      default:
        return html`<h1>${t("notFound")}</h1>`;
    }
  }

  #title(): string {
    const { view, item } = this.route;
    const known = VIEWS.find((name) => name === view);
    return session.who ? item || (known ? t(known) : t("notFound")) : t("signIn");
  }

  #menu(): TemplateResult {
    return html`<nav aria-label=${t("menu")}>
      <ul>
        ${VIEWS.map(
          (view) => html`<li>
            <a href=${address(view)} aria-current=${view === this.route.view ? "page" : nothing}>${t(view)}</a>
          </li>`,
        )}
      </ul>
    </nav>`;
  }

  #find(): TemplateResult {
    return html`<button @click=${() => (this.finding = true)}>${t("find")}<kbd>Ctrl K</kbd></button>`;
  }

  #choices(): TemplateResult {
    const themes = { system: t("themeSystem"), light: t("themeLight"), dark: t("themeDark") };
    const languages = { en: "English", "zh-CN": "简体中文" };
    return html`
      <select class="language" aria-label=${t("language")} @change=${(event: Event) => settings.choose({ language: chosen<Language>(event) })}>
        ${Object.entries(languages).map(([value, name]) => html`<option value=${value} ?selected=${value === settings.language}>${name}</option>`)}
      </select>
      <select class="theme" aria-label=${t("theme")} @change=${(event: Event) => settings.choose({ theme: chosen<Theme>(event) })}>
        ${Object.entries(themes).map(([value, name]) => html`<option value=${value} ?selected=${value === settings.theme}>${name}</option>`)}
      </select>
    `;
  }

  #foot(who: Session): TemplateResult {
    return html`<footer class="row small quiet">
      <span>${t("signedInAs", { name: who.name, role: t(ROLES[session.role]) })}</span>
      <button class="plain small" @click=${() => session.end(false)}>${t("signOut")}</button>
    </footer>`;
  }

  readonly #skip = (): void => {
    this.main.focus();
  };

  /** Finds out whom the token of this tab speaks for, as soon as the server answers. */
  async #resume(): Promise<void> {
    if (!session.token) {
      return;
    }
    const { token } = session;
    try {
      session.begin(token, (await call<Session>("GET", "session", { token })).body);
    } catch (fault) {
      if (fault instanceof Away) {
        window.setTimeout(() => void this.#resume(), AGAIN_MS);
      } else {
        session.end(true);
      }
    }
  }
}

function chosen<T extends string>(event: Event): T {
  return (event.target as HTMLSelectElement).value as T;
}
