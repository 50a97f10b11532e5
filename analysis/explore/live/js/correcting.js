// An editor inside another explorer: below an opened article, where a kernel can keep decisions.

/** A button that opens the editor at a passage in this place; nothing without a kernel or a file to keep decisions in. */
function correctingAt(place, packed, link, write, passage) {
  if (!link.live || !packed.editable) return null;
  const begin = async () => {
    const { answer } = await link.ask("edit", { kind: "begin" });
    const inner = { live: true, ask: (kind, given, buffers) => link.ask("edit", { kind, given }, buffers) };
    const desk = h("div", { class: "rl-inner" });
    put(place, desk);
    EXPLORERS.editor(desk, { ...answer, first: passage.article, open: passage.quote }, inner, writer(answer.language, answer.words));
  };
  return h("p", { class: "rl-save" }, h("button", { type: "button", class: "rl-small", onclick: begin }, write.words.correct_here));
}
