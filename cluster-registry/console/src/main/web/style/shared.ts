import { css } from "lit";

/** What all pieces share: letters, links, controls, cards and tables. */
export const shared = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  [hidden] {
    display: none !important;
  }
  h1 {
    font-size: var(--large);
    line-height: 1.25;
    margin: 0;
    overflow-wrap: anywhere;
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font-size: 1rem;
    margin: 0 0 var(--gap);
  }
  p {
    margin: 0 0 var(--gap);
  }
  a {
    color: var(--accent);
  }
  a:not(:hover) {
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: var(--near);
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: var(--round);
    padding: 5px 12px;
    min-height: 36px;
    max-width: 100%;
  }
  button {
    cursor: pointer;
    font-weight: 500;
  }
  button:hover {
    background: var(--raised);
  }
  button.first {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.first:hover {
    filter: brightness(1.1);
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap) var(--room);
    align-items: center;
    justify-content: space-between;
    margin-bottom: var(--room);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap);
    align-items: center;
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: var(--room);
    margin-bottom: var(--room);
    min-width: 0;
  }
  .quiet {
    color: var(--quiet);
  }
  .small {
    font-size: var(--small);
  }
  .fixed {
    font-family: var(--fixed);
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }
  .fault {
    color: var(--bad);
  }
  h1.fixed {
    font-size: var(--large);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(7em, max-content) 1fr;
    gap: var(--near) var(--room);
    margin: 0;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .sideways {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th {
    text-align: start;
    font-weight: 500;
    font-size: var(--small);
    color: var(--quiet);
  }
  th,
  td {
    padding: var(--gap) var(--room) var(--gap) 0;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
  }
  .sideways td.fixed {
    min-width: 9em;
  }
  .sideways tbody th {
    min-width: 5em;
  }
  td button {
    white-space: nowrap;
  }
  tbody tr:last-child > * {
    border-bottom: none;
  }
  tbody th {
    font-size: inherit;
    color: inherit;
  }
  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
