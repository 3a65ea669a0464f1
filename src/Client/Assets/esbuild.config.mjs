import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const common = { bundle: true, format: "esm", target: "es2022", sourcemap: true, logLevel: "warning" };

// Each entry is a module that a page imports; what they share goes into chunks.
const pages = {
  ...common,
  entryPoints: { text: "src/text/index.ts", topology: "src/topology/index.ts", shell: "src/shell/index.ts", dashboard: "src/shell/dashboard.css" },
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]-[hash]",
  outdir: "../wwwroot/dist",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  minify: true,
  legalComments: "external",
};

// Read only when asked for, so that the pages can be built without the tests.
const tests = () => ({
  ...common,
  entryPoints: readdirSync("test").filter((name) => name.endsWith(".test.ts")).map((name) => `test/${name}`),
  outdir: "artifacts/test",
  platform: "node",
  packages: "external",
});

const options = process.argv.includes("--tests") ? tests() : pages;
rmSync(options.outdir, { recursive: true, force: true });
await build(options).catch(() => process.exit(1));
