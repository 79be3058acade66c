import { t } from "../text/text";
import { Away } from "./client";

/** What a call's failure is told as. */
export function words(fault: unknown): string {
  return fault instanceof Away ? t("away") : (fault as Error).message;
}
