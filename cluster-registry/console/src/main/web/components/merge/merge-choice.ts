import { html, type TemplateResult } from "lit";
import { changedUnits, type Fields, shown } from "../../api/fields";
import { t } from "../../text/text";

interface Overtaken {
  read: Fields;
  entered: Fields;
  theirs: Fields | null;
  takeTheirs: () => void;
  keepMine: () => void;
}

/** What somebody else changed while this viewer entered something: both values, and the choice between them. */
export function mergeChoice(draft: Overtaken, store: () => void): TemplateResult {
  const theirs = draft.theirs ?? draft.read;
  const keep = (): void => {
    draft.keepMine();
    store();
  };
  return html`<section class="card merge" role="alert" aria-label=${t("changedElsewhere")}>
    <p><strong>${t("changedElsewhere")}</strong></p>
    <p>${t("mergeWhat")}</p>
    <div class="sideways">
      <table>
        <thead>
          <tr>
            ${(["field", "theirs", "mine"] as const).map((key) => html`<th scope="col">${t(key)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${changedUnits(draft.read, theirs).map(
            (name) => html`<tr>
              <th scope="row" class="fixed">${name}</th>
              <td class="fixed">${shown(theirs, name) || "—"}</td>
              <td class="fixed">${shown(draft.entered, name) || "—"}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row">
      <button type="button" @click=${() => draft.takeTheirs()}>${t("takeTheirs")}</button>
      <button type="button" class="first" @click=${keep}>${t("keepMine")}</button>
    </div>
  </section>`;
}
