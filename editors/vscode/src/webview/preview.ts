/** The script of the preview's page: it shows what the extension sends, and tells which place was clicked. */

interface Host {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const frame = document.getElementById("item");

/** Leaves the folder out of the paths of places, which keep the whole path for a click. */
function shortenPlaces(root: HTMLElement): void {
  const folder = root.dataset["folder"] ?? "";
  for (const place of root.querySelectorAll<HTMLElement>("button.place")) {
    const path = place.textContent;
    place.dataset["place"] = path;
    place.title = "Go to this place";
    if (folder && path.startsWith(folder)) place.textContent = path.slice(folder.length);
  }
}

if (frame) {
  shortenPlaces(frame);
  addEventListener("message", ({ data }: MessageEvent<{ html: string; folder: string; isNew: boolean }>) => {
    frame.dataset["folder"] = data.folder;
    frame.innerHTML = data.html;
    shortenPlaces(frame);
    if (data.isNew) scrollTo(0, 0);
  });
  addEventListener("click", ({ target }) => {
    const place = target instanceof Element ? target.closest<HTMLElement>("button.place") : null;
    if (place) host.postMessage({ place: place.dataset["place"] });
  });
}
