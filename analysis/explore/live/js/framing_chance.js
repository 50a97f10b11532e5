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
  const share = (group) => shareOf(group, stance);
  const enough = (group) => group.n_cues >= ENOUGH_CUES;
  const pair = chancePair(named, state.chance, share, enough);
  const set = (more) => {
    state.chance = { ...state.chance, a: pair[0].name, b: pair[1].name, ...more };
    look.clear();
    again();
  };
  return chancePart({
    write, language: data.language, share: stanceName(data, stance), value: stanceName(data, stance), base: write.words.cues_of,
    controls: [
      // Another stance may have another pair that differs most.
      dropdown(write.words.chance_stance, data.stances.map(({ key, name }) => [key, name]), state.chance.stance, (key) => set({ stance: key, a: null, b: null })),
      ...chanceGroups(write.words, named, pair, set),
    ],
    sides: pair.map((group) => cueSide(look, group, stance, pressed, again)),
    answer: pair.every((group) => group.n_cues) ? chanceAnswer(look, cueQuestion(look, by, pair), again) : null,
    furthest: pickedByChance(named, pair, share, enough),
    save: (rows) => savingFramed(look, "group_comparison", rows),
  });
}

function cueSide(look, group, stance, pressed, again) {
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

function cueQuestion({ data, state, kept }, by, pair) {
  const articles = [...kept.keys()].filter((at) => kept[at]);
  const all = articles.length === data.articles.n;
  const given = {
    by, a: pair[0].name, b: pair[1].name, stance: state.chance.stance, speaker: state.speaker < 0 ? null : state.speaker, sure: state.sure, all,
  };
  return { given, articles: all ? null : articles, buffers: all ? undefined : [Int32Array.from(articles).buffer] };
}
