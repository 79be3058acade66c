import { settings } from "../app/settings";
import { en, type Key } from "./en";
import { zh } from "./zh";

/** The text of a key in the language that is chosen, its `{parameters}` filled in. */
export function t(key: Key, parameters: Record<string, string | number> = {}): string {
  const text = (settings.language === "zh-CN" ? zh : en)[key];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** A number as the language writes it. */
export function number(value: number): string {
  return new Intl.NumberFormat(settings.language).format(value);
}

/** A moment (RFC 3339) as the language writes it, in the viewer's time zone. */
export function moment(value: string | null | undefined): string {
  return value
    ? new Intl.DateTimeFormat(settings.language, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(value))
    : t("never");
}
