import { css } from "lit";

/** What plots look like; colours come with a legend in words, and with the numbers. */
export const plotStyle = css`
  figure {
    margin: 0;
    min-width: 0;
  }
  .plots {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
    gap: var(--room) var(--far);
  }
  .plot {
    display: block;
    width: 100%;
    height: auto;
    max-height: 15rem;
  }
  .plot text {
    fill: var(--quiet);
    font: 11px var(--letters);
  }
  .grid {
    stroke: var(--line);
  }
  .key {
    display: inline-flex;
    gap: 5px;
    align-items: center;
  }
  .swatch {
    width: 10px;
    height: 10px;
  }
  .served {
    fill: var(--good);
  }
  .not-found {
    fill: var(--edge);
  }
  .failed {
    fill: var(--bad);
  }
  .others {
    fill: var(--care);
  }
  path.line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .dot {
    fill: var(--accent);
  }
  summary {
    cursor: pointer;
  }
`;
