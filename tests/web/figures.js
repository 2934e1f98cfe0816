// How heavy and how fast the page is: `tests/bench page`. Nothing here passes or fails.
//
// 5,000 accounts. Server time: one request after the other over one connection, from the request to the last byte, so
// TLS and this client are in it; 50 before them are not counted. First load: Chromium without anything kept, bytes as they come over the wire. Largest
// Contentful Paint: as Chromium tells it, from the navigation on. Upload: a file that does not compress, sent as the
// page sends it; memory is the server's peak (VmHWM) over what it had before.
import { randomFillSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import https from "node:https";
import { join } from "node:path";

import { DESKTOP, launch, setUp, visit } from "./lib/browser.js";
import { Server } from "./lib/server.js";

const ACCOUNTS = 5000;
const REQUESTS = 300;
const RUNS = 5;
const UPLOAD = Number(process.env.UPLOAD_MIB ?? 2048) * 1024 * 1024;

const sorted = (values) => [...values].sort((a, b) => a - b);
const quantile = (values, q) => sorted(values)[Math.min(values.length - 1, Math.ceil(values.length * q) - 1)];
const row = (what, unit, values) =>
  console.log(`| ${what} | ${unit} | ${quantile(values, 0.5).toFixed(1)} | ${Math.min(...values).toFixed(1)} – ${Math.max(...values).toFixed(1)} | ${values.length} |`);

// The form around the file counts, too.
process.env.INNKEY_MAX_PACKAGE = String(UPLOAD + 1024 * 1024);
const server = await Server.start();
const browser = await launch();
try {
  const anna = server.publish();
  const names = Array.from({ length: ACCOUNTS - 1 }, (_, number) => `Guest ${number},g${number}`);
  const table = join(server.folder, "guests.csv");
  writeFileSync(table, ["name,ref", ...names].join("\n"));
  anna(["customers", "import", table]);
  const { context, page } = await visit(browser, server);
  await setUp(page, server);
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const token = (await page.goto("/publish"), await page.locator("form[data-upload] [name=form_token]").getAttribute("value"));
  const accounts = `/projects/${server.project}/accounts`;
  console.log("| what | unit | median | min – max | runs |\n|---|---|---:|---:|---:|");

  const agent = new https.Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
  const headers = { cookie: cookies, accept: "text/html", "accept-encoding": "gzip, br" };
  const ask = (path, options = {}, body = null) =>
    new Promise((done, failed) => {
      const request = https.request(server.origin + path, { agent, headers, ...options }, (answer) => {
        answer.resume().on("end", () => done(answer.statusCode));
      });
      request.on("error", failed);
      body ? body(request) : request.end();
    });
  for (const [what, path] of [
    ["accounts, first page", accounts],
    ["accounts, search", `${accounts}?q=guest+4321`],
    ["accounts, a late page", `${accounts}?page=40`],
    ["codes", `/projects/${server.project}/codes`],
    ["activity", "/activity"],
    ["projects", "/"],
  ]) {
    const [half, most] = [[], []];
    for (let number = 0; number < 50; number += 1) await ask(path);
    for (let run = 0; run < RUNS; run += 1) {
      const times = [];
      for (let number = 0; number < REQUESTS; number += 1) {
        const begun = performance.now();
        const status = await ask(path);
        times.push(performance.now() - begun);
        if (status !== 200) throw new Error(`${path} is answered with ${status}`);
      }
      half.push(quantile(times, 0.5));
      most.push(quantile(times, 0.99));
    }
    row(`${what}, p50`, "ms", half);
    row("– p99", "ms", most);
  }

  for (const [what, path, inside] of [["sign-in", "/sign-in", false], ["accounts", accounts, true]]) {
    const [weights, paints] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      const visitor = await visit(browser, server, { size: DESKTOP });
      if (inside) await visitor.context.addCookies(await context.cookies());
      const devtools = await visitor.context.newCDPSession(visitor.page);
      await devtools.send("Network.enable");
      let bytes = 0;
      devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
      await visitor.page.goto(path);
      await visitor.page.waitForTimeout(500);
      paints.push(await visitor.page.evaluate(() => new Promise((told) =>
        new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))));
      weights.push(bytes / 1000);
      await visitor.context.close();
    }
    row(`first load of ${what}`, "kB", weights);
    row("– Largest Contentful Paint", "ms", paints);
  }

  const status = () => readFileSync(`/proc/${server.process.pid}/status`, "utf8");
  const kib = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status())[1]);
  const idle = kib("VmRSS");
  writeFileSync(`/proc/${server.process.pid}/clear_refs`, "5");
  const boundary = "figures";
  const part = (head, content) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const functions = [{ id: "flat", name: "Flat", pages: [{ id: "door", name: "Door", objects: [] }] }];
  const project = JSON.stringify({ format: 1, id: server.project, name: "Casa", time_zone: "Europe/Rome", functions });
  const begun = performance.now();
  const answer = await ask("/publish", {
    method: "POST",
    headers: { ...headers, origin: server.origin, "content-type": `multipart/form-data; boundary=${boundary}` },
  }, async (request) => {
    const send = (bytes) => new Promise((sent) => (request.write(bytes) ? sent() : request.once("drain", sent)));
    await send(part('name="form_token"', token));
    await send(part('name="files"; filename="casa/project.json"', project));
    await send(`--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="casa/film.bin"\r\n\r\n`);
    const piece = Buffer.alloc(1024 * 1024);
    for (let sent = 0; sent < UPLOAD; sent += piece.length) await send(randomFillSync(piece));
    request.end(`\r\n--${boundary}--\r\n`);
  });
  if (answer !== 303) throw new Error(`the upload is answered with ${answer}`);
  const mib = UPLOAD / 1024 / 1024;
  row(`upload of ${mib} MiB, until it is published`, "s", [(performance.now() - begun) / 1000]);
  row("– server's memory over idle, at its peak", "MiB", [(kib("VmHWM") - idle) / 1024]);
} finally {
  await browser.close();
  await server.stop();
}
