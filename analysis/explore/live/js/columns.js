// Columns of tables: typed arrays that come as bytes (from a kernel) or as base64 (in a page).

const KINDS = {
  u8: Uint8Array, i8: Int8Array, u16: Uint16Array, i16: Int16Array, i32: Int32Array, f32: Float32Array, f64: Float64Array,
};

/** The column as an array; lists of strings are arrays already. */
function column(packed) {
  if (Array.isArray(packed)) return packed;
  const bytes = typeof packed.bytes === "string" ? fromBase64(packed.bytes) : copied(packed.bytes);
  return new KINDS[packed.kind](bytes.buffer);
}

/** A table {name: packed column} as {name: array}, with its number of rows as `n`. */
function table(packed) {
  const found = Object.fromEntries(Object.entries(packed).map(([name, values]) => [name, column(values)]));
  const first = Object.values(found)[0];
  found.n = first ? first.length : 0;
  return found;
}

function fromBase64(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

function copied(view) {
  return new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}
