// Where it begins: in a notebook with a kernel, or in a page without one.

const EXPLORERS = {};

/** Draws an explorer into a place. When its data change (after a correction), it may know a gentler way. */
function draw(place, packed, link) {
  if (place.rlChanged) {
    place.rlChanged(packed);
    return;
  }
  const write = writer(packed.language, packed.words);
  place.classList.add("rl");
  place.lang = packed.language;
  // JupyterLab would take keys for commands, and Enter from buttons and forms.
  place.setAttribute("data-lm-suppress-shortcuts", "true");
  place.addEventListener("keydown", kept);
  EXPLORERS[packed.explorer](place, packed, link, write);
}

function kept(event) {
  event.stopPropagation();
}

export default {
  render({ model, el }) {
    const link = kernelLink(model);
    const again = () => draw(el, model.get("data"), link);
    model.on("change:data", again);
    again();
    return () => model.off("change:data", again);
  },
};

/** The first place with this mark that is not drawn yet, in a page without a kernel. */
function drawInPage(mark) {
  const root = [...document.querySelectorAll(`[data-rl="${mark}"]`)].find((one) => !one.dataset.rlDrawn);
  if (!root) return;
  root.dataset.rlDrawn = "yes";
  const packed = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const place = h("div", {});
  draw(place, packed, pageLink(packed.embedded));
  put(root, place);
}
