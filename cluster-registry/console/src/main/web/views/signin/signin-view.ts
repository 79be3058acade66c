import { css, html } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { Away, call, Refusal } from "../../api/client";
import type { Session } from "../../api/types";
import { Piece } from "../../app/piece";
import { session } from "../../app/session";
import { formField } from "../../components/field/form-field";
import { shared } from "../../style/shared";
import { t } from "../../text/text";

/** Takes a token and asks the server whom it speaks for. */
@customElement("signin-view")
export class SigninView extends Piece {
  static override styles = [
    shared,
    css`
      form {
        max-width: 28rem;
        margin: 8vh auto;
      }
      .field {
        display: grid;
        gap: var(--near);
        margin: var(--room) 0;
      }
    `,
  ];

  @state() private fault = session.ended ? t("ended") : "";
  @state() private asking = false;
  @query("input") private readonly input!: HTMLInputElement;

  override render() {
    return html`<form class="card" @submit=${this.#submit}>
      <h1>${t("signIn")}</h1>
      <p class="quiet">${t("signInWhy")}</p>
      ${formField({
        name: "token",
        label: t("token"),
        hint: t("tokenHint"),
        faults: this.fault ? [this.fault] : [],
        control: (of) => html`<input
          id=${of.id}
          type="password"
          autocomplete="off"
          aria-describedby=${of.describedBy}
          aria-invalid=${of.invalid}
        />`,
      })}
      <button class="first" ?disabled=${this.asking}>${t("signIn")}</button>
    </form>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const token = this.input.value.trim();
    // A header holds no other characters.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      this.fault = t(token ? "tokenUnknown" : "tokenEmpty");
      return;
    }
    this.asking = true;
    try {
      session.begin(token, (await call<Session>("GET", "session", { token })).body);
    } catch (fault) {
      if (fault instanceof Refusal) {
        this.fault = fault.problem.status === 401 ? t("tokenUnknown") : fault.message;
      } else if (fault instanceof Away) {
        this.fault = t("away");
      } else {
        throw fault;
      }
    } finally {
      this.asking = false;
    }
  };
}
