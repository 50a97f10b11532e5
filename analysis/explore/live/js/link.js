// Questions of the page: a kernel answers them, or what lies in the page itself.

const [PATIENCE, COUNTING_PATIENCE] = [60000, 600000];

/** A link to the kernel behind a widget: ask(kind, given, buffers, patience) -> Promise of {answer, buffers}. */
function kernelLink(model) {
  const waiting = new Map();
  let last = 0;
  model.on("msg:custom", (message, buffers) => {
    const one = waiting.get(message.number);
    if (!one) return;
    waiting.delete(message.number);
    clearTimeout(one.timer);
    if (message.error) one.reject(new Error(message.error));
    else one.resolve({ answer: message.answer, buffers });
  });
  const ask = (kind, given, buffers, patience = PATIENCE) =>
    new Promise((resolve, reject) => {
      const number = ++last;
      const timer = setTimeout(() => waiting.delete(number) && reject(new Error("no answer")), patience);
      waiting.set(number, { resolve, reject, timer });
      model.send({ number, kind, given }, undefined, buffers);
    });
  return { live: true, ask };
}

/** A link to answers that lie in the page: {kind: {key: answer}}; what is not there is refused. */
function pageLink(embedded) {
  const ask = (kind, given) => {
    const answers = (embedded || {})[kind] || {};
    const key = JSON.stringify(given);
    return key in answers ? Promise.resolve({ answer: answers[key], buffers: [] }) : Promise.reject(new Error("no kernel"));
  };
  return { live: false, ask };
}
