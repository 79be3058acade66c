import { html, type TemplateResult } from "lit";
import "../../components/badge/state-badge";
import { number, t } from "../../text/text";
import type { CheckFinding } from "../configurations/records";

const LEVELS = { error: ["bad", "levelError"], warning: ["care", "levelWarning"], hint: ["plain", "levelHint"] } as const;

/** What the check finds in a file, in the order of its lines. */
export function checkedFile(findings: CheckFinding[]): TemplateResult {
  return findings.length === 0
    ? html`<p class="quiet">${t("checkedGood")}</p>`
    : html`<ul>
        ${findings.map(({ level, line, why, value }) => {
          const [tone, key] = LEVELS[level];
          return html`<li>
            <state-badge .tone=${tone} .text=${t(key)}></state-badge> ${line > 0 ? t("atLine", { line: number(line) }) : ""} <span lang="en">${why} ${value}</span>
          </li>`;
        })}
      </ul>`;
}
