// Numbers and words as the language writes them.

/** Functions that write numbers, shares, dates and sentences in a language. */
function writer(language, words) {
  const whole = new Intl.NumberFormat(language);
  const broken = (digits) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const [one, two] = [broken(1), broken(2)];
  // Days before months, as the corpora write them.
  const range = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
  const missing = "–";
  const percent = (share, more = 0) => {
    if (!Number.isFinite(share)) return missing;
    const value = share * 100;
    const digits = (value > 0 && value < 9.95 ? 1 : 0) + more;
    return `${[whole, one, two][digits].format(digits ? value : Math.round(value))}\u00a0%`;
  };
  return {
    words,
    number: (value) => (Number.isFinite(value) ? whole.format(value) : missing),
    decimal: (value) => (Number.isFinite(value) ? two.format(value).replace("-", "\u2212") : missing),
    percent,
    /** Shares below one another: where two that differ would look alike, all get one more decimal. */
    percents: (shares) => {
      const texts = shares.map((share) => percent(share));
      const first = new Map();
      const alike = shares.some((share, at) => {
        if (!first.has(texts[at])) first.set(texts[at], share);
        return Number.isFinite(share) && first.get(texts[at]) !== share;
      });
      return alike ? shares.map((share) => percent(share, 1)) : texts;
    },
    /** "1 quotation", "5 quotations": from words.n_quotes_1 and words.n_quotes. */
    count: (key, n) => (n === 1 ? words[`${key}_1`] : filled(words[key], { n: whole.format(n) })),
    /** "3–7 June 2031", from the first to the last day. */
    days: (first, last) => range.formatRange(new Date(first * 86400000), new Date(last * 86400000)).replace(/[\u2009\u202f]/g, " ").replace(/^(\d+\.?) – (?=\d)/, "$1–"),
    /** "3 June 2031", from "2031-06-03". */
    date: (day) => range.format(new Date(day)),
  };
}

const NO_DAY = -2147483648;

/** A sentence with its {gaps} filled. */
function filled(sentence, given) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => (name in given ? given[name] : gap));
}
