import { css, html, nothing, type TemplateResult } from "lit";
import { number, t } from "../../text/text";

const MOST_LINES = 3000;

/** What a line of a unified diff is: its sign says it as well, so that nothing is told by colour alone. */
function kindOf(line: string): string {
  if (line.startsWith("@@")) {
    return "place";
  }
  return line.startsWith("+") ? "new" : line.startsWith("-") ? "old" : "";
}

export const diffStyle = css`
  .diff {
    overflow: auto;
    max-height: 32rem;
    border: 1px solid var(--line);
    border-radius: var(--near);
    background: var(--ground);
    margin: var(--gap) 0;
    padding: var(--near) 0;
  }
  .diff > div {
    min-width: max-content;
  }
  .diff span {
    display: block;
    font: 0.8125rem/1.5 var(--fixed);
    white-space: pre;
    padding-inline: var(--gap);
  }
  .diff .new {
    background: var(--raised);
    box-shadow: inset 3px 0 var(--good);
  }
  .diff .old {
    background: var(--raised);
    box-shadow: inset 3px 0 var(--bad);
  }
  .diff .place {
    color: var(--quiet);
  }
`;

/** A unified diff as people read it: without the two lines that name the files. */
export function textDiff(diff: string, label: string): TemplateResult {
  const all = diff.replace(/\n$/, "").split("\n").slice(2);
  const lines = all.slice(0, MOST_LINES);
  return html`<div class="diff" tabindex="0" role="region" aria-label=${label}>
    <div>${lines.map((line) => html`<span class=${kindOf(line)}>${line || " "}</span>`)}</div>
    </div>
    ${lines.length < all.length
      ? html`<p class="quiet small" role="status">${t("shownOf", { shown: number(lines.length), total: number(all.length) })}</p>`
      : nothing}`;
}
