import { css } from "lit";

/** What forms share. */
export const form = css`
  .field {
    display: grid;
    gap: 2px;
    margin-bottom: var(--gap);
    min-width: 0;
  }
  .field > :is(input, select, textarea) {
    width: 100%;
    min-width: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: 0 var(--room);
    align-items: start;
  }
  input[type="checkbox"],
  input[type="radio"] {
    min-height: 0;
    margin-inline-end: var(--gap);
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  fieldset.one {
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: var(--gap) var(--room);
    margin-bottom: var(--gap);
  }
  legend {
    color: var(--quiet);
    font-size: var(--small);
    padding: 0 var(--near);
  }
  .end {
    justify-content: flex-end;
    margin-top: var(--room);
  }
  .merge {
    border-color: var(--care);
  }
`;
