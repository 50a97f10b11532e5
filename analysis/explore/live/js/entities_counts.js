// Counts of entities, as the measures entity_frequency, entity_dispersion and co_occurrence count them.

const [ROLE, PRONOUN] = [3, 4];

/** Everything that a choice gives: articles, mentions (by number, in order), and the counts of each entity. */
function entitiesCounted(data, state) {
  const kept = chosenArticles(data.articles, state);
  const chosen = [];
  const { mentions, labels } = data;
  for (let at = 0; at < mentions.n; at++) {
    if (kept[mentions.article[at]] && (state.kind < 0 || labels[mentions.entity[at]] === state.kind)) chosen.push(at);
  }
  const whole = articlesAndWords(data.articles, kept);
  return { kept, chosen, whole, counts: frequencies(data, chosen, whole.words) };
}

/** By entity: mentions by name, role and pronoun; mentions by name or role, articles with one, and mentions per 1,000 words. */
function frequencies({ mentions, names }, chosen, words) {
  const made = () => new Float64Array(names.length);
  const found = { n_names: made(), n_roles: made(), n_pronouns: made(), n_mentions: made(), n_articles: made() };
  const last = new Int32Array(names.length).fill(-1);
  for (const at of chosen) {
    const [entity, how] = [mentions.entity[at], mentions.how[at]];
    found[how === PRONOUN ? "n_pronouns" : how === ROLE ? "n_roles" : "n_names"][entity] += 1;
    if (how === PRONOUN) continue;
    found.n_mentions[entity] += 1;
    if (last[entity] !== mentions.article[at]) found.n_articles[entity] += 1;
    last[entity] = mentions.article[at];
  }
  found.per_1000_words = found.n_mentions.map((n) => (words ? (1000 * n) / words : NaN));
  return found;
}

/** Entities that are mentioned, most mentions first, as the measures order them; those whose name holds the words looked for. */
function entitiesInOrder({ names }, { n_mentions, n_articles, n_pronouns }, find) {
  const wanted = find.trim().toLocaleLowerCase("de");
  const there = [];
  for (let at = 0; at < names.length; at++) {
    if (!n_mentions[at] && !n_pronouns[at]) continue;
    if (names[at].toLocaleLowerCase("de").includes(wanted)) there.push(at);
  }
  return there.sort((a, b) => n_mentions[b] - n_mentions[a] || n_articles[b] - n_articles[a] || (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : a - b));
}

/** By entity: Gries' deviation of proportions, its normalised form, and the median of where articles first mention it. */
function dispersions({ mentions, articles, names }, { kept, chosen }) {
  const counted = chosen.filter((at) => mentions.how[at] !== PRONOUN && articles.words[mentions.article[at]] > 0);
  const [total, n_articles, added] = [0, 1, 2].map(() => new Float64Array(names.length));
  const firsts = names.map(() => []);
  const there = [...kept.keys()].filter((at) => kept[at] && articles.words[at] > 0);
  const words = there.reduce((sum, at) => sum + articles.words[at], 0);
  const least = there.reduce((low, at) => Math.min(low, articles.words[at]), Infinity) / words;
  for (const at of counted) total[mentions.entity[at]] += 1;
  const [last, run] = [new Int32Array(names.length).fill(-1), new Int32Array(names.length)];
  const close = (entity) => {
    const share = articles.words[last[entity]] / words;
    added[entity] += Math.abs(run[entity] / total[entity] - share) - share;
  };
  for (const at of counted) {
    const [entity, article] = [mentions.entity[at], mentions.article[at]];
    if (last[entity] !== article) {
      if (last[entity] >= 0) close(entity);
      last[entity] = article;
      run[entity] = 0;
      n_articles[entity] += 1;
      firsts[entity].push(mentions.start[at] / articles.length[article]);
    }
    run[entity] += 1;
  }
  for (let entity = 0; entity < names.length; entity++) if (last[entity] >= 0) close(entity);
  const dp = added.map((sum, at) => (total[at] ? (1 + sum) / 2 : NaN));
  return {
    n_mentions: total, n_articles, n_corpus_articles: there.length, dp,
    dp_norm: dp.map((value) => (there.length > 1 ? value / (1 - least) : NaN)),
    first_position: firsts.map((positions) => quantile(positions.sort((a, b) => a - b), 0.5)),
  };
}

/** Units ("article" or "sentence") with the entities that each mentions, each once and in order; mentions by pronoun count, too. */
function unitsOfMentions({ mentions }, chosen, unit) {
  const units = [];
  let [article, sentence, own] = [-1, -1, null];
  for (const at of chosen) {
    if (mentions.article[at] !== article || (unit === "sentence" && mentions.sentence[at] !== sentence)) {
      [article, sentence, own] = [mentions.article[at], mentions.sentence[at], { entities: new Set(), mentions: [] }];
      units.push(own);
    }
    own.entities.add(mentions.entity[at]);
    own.mentions.push(at);
  }
  return units;
}

/** Pairs of entities that at least so many units mention together, in the order of measures.co_occurrence. */
function pairsOf(data, found, state) {
  const { mentions, names } = data;
  const chosen = [];
  for (let at = 0; at < mentions.n; at++) {
    if (found.kept[mentions.article[at]] && (state.kind < 0 || mentions.label[at] === state.kind)) chosen.push(at);
  }
  const units = unitsOfMentions(data, chosen, state.unit);
  const n = new Float64Array(names.length);
  for (const unit of units) for (const entity of unit.entities) n[entity] += 1;
  const together = new Map();
  for (const unit of units) {
    const often = [...unit.entities].filter((entity) => n[entity] >= state.least).sort((a, b) => a - b);
    for (let one = 0; one < often.length; one++) {
      for (let other = one + 1; other < often.length; other++) {
        const key = often[one] * names.length + often[other];
        together.set(key, (together.get(key) || 0) + 1);
      }
    }
  }
  const pairs = [];
  for (const [key, count] of together) {
    if (count < state.least) continue;
    const [one, other] = [Math.floor(key / names.length), key % names.length];
    const pmi = Math.log2((count * units.length) / (n[one] * n[other]));
    const npmi = count < units.length ? pmi / -Math.log2(count / units.length) : NaN;
    pairs.push({ one, other, n_together: count, n_entity: n[one], n_other: n[other], n_units: units.length, pmi, npmi });
  }
  pairs.sort((a, b) => b.n_together - a.n_together || b.pmi - a.pmi || a.one - b.one || a.other - b.other);
  return { pairs, units };
}
