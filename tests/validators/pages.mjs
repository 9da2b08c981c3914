// Opens every page of some folders in a headless browser and asks axe-core about it, in light and in dark, on a telephone
// and on a desk. Reports findings of axe, violations of the page's Content-Security-Policy, errors on the console, requests
// to any host, text that leaves the page to the side, and links between languages that are not mutual. Called by
// tests/validate-html; usage: node pages.mjs TOOLS FOLDER...
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";

const [tools, ...folders] = process.argv.slice(2);
const require = createRequire(join(tools, "package.json"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const problems = [];
const pagesOf = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort().map((name) => join(folder, name));

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
let name = "";
const say = (problem) => problems.push(`${name}: ${problem}`);
page.on("console", (message) => ["error", "warn"].includes(message.type()) && say(`console: ${message.text()}`));
page.on("pageerror", (error) => say(`error: ${error.message}`));
page.on("request", (request) => {
  if (request.url() !== page.url() && !/^(data|blob):/.test(request.url()) && !request.isNavigationRequest()) {
    say(`asks for ${request.url()}`);
  }
});
await page.evaluateOnNewDocument(() => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
});

let seen = 0;
for (const folder of folders) {
  const links = new Map();
  for (const path of pagesOf(folder)) {
    for (const [scheme, width] of [["light", 1280], ["dark", 360], ["light", 320]]) {
      name = `${relative(process.cwd(), path)} (${scheme}, ${width} px)`;
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 800 });
      await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
      for (const violation of await page.evaluate(() => window.violations)) say(`policy: ${violation}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) say(`${wide} px wider than the window`);
      const headings = await page.evaluate(() => document.querySelectorAll("h1").length);
      if (headings !== 1) say(`${headings} main headings`);
      const broken = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src.slice(0, 80)));
      if (broken.length) say(`pictures that are not shown: ${broken}`);
      // The browser's debugger runs this, which no policy of a page forbids.
      const session = await page.createCDPSession();
      const { frameTree } = await session.send("Page.getFrameTree");
      const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
      await session.send("Runtime.evaluate", { contextId: executionContextId, expression: axe });
      const { result } = await session.send("Runtime.evaluate", {
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
        expression: "axe.run(document).then((found) => found.violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`))",
      });
      await session.detach();
      if (!Array.isArray(result.value)) say(`axe did not run: ${JSON.stringify(result)}`);
      for (const violation of result.value ?? []) say(`axe: ${violation}`);
      seen += 1;
    }
    const found = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      canonical: document.querySelector("link[rel=canonical]")?.href,
      hidden: document.querySelector("meta[name=robots]")?.content === "noindex",
      links: [...document.querySelectorAll("link[rel=alternate][hreflang]")].map((link) => [link.hreflang, link.href]),
      data: [...document.querySelectorAll("script")].map((script) => script.textContent),
    }));
    links.set(found.canonical ?? pathToFileURL(path).href, { path, ...found });
    for (const data of found.data) {
      try { JSON.parse(data); } catch (error) { problems.push(`${path}: JSON-LD: ${error.message}`); }
    }
  }
  for (const [address, own] of links) {
    const set = JSON.stringify(own.links);
    const root = own.path.endsWith("html/index.html");
    // Pages of pseudo-locales and proofs are for nobody who searches, and no other page names them.
    if (own.hidden && (own.links.length || own.canonical)) problems.push(`${own.path}: it is hidden and has links between languages`);
    if (!own.hidden && !root && !own.links.some(([tag, href]) => tag === own.lang && href === address)) {
      problems.push(`${own.path}: its hreflang links do not name itself`);
    }
    if (!own.hidden && !own.links.some(([tag]) => tag === "x-default")) problems.push(`${own.path}: no x-default`);
    for (const [tag, href] of own.links) {
      const other = links.get(href);
      if (!other) problems.push(`${own.path}: hreflang ${tag} leads to ${href}, which is no page`);
      else if (JSON.stringify(other.links) !== set) problems.push(`${own.path}: ${other.path} does not name the same languages`);
    }
    // Every link inside the site leads to a page.
    await page.goto(pathToFileURL(own.path).href);
    const hrefs = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => link.href));
    for (const href of hrefs.filter((href) => href.startsWith("file:"))) {
      const target = new URL(href);
      const fragment = decodeURIComponent(target.hash.slice(1));
      target.hash = "";
      try {
        const text = readFileSync(fileURLToPath(target), "utf8");
        if (fragment && !text.includes(`id="${fragment}"`)) problems.push(`${own.path}: there is no #${fragment} in ${href}`);
      } catch {
        problems.push(`${own.path}: ${href} leads nowhere`);
      }
    }
  }
}
await browser.close();
for (const problem of problems) console.log(problem);
console.log(`${seen} views of pages, ${problems.length} problems`);
process.exit(problems.length || !seen ? 1 : 0);
