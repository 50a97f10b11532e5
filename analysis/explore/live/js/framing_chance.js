// Two groups of articles compared in the stance of their words of saying: the choice, the question, what stands behind.

const ENOUGH_CUES = 5;

/** The section on chance of the view of words of saying. */
function cueChance(look, groups, by, pressed, again) {
  const { data, state, write } = look;
  if (!groups.some((group) => group.n_cues)) return null;
  if (by === "speaker") return chanceSaying(write, write.words.chance_speaker);
  const named = groups.filter((group) => by !== "corpus" && group.name !== write.words.not_given);
  if (named.length < 2) return chanceSaying(write, write.words.chance_no_groups);
  const stance = data.stance_codes[data.stances.findIndex((one) => one.key === state.chance.stance)];
  const pair = cuePair(named, stance, state.chance);
  const set = (more) => {
    state.chance = { ...state.chance, a: pair[0].name, b: pair[1].name, ...more };
    look.clear();
    again();
  };
  const other = (side, name) => set(pair[1 - side].name === name ? { a: pair[1].name, b: pair[0].name } : { [side ? "b" : "a"]: name });
  const listed = named.map(({ name }) => [name, name]);
  return chancePart({
    write, language: data.language, name: "redeanteil_group_comparison", share: stanceName(data, stance), base: write.words.cues_of,
    controls: [
      // Another stance may have another pair that differs most.
      dropdown(write.words.chance_stance, data.stances.map(({ key, name }) => [key, name]), state.chance.stance, (key) => set({ stance: key, a: null, b: null })),
      dropdown(write.words.chance_a, listed, pair[0].name, (name) => other(0, name)),
      dropdown(write.words.chance_b, listed, pair[1].name, (name) => other(1, name)),
    ],
    sides: pair.map((group) => chanceSide(look, group, stance, pressed, again)),
    answer: pair.every((group) => group.n_cues) ? chanceAnswer(look, "chance", chanceQuestion(look, by, pair), again) : null,
  });
}

/** The two that were chosen; else the highest and the lowest share among groups with some words of saying; else the first. */
function cuePair(groups, stance, chosen) {
  const of = (name) => groups.find((group) => group.name === name);
  const enough = groups.filter((group) => group.n_cues >= ENOUGH_CUES);
  const ranked = enough.length > 1 ? enough.sort((x, y) => shareOf(y, stance) - shareOf(x, stance)) : groups;
  const ends = [ranked[0], enough.length > 1 ? ranked[ranked.length - 1] : ranked[1]];
  const [a, b] = [of(chosen.a), of(chosen.b)];
  return a && b ? [a, b] : ends;
}

function chanceSide(look, group, stance, pressed, again) {
  const { data, write } = look;
  const is = (which) => pressed.part === "chance" && pressed.group === group.code && pressed.stance === which;
  const cell = (which, n, words) => ({
    text: write.number(n), pressed: is(which), describe: `${group.name}: ${write.count("n_sayings", n)}${words}`,
    press: n ? () => pressCues(look, group, which, pressed, again, "chance") : null,
  });
  return {
    name: group.name, share: shareOf(group, stance), n_articles: group.articles.length,
    value: cell(stance, group.n[stance], `, ${stanceName(data, stance)}`), base: cell(-1, group.n_cues, ""),
  };
}

function chanceQuestion({ data, state, kept }, by, pair) {
  const articles = [...kept.keys()].filter((at) => kept[at]);
  const all = articles.length === data.articles.n;
  const given = {
    by, a: pair[0].name, b: pair[1].name, stance: state.chance.stance, speaker: state.speaker < 0 ? null : state.speaker, sure: state.sure, all,
  };
  return { given, articles: all ? null : articles };
}

/** What came of a question: {waiting}, {row} or {failed}. Asked once; when it has come, all is drawn again. */
function chanceAnswer(look, kind, { given, articles }, again) {
  const { cache, link, ifNewest } = look;
  const key = `${kind} ${JSON.stringify(given)} ${articles || ""}`;
  if (cache.has(key)) return cache.get(key);
  const came = (found) => {
    cache.set(key, found);
    ifNewest(again);
  };
  cache.set(key, { waiting: true });
  link.ask(kind, given, articles ? [Int32Array.from(articles).buffer] : undefined, COUNTING_PATIENCE).then(
    ({ answer }) => came({ row: answer }), () => came({ failed: link.live ? "not_counted" : "chance_needs_kernel" }));
  return cache.get(key);
}
