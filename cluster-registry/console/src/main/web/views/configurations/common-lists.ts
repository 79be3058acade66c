import { html, nothing, type TemplateResult } from "lit";
import type { Page } from "../../api/types";
import { address } from "../../app/route";
import { number, t } from "../../text/text";
import { COMMON_KINDS, FORMS } from "./common-kinds";
import type { CommonFile, OwnTemplate } from "./common-records";
import type { Profile } from "./records";
import { renderingState } from "./rendering-state";

/** Files that phones share, each with its kind, its paths and how it is. */
export function commonFileList(files: Page<CommonFile>): TemplateResult {
  return html`${files.total === 0 ? html`<p class="quiet">${t("commonFilesNone")}</p>` : nothing}
    <ul>
      ${files.items.map((file) => {
        const kind = COMMON_KINDS[file.kind];
        return html`<li class="row">
          <a href=${address("configurations", `common/${file.name}`)}>${file.name}</a>
          <span class="quiet small">${kind ? t(kind.text) : file.kind}</span>
          ${renderingState(file)}
          <span class="quiet small fixed">${file.rendering?.files.join(", ") || file.path}</span>
        </li>`;
      })}
    </ul>
    ${more(files)}`;
}

/** Templates of a site's own, each with the profiles and common files that name it; phones may do so beside them. */
export function templateList(templates: Page<OwnTemplate>, profiles: readonly Profile[], files: readonly CommonFile[]): TemplateResult {
  return html`${templates.total === 0 ? html`<p class="quiet">${t("templatesNone")}</p>` : nothing}
    <ul>
      ${templates.items.map(({ name, form }) => {
        const text = FORMS[form];
        const users = [...profiles, ...files].filter(({ template }) => template === name).map((user) => user.name);
        return html`<li class="row">
          <a href=${address("configurations", `template/${name}`)}>${name}</a>
          <span class="quiet small">${text ? t(text) : form}</span>
          ${users.length > 0 ? html`<span class="quiet small">${t("templateUsers", { users: users.join(", ") })}</span>` : nothing}
        </li>`;
      })}
    </ul>
    ${more(templates)}`;
}

function more({ items, total }: Page<unknown>): TemplateResult | typeof nothing {
  return items.length < total ? html`<p class="quiet small">${t("shownOf", { shown: number(items.length), total: number(total) })}</p>` : nothing;
}
