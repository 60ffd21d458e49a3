// Reads a list of diagrams (JSON) on stdin; prints for each the lines of its boxes and arrows, as Mermaid draws them.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
Object.assign(globalThis, { window, document: window.document });
for (const name of ["Element", "HTMLElement", "SVGElement", "Node", "DOMParser", "XMLSerializer", "CSSStyleSheet"]) {
  globalThis[name] ??= window[name];
}
// jsdom lays nothing out: every text is of one size, and arrows end where they may.
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 100, height: 20 });
window.SVGElement.prototype.getComputedTextLength = () => 100;
globalThis.btoa = (text) => Buffer.from(text).toString("base64");

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: 1e7, maxEdges: 1e4 });

const lines = (label) => {
  label.querySelectorAll("br").forEach((br) => br.replaceWith("\n"));
  return label.textContent.split("\n");
};
const drawn = [];
for (const [number, text] of JSON.parse(readFileSync(0, "utf8")).entries()) {
  await mermaid.parse(text);
  const { svg } = await mermaid.render(`map${number}`, text);
  const page = new window.DOMParser().parseFromString(svg, "text/html");
  drawn.push({
    boxes: [...page.querySelectorAll(".nodeLabel")].map(lines),
    arrows: [...page.querySelectorAll(".edgeLabel p")].map(lines),
    alien: page.querySelectorAll("script, img, iframe, a, foreignObject i").length,
  });
}
process.stdout.write(JSON.stringify(drawn));
