import { html, type TemplateResult } from "lit";
import "../../components/badge/state-badge";
import { moment, number, t } from "../../text/text";
import { daysTo } from "./trusted";

/** The suite's health warns as many days before a certificate ends. */
export const SOON_DAYS = 30;

/** When a certificate ends, and how soon that is. */
export function certificateEnd(notAfter: string): TemplateResult {
  const days = daysTo(notAfter);
  const [tone, text] =
    days < 0
      ? (["bad", t("hasEnded")] as const)
      : ([days < SOON_DAYS ? "care" : "good", t("endsIn", { days: number(days) })] as const);
  return html`${moment(notAfter)} <state-badge .tone=${tone} .text=${text}></state-badge>`;
}
