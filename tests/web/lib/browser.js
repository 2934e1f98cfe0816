// Chromium, and a close watch on it: whatever goes wrong in any page of a test fails the test.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { join } from "node:path";

import { PICTURES, axe, chromium } from "./tools.js";

export const PASSWORD = "lanterna quieto sedici";
export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };

/** A page that refuses a form is one of ours: browsers call its status an error all the same. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Chromium as Debian has it. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** A browser of its own: no cookies, a theme, a size, a language. Gives the page and what went wrong in it. */
export async function visit(browser, server, options = {}) {
  const { theme = "light", size = DESKTOP, locale = "en-GB", script = true } = options;
  const context = await browser.newContext({
    baseURL: server.origin,
    ignoreHTTPSErrors: true,
    colorScheme: theme,
    viewport: size,
    locale,
    javaScriptEnabled: script,
    reducedMotion: "reduce",
    hasTouch: size === PHONE,
    isMobile: size === PHONE,
  });
  context.setDefaultTimeout(10_000);
  const wrong = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(`${server.origin}/`)) wrong.push(`asks elsewhere: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // A page that is left, or a file that is not wanted any more.
    if (request.failure().errorText !== "net::ERR_ABORTED") wrong.push(`${request.url()}: ${request.failure().errorText}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} from ${response.url()}`);
  });
  context.on("weberror", (error) => wrong.push(`error: ${error.error()}`));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !REFUSED.test(message.text())) {
      wrong.push(`console: ${message.text()}`);
    }
  });
  const page = await context.newPage();
  return { context, page, wrong };
}

/** Nothing went wrong. */
export const fine = ({ page, wrong }) => assert.deepEqual(wrong, [], `at ${page.url()}`);

/** Signs the operator in. */
export async function signIn(page) {
  await page.goto("/");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.locator("main button.main").click();
  await page.waitForURL("**/");
}

/** Sets the page up with the one-time link, and leaves the second factor out. */
export async function setUp(page, server) {
  await page.goto(server.setUpLink());
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await page.locator("main button.main").click();
  await page.waitForURL("**/set-up/factor");
}

/** Takes a picture of the whole page; gives the file, in target/web. */
export async function picture(page, name) {
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** What axe-core finds wrong, as text. */
export async function inaccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
}

/** By how many pixels the page is wider than the window. */
export const tooWide = (page) =>
  page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - document.documentElement.clientWidth));

/** The six digits that an app for second factors shows `at` that moment. */
export function totp(key, at = Date.now()) {
  const bits = [...key.replaceAll(" ", "").toUpperCase()].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"));
  const secret = Buffer.from(bits.join("").match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
