// The whole set-up as an operator lives it: from the one-time link to the QR that an admin's phone reads.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { DESKTOP, PASSWORD, PHONE, fine, launch, picture, setUp, totp, visit } from "./lib/browser.js";
import { ADMIN_PASSWORD, Server, innkey } from "./lib/server.js";
import { PROJECT } from "./lib/tools.js";

let browser, server;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Drops files or folders onto the page, as a person's hand does. */
async function drop(page, ...files) {
  await page.locator(".drop").scrollIntoViewIfNeeded();
  const box = await page.locator(".drop").boundingBox();
  const at = { x: box.x + box.width / 2, y: box.y + 20, data: { items: [], files, dragOperationsMask: 1 } };
  const input = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"]) await input.send("Input.dispatchDragEvent", { type, ...at });
}

const next = (page) => page.locator("main button.main").click();

/** On a desktop folders are dropped: one with mistakes, then the good one. */
const DROPPED = [
  async (page) => {
    const broken = mkdtempSync(join(server.folder, "broken-"));
    writeFileSync(join(broken, "project.json"), '{"name": 7}');
    await drop(page, broken);
  },
  (page) => drop(page, PROJECT),
];

/** On a phone files are chosen: one that is no package, then the good one. */
const CHOSEN = [
  async (page) => {
    await page.setInputFiles("#package", { name: "casa.tup", mimeType: "application/zip", buffer: Buffer.from("no ZIP") });
    await next(page);
  },
  async (page) => {
    await page.setInputFiles("#package", packed());
    await next(page);
  },
];

/** The project as one file. */
function packed() {
  const tup = join(server.folder, "casa.tup");
  innkey(["project", "pack", PROJECT, "-o", tup]);
  return tup;
}

async function journey(t, size, name, [uploadBad, uploadGood]) {
  server = await Server.start();
  t.after(() => server.stop());
  const visitor = await visit(browser, server, { size });
  const { page } = visitor;
  t.after(() => visitor.context.close());

  // Without the link nobody gets in; the page says what to do.
  await page.goto("/");
  await page.getByText("innkey page-link").waitFor();

  await page.goto(server.setUpLink());
  await page.fill("#password", "sole");
  await page.locator("#password-strength").waitFor();
  await picture(page, `set-up-1-password-${name}`);
  await page.fill("#again", "sole");
  await next(page);
  await page.locator("#password-wrong").waitFor();
  await page.getByRole("button", { name: "Show" }).click();
  assert.equal(await page.getAttribute("#password", "type"), "text");
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await next(page);

  await page.waitForURL("**/set-up/factor");
  const key = await page.locator(".key").textContent();
  const [read] = innkey(["scan", await picture(page, `set-up-2-factor-${name}`)]).texts;
  assert.equal(new URL(read).searchParams.get("secret"), key.replaceAll(" ", "").toUpperCase());
  await page.fill("#code", "000000");
  await next(page);
  await page.locator("#code-wrong").waitFor();
  await page.fill("#code", totp(await page.locator(".key").textContent()));
  await next(page);

  // A project with mistakes: each is told with where it is, and nothing is published.
  await page.waitForURL("**/set-up/project");
  await picture(page, `set-up-3-project-${name}`);
  await uploadBad(page);
  await page.locator("#upload-result .mistakes, #upload-result .note.bad").first().waitFor();
  await picture(page, `set-up-3-mistakes-${name}`);
  await uploadGood(page);
  await page.waitForURL("**/codes*");

  await picture(page, `set-up-4-codes-${name}`);
  await page.getByLabel("Use OTP authentication").check();
  await next(page);
  await page.waitForURL("**/admin");
  await page.fill("#user", "anna");
  await page.fill("#password", "short");
  await next(page);
  await page.locator("#password-wrong").waitFor();
  assert.equal(await page.inputValue("#user"), "anna");
  await picture(page, `set-up-5-admin-${name}`);
  await page.fill("#password", ADMIN_PASSWORD);
  await next(page);

  // The admin's phone reads the QR off the screen and is in.
  await page.waitForURL("**/phone/*");
  const anna = server.device("anna");
  assert.equal(anna(["add", await picture(page, `set-up-6-phone-${name}`)]).name, "Casa Limone");
  assert.equal(anna(["sign-in", "--user", "anna", "--password-stdin"], ADMIN_PASSWORD).account.role, "admin");
  await page.locator("main a.main").click();
  await page.waitForURL("**/accounts");
  await page.getByRole("cell", { name: "anna" }).or(page.getByRole("rowheader", { name: "anna" })).first().waitFor();

  // From now on the link leads nowhere, and the way in is password and code.
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.fill("#password", PASSWORD);
  await page.fill("#code", totp(key, Date.now() + 30_000));
  await next(page);
  await page.getByRole("heading", { name: "Projects" }).waitFor();
  fine(visitor);
}

test("the whole set-up on a desktop", (t) => journey(t, DESKTOP, "desktop", DROPPED));
test("the whole set-up on a phone", (t) => journey(t, PHONE, "phone", CHOSEN));

test("a package is chosen and published without a script", async (t) => {
  server = await Server.start();
  t.after(() => server.stop());
  const visitor = await visit(browser, server, { script: false });
  t.after(() => visitor.context.close());
  const { page } = visitor;
  await setUp(page, server);
  await page.goto("/set-up/project");
  await page.setInputFiles("#package", packed());
  await next(page);
  await page.waitForURL("**/codes*");
  fine(visitor);
});
