// Chromium, axe-core and html-validate behind lines of JSON: a request in, an answer out, one at a time.
import { readFile } from "node:fs/promises";
import { normalize } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const SITE = "https://handout.example/";
const ADDRESS = `${SITE}page.html`;
const KINDS = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8" };

// Every conformance level, AAA too, and what is no success criterion but good practice.
const TAGS = [
  ...["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"],
  "best-practice",
];

// Two of axe's experiments ask for what a page of ours cannot give:
const NOT_OURS = [
  // A table that scrolls sideways has to take the focus, as "scrollable-region-focusable" asks, and is a region
  // then; this one allows the focus to widgets alone.
  "focus-order-semantics",
  // An article's table may have no headers. None are made up for it; its author is told.
  "td-has-header",
];

let browser;
let axe;
let reader;
let checker;

async function launched() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  return browser;
}

/** Opens the page that `request` names and does `work` on it. */
async function view(request, work) {
  const context = await (await launched()).newContext({
    viewport: { width: request.width ?? 1280, height: request.height ?? 900 },
    colorScheme: request.scheme ?? "light",
    forcedColors: request.forced ? "active" : "none",
    contrast: request.contrast ? "more" : "no-preference",
    javaScriptEnabled: request.scripts ?? true,
    // A reader's style sheet is no part of the page, so its policy has no say in it; and a request that the
    // policy would stop is still one that the page should not make.
    bypassCSP: Boolean(request.css) || Boolean(request.bypass),
  });
  try {
    const requests = [];
    const complaints = [];
    const body = await readFile(request.path);
    const headers = request.policy ? { "content-security-policy": request.policy } : {};
    const start = request.file ?? ADDRESS;
    await context.route("**/*", async (route) => {
      const url = route.request().url();
      if (url === ADDRESS) {
        return route.fulfill({ contentType: KINDS.html, headers, body });
      }
      // The files beside the page, where it is part of a site.
      if (request.folder && url.startsWith(SITE)) {
        const name = normalize(decodeURIComponent(new URL(url).pathname));
        const file = await readFile(request.folder + name).catch(() => null);
        if (file) return route.fulfill({ contentType: KINDS[name.split(".").at(-1)], headers, body: file });
      }
      if (request.file && url.startsWith("file:")) return route.continue();
      requests.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    if (request.media) await page.emulateMedia({ media: request.media });
    await page.goto(start, { waitUntil: "load" });
    if (request.css) await page.addStyleTag({ content: request.css });
    return await work(page, requests, complaints);
  } finally {
    await context.close();
  }
}

function listed(results) {
  return results.flatMap((rule) =>
    rule.nodes.map((node) => {
      const why = node.failureSummary?.split("\n").slice(1).map((line) => line.trim()).join("; ");
      return `${rule.id}: ${node.target.join(" ")}: ${why || rule.help}`;
    }),
  );
}

/** Does to every element of a page what a reader may do; tells what could run or be fetched if one did. */
function provoke() {
  const found = [];
  const events = ["mouseover", "mouseenter", "pointerenter", "focus", "click", "toggle", "wheel", "animationstart"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of element.attributes) if (name.startsWith("on")) found.push(`handler: ${name}`);
    const address = element.getAttribute("href") ?? element.getAttribute("xlink:href");
    if (address !== null && element.localName === "a") {
      const { protocol } = new URL(address, document.baseURI);
      if (!["https:", "http:", "mailto:", "tel:"].includes(protocol)) found.push(`address: ${protocol}`);
    }
    for (const name of ["formaction", "action", "srcdoc", "ping"]) {
      if (element.hasAttribute(name)) found.push(`attribute: ${name}`);
    }
    // A click on a link would go to another page, which is what the link is for.
    if (element.localName === "a") element.addEventListener("click", (event) => event.preventDefault());
    for (const event of events) element.dispatchEvent(new Event(event, { bubbles: false, cancelable: true }));
  }
  return found;
}

/** Opens pages one after the other and tells of each what ran in it, what it asked for, and what lay in wait. */
async function provoked(paths) {
  const context = await (await launched()).newContext();
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  let seen;
  let body;
  await debug.send("Debugger.enable");
  debug.on("Debugger.scriptParsed", ({ url }) => {
    if (url.startsWith(SITE) || url.startsWith("javascript:")) seen.push("script");
  });
  page.on("dialog", (dialog) => {
    seen.push("dialog");
    dialog.dismiss();
  });
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url === ADDRESS) return route.fulfill({ contentType: KINDS.html, body });
    seen.push(`request: ${url}`);
    return route.abort();
  });
  const told = [];
  try {
    for (const path of paths) {
      body = await readFile(path);
      seen = [];
      await page.goto(ADDRESS, { waitUntil: "load" }).catch((error) => seen.push(`left: ${error.message}`));
      const found = await page.evaluate(provoke).catch((error) => [`left: ${error.message}`]);
      told.push([...new Set([...seen, ...found])]);
    }
  } finally {
    await context.close();
  }
  return told;
}

/** Where the keyboard is: the place of the element in the page, its words, what shows the focus. */
function focused() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    place: [...document.querySelectorAll("*")].indexOf(element),
    words: element.textContent.trim().slice(0, 60),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
  };
}

/** The words of the page, a text node each, and the contrast of their computed colours to that of their ground. */
function contrasts() {
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = parts(colour)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const [, , , alpha = 1] = parts(colour);
      if (alpha === 1) return colour;
      if (alpha > 0) throw new Error(`a ground that is half seen: ${colour}`);
    }
    const canvas = document.createElement("p");
    canvas.style.color = "Canvas";
    document.body.append(canvas);
    const colour = getComputedStyle(canvas).color;
    canvas.remove();
    return colour;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    const both = [getComputedStyle(element).color, ground(element)];
    const [one, other] = both.map(luminance).sort((a, b) => a - b);
    found.push([texts.currentNode.data.slice(0, 40), (other + 0.05) / (one + 0.05)]);
  }
  return found;
}

/** Goes through the article with a screen reader that lives in the page. */
async function readThrough([source, most]) {
  const { virtual } = await import(`data:text/javascript;base64,${source}`);
  const article = document.querySelector("article");
  await virtual.start({ container: article });
  const phrases = [];
  // The reader begins again when it is through; it has said "end of article" just before that.
  for (let step = 0; step < most; step++) {
    const phrase = await virtual.lastSpokenPhrase();
    phrases.push(phrase);
    if (phrase.startsWith("end of article")) {
      await virtual.stop();
      return phrases;
    }
    await virtual.next();
  }
  throw new Error(`The article does not end after ${most} steps.`);
}

const MOST_STOPS = 500;
const MOST_STEPS = 20000;

const commands = {
  tabs: (request) =>
    view(request, async (page) => {
      const stops = [];
      while (stops.length < MOST_STOPS) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(focused);
        if (!stop) break;
        stops.push(stop);
      }
      return { stops };
    }),

  provoke: async (request) => ({ told: await provoked(request.paths) }),

  // What a screen reader says of each step through the page's article, from its beginning to its end.
  spoken: (request) =>
    view(request, async (page) => {
      const source = import.meta.resolve("@guidepup/virtual-screen-reader/browser.js");
      reader ??= (await readFile(new URL(source))).toString("base64");
      return { phrases: await page.evaluate(readThrough, [reader, MOST_STEPS]) };
    }),

  contrasts: (request) => view(request, async (page) => ({ texts: await page.evaluate(contrasts) })),

  axe: (request) =>
    view(request, async (page) => {
      axe ??= await readFile(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
      await page.evaluate(axe);
      // What is folded away is part of the page, too.
      await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
      const results = await page.evaluate(
        async ([tags, out]) => {
          // Some rules, AAA contrast among them, are off unless they are named.
          const known = window.axe.getRules(tags).filter((rule) => !rule.tags.includes("deprecated"));
          const rules = known.map(({ ruleId }) => [ruleId, { enabled: !out.includes(ruleId) }]);
          return window.axe.run(document, {
            runOnly: { type: "tag", values: tags },
            rules: Object.fromEntries(rules),
          });
        },
        [TAGS, NOT_OURS],
      );
      return {
        violations: listed(results.violations),
        incomplete: listed(results.incomplete),
        passes: results.passes.length,
      };
    }),

  requests: (request) =>
    view({ ...request, bypass: true }, async (page, requests) => {
      await page.waitForLoadState("networkidle");
      return { requests };
    }),

  console: (request) => view(request, async (page, requests, complaints) => ({ complaints })),

  screenshot: (request) =>
    view(request, async (page) => {
      const picture = await page.screenshot({ fullPage: request.whole });
      return { data: picture.toString("base64") };
    }),

  print: (request) =>
    view(request, async (page) => {
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
      return { data: pdf.toString("base64") };
    }),

  styles: (request) =>
    view(request, async (page) => ({
      elements: await page.$$eval(
        request.selector,
        (elements, properties) =>
          elements.map((element) => {
            const style = getComputedStyle(element);
            return Object.fromEntries(properties.map((name) => [name, style.getPropertyValue(name)]));
          }),
        request.properties,
      ),
    })),

  evaluate: (request) =>
    view(request, async (page) => ({ value: (await page.evaluate(request.expression)) ?? null })),

  validate: async (request) => {
    if (!checker) {
      const { HtmlValidate, StaticConfigLoader } = await import("html-validate");
      const { default: settings } = await import("./html-validate.mjs");
      checker = new HtmlValidate(new StaticConfigLoader(settings));
    }
    const report = await checker.validateString(await readFile(request.path, "utf8"), "page.html");
    const config = await checker.getConfigFor("page.html");
    return {
      rules: [...config.getRules().values()].filter(([severity]) => severity > 0).length,
      messages: report.results.flatMap((result) =>
        result.messages.map(
          (message) => `${message.ruleId}: ${message.line}:${message.column} ${message.message}`,
        ),
      ),
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const request = JSON.parse(line);
    answer = await commands[request.command](request);
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
await browser?.close();
