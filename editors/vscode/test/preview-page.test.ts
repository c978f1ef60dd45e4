import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyPage, nothing, page, placeOf } from "../src/preview-page";

const FRAME = { scriptSource: "https://webview", script: "https://webview/preview.js", nonce: "abc" };
const ITEM = { title: 'a"><script>', range: { start: { line: 3 } }, html: "<article>An item</article>", style: ".item {}" };

test("the page runs only its own script, and loads nothing", () => {
  const text = page(ITEM, { html: ITEM.html, folder: "/work/" }, FRAME);
  const policy = /content="([^"]+)"/.exec(text)?.[1];
  assert.equal(policy, "default-src 'none'; img-src data:; style-src 'nonce-abc'; script-src https://webview; base-uri 'none'; form-action 'none'");
  assert.deepEqual(text.match(/<script\b[^>]*>/g), ['<script src="https://webview/preview.js">']);
});

test("titles and folders are escaped", () => {
  const text = page(ITEM, { html: "", folder: '/a"b/' }, FRAME);
  assert.ok(text.includes("<title>a&#34;&#62;&#60;script&#62;</title>"));
  assert.ok(text.includes('data-folder="/a&#34;b/"'));
});

test("a sentence stands in place of an item", () => {
  assert.ok(emptyPage(nothing("No <items>."), FRAME).includes('<p class="nothing">No &#60;items&#62;.</p>'));
});

test("a place is a file and a line", () => {
  assert.deepEqual(placeOf("/bank/a:b.yaml:12"), { path: "/bank/a:b.yaml", line: 12 });
  for (const text of ["/bank/a.yaml", "/bank/a.yaml:0", ":12", "", "/a:1e3"]) assert.equal(placeOf(text), undefined);
});
