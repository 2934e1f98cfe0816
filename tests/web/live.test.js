// What changes on the server shows on open pages: without a reload, with focus, scroll and what is typed as they were.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { PHONE, fine, launch, setUp, signIn, visit } from "./lib/browser.js";
import { Server } from "./lib/server.js";

const HOURS = 3600;
let browser, server, anna, visitor, page;

before(async () => {
  [browser, server] = await Promise.all([launch(), Server.start()]);
  anna = server.publish();
  for (let number = 1; number <= 20; number += 1) anna(["customers", "add", `Guest ${number}`, "--no-code"]);
  anna(["customers", "add", "Maria Rossi", "--no-code"]);
  visitor = await visit(browser, server);
  page = visitor.page;
  await setUp(page, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens a page and marks it, so that a reload would be seen. */
async function open(path) {
  await page.goto(path);
  await page.evaluate(() => (window.marked = true));
}
const unloaded = async () => assert.ok(await page.evaluate(() => window.marked), "the page was loaded anew");
const row = (name) => page.locator("tbody tr", { hasText: name });
const accounts = () => `/projects/${server.project}/accounts`;

test("the list takes over what changes and nothing else", async () => {
  await open(accounts());
  await page.fill("#q", "half a na");
  const link = page.getByRole("link", { name: "Guest 12" });
  await link.focus();
  await page.evaluate(() => {
    window.row = document.activeElement.closest("tr");
    document.activeElement.scrollIntoView({ block: "center" });
    window.changes = [];
    const watch = new MutationObserver((all) => window.changes.push(...all.map((one) => one.target.nodeName)));
    watch.observe(document.querySelector("#content"), { childList: true, subtree: true });
  });
  const top = () => link.evaluate((node) => node.getBoundingClientRect().top);
  const before = await top();

  const late = anna(["customers", "add", "Paolo Verdi"]);
  await row("Paolo Verdi").waitFor();
  await page.getByText("23 accounts").waitFor();
  // Its code has counted down from 2 h.
  await row("Paolo Verdi").getByText("1 h 59 min").waitFor();
  assert.equal(await page.inputValue("#q"), "half a na");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Guest 12");
  assert.ok(await page.evaluate(() => window.row === document.activeElement.closest("tr")), "its row was replaced");
  const moved = (await top()) - before;
  assert.ok(Math.abs(moved) < 2, `the page jumps by ${moved} px`);
  // One row came into the table, and the texts of the count and of the time left changed: no other node came or went.
  assert.deepEqual(new Set(await page.evaluate(() => window.changes)), new Set(["TBODY"]));

  server.arrive(anna, late);
  await row("Paolo Verdi").getByText("used").waitFor();
  anna(["customers", "remove", late.id]);
  await row("Paolo Verdi").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Guest 12");
  await unloaded();
  fine(visitor);
});

test("codes count down, are used and expire before one's eyes", async () => {
  const guest = anna(["customers", "add", "Luca Neri"]);
  await open(`/projects/${server.project}/codes`);
  await row("Luca Neri").getByText("1 h 59 min").waitFor();
  server.arrive(anna, guest);
  await row("Luca Neri").getByText("used").waitFor();
  await row("Luca Neri").locator(".left").waitFor({ state: "detached" });

  anna(["customers", "add", "Late"]);
  await row("Late").getByText("live").waitFor();
  // Not so far that the operator would be signed out as well.
  server.turnClock(HOURS - 120);
  await page.reload();
  server.turnClock(2 * HOURS - 200);
  await open(`/projects/${server.project}/codes`);
  await row("Late").getByText("3 min").waitFor();
  await row("Late").getByText("2 min").waitFor({ timeout: 60_000 });
  server.turnClock(2 * HOURS + 1);
  await row("Late").getByText("expired").waitFor();
  await unloaded();
  fine(visitor);
});

test("what a second operator does shows on the first page", async (t) => {
  const second = await visit(browser, server, { size: PHONE });
  t.after(() => second.context.close());
  await signIn(second.page);
  await open(accounts());
  await second.page.goto(accounts());
  await second.page.getByRole("switch", { name: /Maria/ }).click();
  await page.locator("[role=switch][aria-checked=true][aria-label*=Maria]").waitFor();
  // The first page's forms are still taken.
  await page.getByRole("switch", { name: /Maria/ }).click();
  await second.page.locator("[role=switch][aria-checked=false][aria-label*=Maria]").waitFor();

  await open("/");
  const admins = page.locator(".figures li", { hasText: "admin" });
  await admins.getByText("1 admin").waitFor();
  await second.page.getByRole("switch", { name: /Maria/ }).click();
  await admins.getByText("2 admins").waitFor();
  await unloaded();
  fine(visitor);
  fine(second);
});

test("a server that was away is found again, and it ends at once with pages open", async () => {
  await open(accounts());
  const took = await server.end();
  assert.ok(took < 3000, `it took ${took} ms to end`);
  await page.waitForTimeout(1500);
  await server.serve(server.port);
  anna(["customers", "add", "After the storm", "--no-code"]);
  await row("After the storm").waitFor({ timeout: 20_000 });
  await unloaded();
  // That the server was away is what went wrong, and nothing else.
  const away = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_HTTP2|ERR_CONNECTION_CLOSED/;
  visitor.wrong.splice(0, Infinity, ...visitor.wrong.filter((one) => !away.test(one)));
  fine(visitor);
});

test("a page whose session has ended says so", async (t) => {
  const second = await visitor.context.newPage();
  t.after(() => second.close());
  await open(accounts());
  await second.goto("/");
  await second.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in?to=**");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  fine(visitor);
});
