import { html, nothing, type TemplateResult } from "lit";
import type { Draft } from "../../api/draft";
import { areaField, choiceField, textField } from "../../components/field/draft-field";
import { t } from "../../text/text";
import type { Inherited } from "./lineage";
import type { Group, PhoneRecord, Profile } from "./records";

type Of = Draft<Profile> | Draft<PhoneRecord>;

/** The fields that profiles and phones have in common, each with what it has if it is left empty, and from where. */
export function settingsFields(draft: Of, groups: readonly Group[], inherited: Map<string, Inherited>): TemplateResult {
  const from = (key: string): string => {
    const of = inherited.get(key);
    return of ? t("inheritsFrom", { value: of.value, profile: of.from }) : t("inheritsNothing");
  };
  const groupNames = groups.map(({ name }): [string, string] => [name, name]);
  return html`<div class="pair">
      ${textField(draft, "model", t("model"), { hint: from("model") })}
      ${choiceField(draft, "protocol", t("protocol"), [["", "—"], ["SIP", "SIP"], ["SCCP", "SCCP"]], from("protocol"))}
      ${textField(draft, "load", t("load"), { hint: from("load") })}
      ${choiceField(draft, "callManagerGroup", t("callManagerGroup"), [["", "—"], ...groupNames], from("callManagerGroup"))}
      ${textField(draft, "template", t("ownTemplate"), { hint: from("template") })}
    </div>
    <h2>${t("furtherFields")}</h2>
    ${pathFields(draft, inherited)}
    <details ?open=${Boolean(draft.entered["overrides"]) || draft.faultsOf("overrides").length > 0}>
      <summary>${t("overrides")}</summary>
      ${areaField(draft, "overrides", t("overrides"), t("overridesHint"))}
    </details>`;
}

/** Fields by path: those that are said here, then those that are inherited, then one more. */
function pathFields(draft: Of, inherited: Map<string, Inherited>): TemplateResult {
  const own = Object.keys(draft.entered).filter((key) => key.startsWith("fields."));
  const others = [...inherited].filter(([key]) => key.startsWith("fields.") && !own.includes(key));
  return html`${own.map((key) => {
      const above = inherited.get(key);
      return html`<div class="path">
        ${textField(draft, key, key.slice(7), { hint: above ? t("insteadOf", { value: above.value, profile: above.from }) : "" })}
        <button type="button" aria-label="${t("remove")}: ${key.slice(7)}" @click=${() => draft.enter({ [key]: null })}>${t("remove")}</button>
      </div>`;
    })}
    ${others.length > 0
      ? html`<ul class="others">
          ${others.map(
            ([key, of]) => html`<li class="row">
              <span class="fixed">${key.slice(7)} = ${of.value}</span>
              <span class="quiet small">${t("fromProfile", { profile: of.from })}</span>
              <button type="button" class="plain small" aria-label="${t("sayHere")}: ${key.slice(7)}" @click=${() => draft.enter({ [key]: of.value })}>${t("sayHere")}</button>
            </li>`,
          )}
        </ul>`
      : nothing}
    <div class="path">
      <div class="field">
        <label for="new-path">${t("fieldPath")}</label>
        <input id="new-path" class="new-path" autocomplete="off" spellcheck="false" aria-describedby="new-path-hint" @keydown=${(event: KeyboardEvent) => onEnter(event, draft)} />
        <span id="new-path-hint" class="quiet small">${t("fieldPathHint")}</span>
      </div>
      <button type="button" @click=${(event: Event) => add((event.currentTarget as Element).parentElement?.querySelector("input"), draft)}>${t("addField")}</button>
    </div>`;
}

function onEnter(event: KeyboardEvent, draft: Of): void {
  if (event.key === "Enter") {
    event.preventDefault();
    add(event.target as HTMLInputElement, draft);
  }
}

function add(input: HTMLInputElement | null | undefined, draft: Of): void {
  const path = input?.value.trim() ?? "";
  if (input && path) {
    input.value = "";
    draft.enter({ [`fields.${path}`]: draft.entered[`fields.${path}`] ?? "" });
  }
}
