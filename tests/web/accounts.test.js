// Licences and codes: every action of its table, by mouse and by keyboard only.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { PASSWORD, PHONE, fine, launch, setUp, visit } from "./lib/browser.js";
import { ADMIN_PASSWORD, Server } from "./lib/server.js";

let browser, server, anna, visitor, page;
before(async () => {
  [browser, server] = await Promise.all([launch(), Server.start()]);
  anna = server.publish();
  server.arrive(anna, anna(["customers", "add", "Maria Rossi"]));
  anna(["customers", "add", "Paolo Verdi"]);
  visitor = await visit(browser, server);
  page = visitor.page;
  await setUp(page, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const names = () => page.locator("tbody th a").allTextContents();
const list = (query = "") => page.goto(`/projects/${server.project}/accounts${query}`);
const admin = (name) => page.getByRole("switch", { name: new RegExp(name) });

test("accounts are searched and filtered", async () => {
  await list();
  assert.deepEqual((await names()).sort(), ["Maria Rossi", "Paolo Verdi", "anna"]);
  await page.fill("#q", "rossi");
  await page.keyboard.press("Enter");
  await page.waitForURL("**q=rossi**");
  assert.deepEqual(await names(), ["Maria Rossi"]);
  await page.fill("#q", "");
  // A filter counts as soon as it is chosen.
  await page.selectOption("#show", "invited");
  await page.waitForURL("**show=invited**");
  assert.deepEqual(await names(), ["Paolo Verdi"]);
  fine(visitor);
});

test("an account is added, made an admin, switched off, given another password and removed", async () => {
  await list();
  await page.getByRole("link", { name: "Add" }).click();
  await page.fill("#user", "anna");
  await page.fill("#password", ADMIN_PASSWORD);
  await page.locator("main button.main").click();
  // Wrong: it says so beside the field and keeps what was typed.
  await page.locator("#user-wrong").waitFor();
  assert.equal(await page.inputValue("#user"), "anna");
  await page.fill("#user", "bruno");
  await page.fill("#password", ADMIN_PASSWORD);
  await page.locator("main button.main").click();
  await page.waitForURL("**/accounts?done=added");

  // The admin's right counts at once on a device that is signed in.
  const bruno = server.device("bruno");
  bruno(["add", server.link]);
  bruno(["sign-in", "--user", "bruno", "--password-stdin"], ADMIN_PASSWORD);
  assert.throws(() => bruno(["customers", "list"]));
  await admin("bruno").click();
  await page.locator(`[role=switch][aria-checked=true][aria-label*=bruno]`).waitFor();
  bruno(["customers", "list"]);
  await admin("bruno").click();
  await page.locator(`[role=switch][aria-checked=false][aria-label*=bruno]`).waitFor();
  assert.throws(() => bruno(["customers", "list"]));

  await page.getByRole("link", { name: "bruno" }).click();
  await page.getByRole("button", { name: "Switch the account off" }).click();
  await page.getByRole("button", { name: "Switch the account on" }).click();
  await page.getByRole("button", { name: "Switch the account off" }).waitFor();
  await page.fill("#password", "zabaione-17");
  await page.getByRole("button", { name: "password" }).last().click();
  await page.locator(".note.good").waitFor();
  bruno(["sign-in", "--user", "bruno", "--password-stdin"], "zabaione-17");
  await page.reload();
  await page.locator("form[action$='/sign-out'] button", { hasText: /devices/i }).click();
  await page.locator(".devices").waitFor({ state: "detached" });
  assert.throws(() => bruno(["customers", "list"]));

  await page.locator("a.danger").click();
  await page.locator("button.danger").click();
  await page.waitForURL("**/accounts?done=removed");
  assert.ok(!(await names()).includes("bruno"));
  fine(visitor);
});

test("an admin is removed only with the operator's password", async () => {
  server.operator(["account", "add", "carla", "--admin", "on", "--password-stdin"], ADMIN_PASSWORD);
  await list();
  await page.getByRole("link", { name: "carla" }).click();
  await page.locator("a.danger").click();
  await page.fill("#current", "not it");
  await page.locator("button.danger").click();
  await page.locator("#current-wrong").waitFor();
  await page.fill("#current", PASSWORD);
  await page.locator("button.danger").click();
  await page.waitForURL("**/accounts?done=removed");
  fine(visitor);
});

test("all of it works with the keyboard only", async () => {
  await list();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
  const tabTo = async (wanted) => {
    const seen = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      seen.push(await focused());
      const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(ring, "none", `nothing shows that ${seen.at(-1)} has the focus`);
      if (wanted.test(seen.at(-1))) return;
    }
    assert.fail(`${wanted} is not reached: ${seen.join(", ")}`);
  };
  await tabTo(/^Skip/);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  await tabTo(/Maria/);
  await tabTo(/Admin.*Maria|Maria.*Admin/);
  await page.keyboard.press("Space");
  await page.locator(`[role=switch][aria-checked=true][aria-label*=Maria]`).waitFor();
  await admin("Maria").click();
  await page.locator(`[role=switch][aria-checked=false][aria-label*=Maria]`).waitFor();
  fine(visitor);
});

test("a guest signs in and the account shows it, also where scripts are off", async (t) => {
  const plain = await visit(browser, server, { script: false, size: PHONE });
  t.after(() => plain.context.close());
  await plain.context.addCookies(await visitor.context.cookies());
  await plain.page.goto(`/projects/${server.project}/accounts?show=invited`);
  await plain.page.getByText("Paolo Verdi").waitFor();
  await plain.page.selectOption("#show", "signed_in");
  await plain.page.locator(".filter button").click();
  await plain.page.getByText("Maria Rossi").waitFor();
  const paolo = anna(["customers", "list"]).customers.find((one) => one.name === "Paolo Verdi");
  server.arrive(anna, paolo);
  await plain.page.reload();
  await plain.page.getByText("Paolo Verdi").waitFor();
  fine(plain);
});
