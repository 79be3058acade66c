// Makes the page: checks its types, bundles it, names each file after its content, and lists them in files.txt.
// Called by the build of this module as "deno run build.mjs FOLDER"; needs what is unpacked in target/node_modules.

const here = import.meta.dirname;
const out = Deno.args[0];
const modules = `${here}/../../target/node_modules`;
const web = `${here}/web`;

async function run(program, ...args) {
  const { success } = await new Deno.Command(program, { args, cwd: here, stdin: "null" }).output().then((ended) => {
    Deno.stdout.writeSync(ended.stdout);
    Deno.stderr.writeSync(ended.stderr);
    return ended;
  });
  if (!success) {
    Deno.exit(1);
  }
}

await run(
  Deno.execPath(), "run", "--quiet", "--no-config", "--no-remote", "--no-npm", "--allow-all", "--unstable-detect-cjs",
  `${modules}/typescript/lib/tsc.js`, "-p", `${here}/tsconfig.json`,
);

await Deno.remove(out, { recursive: true }).catch((fault) => {
  if (!(fault instanceof Deno.errors.NotFound)) {
    throw fault;
  }
});
await Deno.mkdir(out, { recursive: true });
await run(
  `${modules}/esbuild-program/bin/esbuild`, `${web}/page.ts`, `${web}/api/live-worker.ts`, `${web}/page.css`, `${web}/icon.svg`,
  "--bundle", "--minify", "--format=esm", "--target=es2022,chrome123,firefox121,safari17.5", "--charset=utf8", "--legal-comments=none",
  "--loader:.svg=copy", "--entry-names=[name]-[hash]", `--tsconfig=${here}/tsconfig.json`, `--outdir=${out}`, "--log-level=warning",
);

const made = [...Deno.readDirSync(out)].map((file) => file.name).sort();
const named = (start, end) => made.find((name) => name.startsWith(start) && name.endsWith(end));
const index = (await Deno.readTextFile(`${web}/index.html`))
  .replace("page.css", `console/${named("page-", ".css")}`)
  .replace("page.ts", `console/${named("page-", ".js")}`)
  .replace("live-worker.ts", `console/${named("live-worker-", ".js")}`)
  .replace("icon.svg", `console/${named("icon-", ".svg")}`);
await Deno.writeTextFile(`${out}/index.html`, index);
await Deno.writeTextFile(`${out}/files.txt`, ["index.html", ...made].join("\n") + "\n");
