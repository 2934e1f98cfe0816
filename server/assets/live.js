// Keeps an open page as it would be rendered anew: hears of changes, fetches the page again and takes over what differs
// in its live parts. Focus, scroll and what is typed stay. Without this a reload shows the same.
"use strict";

const live = document.querySelector("[data-live]");
const parts = () => live.querySelectorAll("[data-part]");

// Codes count down. The seconds come from the server: the clock of this device may be wrong.
const ends = new WeakMap();
const lasting = (seconds) => {
  const hours = Math.floor(seconds / 3600), minutes = Math.floor((seconds / 60) % 60);
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${Math.max(0, Math.floor(seconds))} s`;
};
const countDown = () => live.querySelectorAll("[data-left]").forEach((shown) => {
  const text = lasting((ends.get(shown) - performance.now()) / 1000), node = shown.firstChild;
  if (node.data !== text) node.data = text;
});
const setCountDowns = () =>
  live.querySelectorAll("[data-left]").forEach((shown) => ends.set(shown, performance.now() + shown.dataset.left * 1000));
setCountDowns();
setInterval(countDown, 1000);

// Makes `old` like `fresh`, node by node: what is the same is not touched, what has an id keeps its node.
const blank = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() === "";
const morph = (old, fresh) => {
  if (old.nodeName !== fresh.nodeName) return old.replaceWith(fresh);
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const wanted = new Set([...fresh.children].map((child) => child.id));
  const known = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  let at = old.firstChild;
  const drop = () => {
    const next = at.nextSibling;
    at.remove();
    at = next;
  };
  for (const next of [...fresh.childNodes]) {
    // What is gone goes first, so that what stays need not move.
    if (next.id) while (at && at.id !== next.id && (blank(at) || (at.id && !wanted.has(at.id)))) drop();
    if ((at?.id ?? "") === (next.id ?? "") && at) {
      const same = at;
      at = at.nextSibling;
      morph(same, next);
    } else {
      const moved = known.get(next.id);
      old.insertBefore(moved ?? next, at);
      if (moved) morph(moved, next);
    }
  }
  while (at) drop();
};

// What is seen stays where it is when something comes or goes above it; browsers do not do that for tables.
const held = () => {
  const bar = Math.max(0, document.querySelector(".bar").getBoundingClientRect().bottom);
  const nodes = scrollY > 0 ? [...live.querySelectorAll("[data-part] [id]")] : [];
  const tops = nodes.map((node) => [node, node.getBoundingClientRect().top]).filter(([, top]) => top >= bar);
  return () => {
    const [node, top] = tops.find(([node]) => node.isConnected) ?? [];
    if (node) scrollBy(0, node.getBoundingClientRect().top - top);
  };
};

const take = (page) => {
  const focused = document.activeElement, hold = held();
  for (const part of parts()) {
    const fresh = page.getElementById(part.id);
    if (fresh) morph(part, fresh);
  }
  if (document.activeElement !== focused) (focused.isConnected ? focused : live).focus({ preventScroll: true });
  hold();
  live.dataset.stand = page.querySelector("[data-live]").dataset.stand;
  setCountDowns();
};

// Once: a second load would break off the first.
let leaving = false;
const reload = () => {
  if (leaving) return;
  leaving = true;
  stop();
  location.reload();
};

let fetching = false, again = false;
const refresh = async () => {
  again = true;
  if (fetching) return;
  fetching = true;
  while (again) {
    again = false;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, redirect: "manual" });
      // Signed out, or what it shows is gone: the page says so.
      if (answer.type === "opaqueredirect" || answer.status === 404) reload();
      else if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The server is away; the stream tries again.
    }
  }
  fetching = false;
};

const FIRST_WAIT = 1000, LONGEST_WAIT = 30_000;
let stream, timer, wait = FIRST_WAIT;
const listen = () => {
  stream = new EventSource(live.dataset.live);
  stream.addEventListener("changed", ({ data }) => {
    wait = FIRST_WAIT;
    if (data !== live.dataset.stand) refresh();
  });
  stream.addEventListener("ended", reload);
  stream.addEventListener("error", () => {
    stop();
    if (leaving) return;
    // Tells also whether the session is still there.
    refresh();
    timer = setTimeout(listen, wait * (0.5 + Math.random()));
    wait = Math.min(2 * wait, LONGEST_WAIT);
  });
};
const stop = () => {
  clearTimeout(timer);
  stream?.close();
};
// A page that nobody sees needs no stream; seen again, the first event tells what it has missed.
document.addEventListener("visibilitychange", () => {
  stop();
  if (!document.hidden) listen();
});
addEventListener("pagehide", stop);
if (!document.hidden) listen();
