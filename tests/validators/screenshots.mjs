// Takes the pictures of tests/screenshots. Usage: node screenshots.mjs TOOLS WORK FOLDER [WORD...]
import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, work, folder, ...words] = process.argv.slice(2);
const puppeteer = createRequire(join(tools, "package.json"))("puppeteer-core");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

// A window of 1,280 px at 200 % is one of 640 CSS px with two dots each.
const views = [
  { name: "360-light", width: 360, scheme: "light" },
  { name: "360-dark", width: 360, scheme: "dark" },
  { name: "1280-light", width: 1280, scheme: "light" },
  { name: "1280-dark", width: 1280, scheme: "dark" },
  { name: "200-percent", width: 640, scheme: "light", dots: 2 },
];
let taken = 0;
for (const project of ["own", "everything"]) {
  for (const format of ["html", "proof"]) {
    const editions = join(work, project, "editions", format);
    const pages = readdirSync(editions, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
    for (const path of pages) {
      const [locale, ...rest] = path.replace(/\.html$/, "").split(/[/\\]/);
      const name = [project, format, locale, ...rest].join("-").replace("how-putin-pushes-russians-to-kill-or-be-killed", "article");
      for (const view of [...views, { name: "print" }]) {
        const picture = `${name}-${view.name}`;
        if (!words.every((word) => picture.includes(word))) continue;
        // A tab of its own, and no picture beyond the window: Chromium shifts short pages that run from right to left.
        const page = await browser.newPage();
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme ?? "light" }]);
        await page.setViewport({ width: view.width ?? 800, height: 900, deviceScaleFactor: view.dots ?? 1 });
        await page.goto(pathToFileURL(join(editions, path)).href, { waitUntil: "load" });
        if (view.width) await page.screenshot({ path: join(folder, `${picture}.png`), fullPage: true, captureBeyondViewport: false });
        else await page.pdf({ path: join(folder, `${picture}.pdf`), preferCSSPageSize: true, format: "A4" });
        await page.close();
        taken += 1;
      }
    }
  }
}
await browser.close();
console.log(`${taken} pictures`);
process.exit(taken ? 0 : 1);
