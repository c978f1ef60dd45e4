// Takes the pictures of README.md in code-server, and draws the icon.
import { readFileSync, statSync } from "node:fs";
import { makeDesk, whatIsMissing } from "./test/editor/desk.mjs";

const LARGEST = 150_000; // bytes

const missing = whatIsMissing();
if (missing) {
  console.error(`No pictures were taken: ${missing}.`);
  process.exit(1);
}
const desk = await makeDesk({ settings: { "editor.fontSize": 13, "workbench.activityBar.location": "hidden" } });
try {
  await drawIcon(desk.browser);
  await desk.open(1100, 560);
  await desk.openFile("planets.yaml");
  await desk.page.locator(".squiggly-warning").first().waitFor();
  await desk.page.keyboard.press("Control+B"); // hides the side bar
  await takeFix();
  await takePreview();
} catch (error) {
  await desk.page?.screenshot({ path: "dist/failure.png" });
  throw error;
} finally {
  await desk.close();
}

async function takeFix() {
  await desk.listFixes(4, 42, "Suppress extra-space for this item");
  await take("finding");
  await desk.page.keyboard.press("Escape");
}

async function takePreview() {
  await desk.goTo(15, 20);
  await desk.run("crs-lint: Preview the Item");
  await desk.webview().locator("article h3", { hasText: "planet-rings" }).waitFor();
  await take("preview");
  await desk.run("View: Close Editor Group"); // the preview gets the whole width
  await desk.page.setViewportSize({ width: 390, height: 780 });
  await desk.webview().locator(".note", { hasText: "longest-key" }).waitFor();
  await take("preview-narrow");
}

async function take(name) {
  const path = `images/${name}.png`;
  await desk.page.screenshot({ path, animations: "disabled", caret: "hide" });
  if (statSync(path).size > LARGEST) throw new Error(`${path} is larger than ${LARGEST} bytes`);
}

async function drawIcon(browser) {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body { margin: 0 } svg { width: 256px; height: 256px }</style>${readFileSync("images/icon.svg", "utf8")}`);
  await page.screenshot({ path: "images/icon.png", omitBackground: true });
  await page.close();
}
