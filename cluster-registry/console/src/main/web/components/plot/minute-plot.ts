import { html, nothing, svg, type TemplateResult } from "lit";
import { number, t } from "../../text/text";

const WIDTH = 720;
const HEIGHT = 140;
const LEFT = 44;
const BOTTOM = 20;
const MINUTES = 60;

/** One thing that is drawn, over the minutes of an hour. */
export interface Series {
  /** Of its colour, in the style sheet of who draws. */
  name: string;
  label: string;
  /** By the minute, the oldest first; null: nothing is known. */
  values: (number | null)[];
}

export interface Plot {
  label: string;
  /** Bars stand on each other, lines go from minute to minute. */
  kind: "bars" | "line";
  unit: string;
  /** The moment of the first minute. */
  since: number;
  series: Series[];
}

/** A small plot of the last hour, with its numbers as a table for who cannot or will not see it. */
export function minutePlot(plot: Plot): TemplateResult {
  const sums = Array.from({ length: MINUTES }, (_, i) => plot.series.reduce((sum, of) => sum + (of.values[i] ?? 0), 0));
  const tops = plot.kind === "bars" ? sums : plot.series.flatMap((of) => of.values.map((value) => value ?? 0));
  const top = niceTop(Math.max(1, ...tops));
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - 8);
  return html`<figure>
    <figcaption><strong>${plot.label}</strong></figcaption>
    <svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${spoken(plot)}>
      ${[0, top / 2, top].map(
        (value) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH} y1=${y(value)} y2=${y(value)}></line>
          <text x=${LEFT - 6} y=${y(value) + 4} text-anchor="end">${short(value)}</text>`,
      )}
      ${[0, 15, 30, 45].map((i) => svg`<text x=${x(i)} y=${HEIGHT - 4} text-anchor=${i === 0 ? "start" : "middle"}>${clock(plot.since, i)}</text>`)}
      ${plot.kind === "bars" ? bars(plot, y) : plot.series.map((of) => line(of, y))}
    </svg>
    ${plot.series.length > 1 ? legend(plot.series) : nothing} ${numbers(plot)}
  </figure>`;
}

function legend(series: Series[]): TemplateResult {
  return html`<p class="row small">
    ${series.map(
      (of) => html`<span class="key">
        <svg class="swatch ${of.name}" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10"></rect></svg>${of.label}: ${number(total(of))}
      </span>`,
    )}
  </p>`;
}

function bars(plot: Plot, y: (value: number) => number): TemplateResult[] {
  const width = (WIDTH - LEFT) / MINUTES - 2;
  return Array.from({ length: MINUTES }, (_, i) => {
    let below = 0;
    return svg`${plot.series.map((of) => {
      const value = of.values[i] ?? 0;
      const bottom = below;
      below += value;
      return value === 0
        ? nothing
        : svg`<rect class=${of.name} x=${x(i) + 1} width=${width} y=${y(below)} height=${Math.max(1, y(bottom) - y(below))}><title>${clock(plot.since, i)} ${of.label}: ${number(value)}</title></rect>`;
    })}`;
  });
}

/** A line breaks off where nothing is known; a minute alone is a dot. */
function line(of: Series, y: (value: number) => number): TemplateResult {
  const isKnown = (i: number): boolean => of.values[i] !== null && of.values[i] !== undefined;
  const known = of.values.flatMap((value, i) => (value === null ? [] : [{ i, value }]));
  return svg`<path class="line ${of.name}" d=${known.map(({ i, value }) => `${isKnown(i - 1) ? "L" : "M"}${middle(i)} ${y(value)}`).join("")}></path>
    ${known
      .filter(({ i }) => !isKnown(i - 1) && !isKnown(i + 1))
      .map(({ i, value }) => svg`<circle class="dot" cx=${middle(i)} cy=${y(value)} r="3"></circle>`)}`;
}

function numbers(plot: Plot): TemplateResult {
  const rows = Array.from({ length: MINUTES }, (_, i) => i).filter((i) => plot.series.some((of) => of.values[i]));
  return html`<details>
    <summary class="small">${t("inNumbers")}</summary>
    <div class="sideways" tabindex="0" role="region" aria-label=${plot.label}>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">${t("time")}</th>
            ${plot.series.map((of) => html`<th scope="col">${of.label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (i) => html`<tr>
              <th scope="row">${clock(plot.since, i)}</th>
              ${plot.series.map((of) => html`<td>${of.values[i] === null ? "—" : number(of.values[i] ?? 0)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function spoken(plot: Plot): string {
  const parts = plot.series.map((of) => `${of.label}: ${plot.kind === "bars" ? number(total(of)) : `${number(Math.max(0, ...of.values.map((value) => value ?? 0)))} ${plot.unit}`}`);
  return `${plot.label}. ${parts.join(", ")}`;
}

function total(of: Series): number {
  return of.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function x(minute: number): number {
  return LEFT + (minute * (WIDTH - LEFT)) / MINUTES;
}

function middle(minute: number): number {
  return x(minute) + (WIDTH - LEFT) / MINUTES / 2;
}

function clock(since: number, minute: number): string {
  const time = new Date(since + minute * 60_000);
  return `${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}

/** A number that an axis may end with: 1, 2 or 5 with noughts, and 4 so that its half is whole. */
function niceTop(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 6, 8, 10].map((of) => of * ten).find((of) => of >= most) ?? most;
}

function short(value: number): string {
  return value >= 1000 ? `${value / 1000}k` : String(value);
}
