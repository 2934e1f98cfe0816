// A back-up is made on one server's page and restored on another's, as an operator does whose machine died.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { PASSWORD, PHONE, fine, inaccessible, launch, picture, setUp, tooWide, visit } from "./lib/browser.js";
import { Server } from "./lib/server.js";

const PASSPHRASE = "nebbia topo quarzo undici";
let browser, old, fresh;
before(async () => {
  [browser, old, fresh] = await Promise.all([launch(), Server.start(), Server.start()]);
  old.publish();
});
after(async () => {
  await browser?.close();
  await Promise.all([old?.stop(), fresh?.stop()]);
});

const main = (page) => page.locator("main button.main").click();

test("a new server becomes the one of a back-up, in its set-up", async (t) => {
  const source = await visit(browser, old);
  t.after(() => source.context.close());
  await setUp(source.page, old);
  await source.page.goto("/backup");
  await source.page.fill("#passphrase", PASSPHRASE);
  await source.page.fill("#again", PASSPHRASE);
  await source.page.fill("#current", PASSWORD);
  const [download] = await Promise.all([source.page.waitForEvent("download"), main(source.page)]);
  const file = join(old.folder, download.suggestedFilename());
  await download.saveAs(file);
  fine(source);

  const visitor = await visit(browser, fresh, { size: PHONE });
  t.after(() => visitor.context.close());
  const { page } = visitor;
  await page.goto(fresh.setUpLink());
  await page.getByRole("link", { name: "I have a back-up" }).click();
  await page.fill("#passphrase", "nebbia topo quarzo dodici");
  await page.setInputFiles("#file", file);
  await main(page);
  await page.locator("#passphrase-wrong").waitFor();
  await picture(page, "restore-wrong-phone");
  assert.deepEqual([await tooWide(page), ...(await inaccessible(page))], [0]);
  await page.fill("#passphrase", PASSPHRASE);
  await page.setInputFiles("#file", file);
  await main(page);
  await page.getByRole("heading", { name: "Restored" }).waitFor();
  await picture(page, "restored-phone");
  assert.deepEqual([await tooWide(page), ...(await inaccessible(page))], [0]);
  fine(visitor);

  // It starts anew with the keys and the password of the old one.
  const signIn = async () => (await page.goto("/sign-in").catch(() => null))?.ok();
  while (!(await signIn())) await page.waitForTimeout(100);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await main(page);
  await page.locator(`main a[href="/projects/${old.project}"]`).first().waitFor();
});
