import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Piece } from "../../app/piece";
import { shared } from "../../style/shared";

export type Tone = "good" | "care" | "bad" | "plain";

const SIGNS: Record<Tone, string> = { good: "✓", care: "!", bad: "✕", plain: "○" };

/** A state in a word: its colour never stands alone, a sign goes with it. */
@customElement("state-badge")
export class StateBadge extends Piece {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        white-space: nowrap;
      }
      span {
        display: inline-flex;
        gap: 6px;
        align-items: baseline;
        font-size: var(--small);
        font-weight: 500;
      }
      .good {
        color: var(--good);
      }
      .care {
        color: var(--care);
      }
      .bad {
        color: var(--bad);
      }
      .plain {
        color: var(--quiet);
      }
    `,
  ];

  @property() tone: Tone = "plain";
  @property() text = "";

  override render() {
    return html`<span class=${this.tone}><span aria-hidden="true">${SIGNS[this.tone]}</span>${this.text}</span>`;
  }
}
