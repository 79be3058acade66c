import { html, nothing, type TemplateResult } from "lit";
import { address } from "../../app/route";
import "../../components/badge/state-badge";
import { number, t } from "../../text/text";

/** What became of a package's files. */
export interface PackageReport {
  created: number;
  replaced: number;
  unchanged: number;
  files: { path: string; size: number; version: number; outcome: string }[];
  leftOut: { name: string; why: string }[];
  firmware: { path: string; load: string; models: string[]; complete: boolean; missing: string[]; otherSize: string[] }[];
  defaultLoads: { number: number; model: string; load: string; protocol: string }[];
  findings: { path: string; findings: { level: string; line: number; rule: string; why: string }[] }[];
}

const SHOWN = 200;

/** Where a package is sent, its files to lie in a folder: empty for the top, else with a slash at its end. */
export function packageUrl(folder: string, force: boolean): string {
  const query = new URLSearchParams();
  if (folder) {
    query.set("into", folder);
  }
  if (force) {
    query.set("force", "true");
  }
  return `packages${query.size > 0 ? `?${query.toString()}` : ""}`;
}

/** The report of a package: what is new, which firmware is whole, what was left out and why. */
export function packageReport(of: PackageReport): TemplateResult {
  return html`<p class="small">${t("packageCounts", { created: number(of.created), replaced: number(of.replaced), unchanged: number(of.unchanged) })}</p>
    ${of.firmware.map(firmware)} ${of.defaultLoads.length > 0 ? defaultLoads(of) : nothing}
    ${of.findings.map(
      ({ path, findings }) => html`<p class="care small"><span aria-hidden="true">!</span> <a class="fixed" href=${address("files", path)}>${path}</a></p>
        <ul class="small" lang="en">
          ${findings.map((it) => html`<li>${it.line}: ${it.rule}: ${it.why}</li>`)}
        </ul>`,
    )}
    <details>
      <summary class="small">${t("packageFiles", { count: number(of.files.length) })}</summary>
      <ul class="small">
        ${of.files.slice(0, SHOWN).map((file) => html`<li><a class="fixed" href=${address("files", file.path)}>${file.path}</a> ${number(file.size)}</li>`)}
      </ul>
      ${of.files.length > SHOWN ? html`<p class="quiet small">${t("shownOf", { shown: number(SHOWN), total: number(of.files.length) })}</p>` : nothing}
    </details>
    ${of.leftOut.length > 0
      ? html`<details>
          <summary class="small">${t("packageLeftOut", { count: number(of.leftOut.length) })}</summary>
          <ul class="small">
            ${of.leftOut.map(({ name, why }) => html`<li><span class="fixed">${name}</span>: <span lang="en">${why}</span></li>`)}
          </ul>
        </details>`
      : nothing}`;
}

function firmware(of: PackageReport["firmware"][number]): TemplateResult {
  return html`<p class="small">
    <state-badge .tone=${of.complete ? "good" : "bad"} .text=${t(of.complete ? "firmwareWhole" : "firmwareNotWhole")}></state-badge>
    <span class="fixed">${of.load}</span> ${of.models.length > 0 ? t("firmwareFor", { models: of.models.join(", ") }) : ""}
    ${of.missing.length > 0 ? html`<span class="fault">${t("firmwareMissing", { files: of.missing.join(", ") })}</span>` : nothing}
    ${of.otherSize.length > 0 ? html`<span class="fault">${t("firmwareOtherSize", { files: of.otherSize.join(", ") })}</span>` : nothing}
  </p>`;
}

function defaultLoads({ defaultLoads: loads }: PackageReport): TemplateResult {
  return html`<details>
    <summary class="small">${t("packageDefaults", { count: number(loads.length) })}</summary>
    <p class="quiet small">${t("packageDefaultsWhat")}</p>
    <ul class="small">
      ${loads.map((of) => html`<li>${of.model || of.number}, ${of.protocol}: <span class="fixed">${of.load}</span></li>`)}
    </ul>
  </details>`;
}
