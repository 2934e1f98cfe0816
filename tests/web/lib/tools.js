// Where things are, and the two packages that the step `web` of tests/run installs into target/tools/web.
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
export const INNKEY = resolve(ROOT, process.env.INNKEY ?? "target/debug/innkey");
export const PROJECT = resolve(ROOT, "tests/fixtures/casa-limone");
export const PICTURES = resolve(ROOT, "target/web");
mkdirSync(PICTURES, { recursive: true });

const installed = createRequire(resolve(ROOT, "target/tools/web/package.json"));
export const { chromium } = installed("playwright-core");
export const axe = installed("axe-core").source;
