// Every page: in both themes, on a phone and a desktop, in three languages; nothing is too wide, nothing inaccessible.
// The pictures are in target/web.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DESKTOP, PHONE, fine, inaccessible, launch, picture, setUp, tooWide, visit } from "./lib/browser.js";
import { Server } from "./lib/server.js";

const HOURS = 3600;
let browser, server, cookies, pages;

before(async () => {
  // The clock lies back at first, so that a code has expired by now.
  [browser, server] = await Promise.all([launch(), Server.start(-3 * HOURS)]);
  const anna = server.publish();
  anna(["customers", "add", "Luca Neri"]);
  server.turnClock(0);
  server.arrive(anna, anna(["customers", "add", "Maria Rossi", "--until", "2030-01-31T10:00"]));
  const late = anna(["customers", "add", "Paolo Verdi", "--from", "2030-02-01", "--until", "2030-02-08"]);
  anna(["customers", "add", "Ferienwohnung Sonnenblick, Familie Oberhuber-Mitterrutzner"]);
  anna(["customers", "revoke", late.id]);
  server.operator(["account", "add", "bruno", "--password-stdin"], "limoncello-42");
  const { context, page } = await visit(browser, server);
  await setUp(page, server);
  cookies = await context.cookies();
  await context.close();
  const project = `/projects/${server.project}`;
  pages = {
    home: "/",
    access: "/access",
    publish: "/publish",
    project,
    "server-qr": `${project}/qr`,
    accounts: `${project}/accounts`,
    "accounts-none": `${project}/accounts?q=nobody`,
    "account-new": `${project}/accounts/new`,
    account: `${project}/accounts/${server.anna}`,
    "account-phone": `${project}/accounts/${server.anna}/phone`,
    "account-remove": `${project}/accounts/${server.anna}/remove`,
    codes: `${project}/codes`,
    licences: `${project}/licences`,
    versions: `${project}/versions`,
    differences: `${project}/versions/1`,
    activity: "/activity",
    system: "/system",
    "system-limits": "/system/limits",
    "system-addresses": "/system/addresses",
    "system-certificate": "/system/certificate",
    "system-components": "/system/components",
    backup: "/backup",
    restore: "/backup/restore",
    nothing: "/nothing/here",
    "set-up-factor": "/set-up/factor",
    "set-up-project": "/set-up/project",
    "set-up-codes": `/set-up/${server.project}/codes`,
    "set-up-admin": `/set-up/${server.project}/admin`,
    "set-up-phone": `/set-up/${server.project}/phone/${server.anna}`,
  };
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens every page in a browser made for it, and gives what `look` finds wrong. */
async function everywhere(t, options, look) {
  const visitor = await visit(browser, server, options);
  t.after(() => visitor.context.close());
  const found = new Map();
  const see = async (name, path) => {
    await visitor.page.goto(path);
    for (const one of await look(visitor.page, name)) found.set(one, [...(found.get(one) ?? []), name]);
  };
  await see("sign-in", "/sign-in");
  await visitor.context.addCookies(cookies);
  for (const [name, path] of Object.entries(pages)) await see(name, path);
  assert.ok(found.size === 0, [...found].map(([what, where]) => `${what}\n  on ${where.join(", ")}`).join("\n"));
  fine(visitor);
}

const width = async (page) => {
  const more = await tooWide(page);
  return more > 0 ? [`${more} px too wide`] : [];
};

for (const theme of ["light", "dark"]) {
  for (const [kind, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    test(`every page, ${theme}, on a ${kind}`, (t) =>
      everywhere(t, { theme, size }, async (page, name) => {
        await picture(page, `${name}-${theme}-${kind}`);
        return [...(await width(page)), ...(await inaccessible(page))];
      }));
  }
}

for (const locale of ["de-DE", "it-IT"]) {
  test(`every page in ${locale} on a phone`, (t) =>
    everywhere(t, { locale, size: PHONE }, async (page, name) => {
      const language = await page.getAttribute("html", "lang");
      await picture(page, `${name}-${language}-phone`);
      return [...(await width(page)), ...(locale.startsWith(language) ? [] : [`in ${language}`])];
    }));
}

test("the watch on the pages sees what goes wrong", async (t) => {
  const visitor = await visit(browser, server);
  t.after(() => visitor.context.close());
  await visitor.page.goto("/sign-in");
  await visitor.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "1";
    document.head.append(script);
    const image = document.createElement("img");
    image.src = "https://127.0.0.1:1/elsewhere.png";
    document.body.append(image);
    setTimeout(() => { throw new Error("thrown"); });
  });
  await visitor.page.waitForTimeout(300);
  const told = visitor.wrong.join("\n");
  for (const kind of [/Content Security Policy.*inline/s, /elsewhere/, /thrown/]) assert.match(told, kind);
});
