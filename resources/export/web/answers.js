"use strict";

// What the values of one image mean, by task: {headline, sure, bars: [{name, share, strong}], note}.
const Answers = (() => {
  const percent = (share) => `${(100 * share).toFixed(share > 0.9995 || share < 0.0005 ? 0 : 1)} %`;
  const number = (value) => new Intl.NumberFormat("en", { maximumSignificantDigits: 4 }).format(value);

  function ranked(values) {
    return values.map((value, place) => ({ value, place })).sort((a, b) => b.value - a.value || a.place - b.place);
  }

  function classification(values, card) {
    const best = ranked(values).slice(0, 5);
    const sure = best[0].value >= card.sure_from;
    const name = card.class_names[best[0].place];
    return {
      headline: sure ? name : "Not sure",
      sure,
      bars: best.map(({ value, place }) => ({ name: card.class_names[place], share: value, words: percent(value) })),
      note: sure ? "" : `${name} at ${percent(best[0].value)} is below the threshold of ${percent(card.sure_from)}.`,
    };
  }

  function multiLabel(values, card) {
    const order = ranked(values);
    const present = order.filter(({ value, place }) => value >= card.labels[place].threshold);
    const names = present.map(({ place }) => card.class_names[place]);
    return {
      headline: names.length ? names.join(", ") : "None of the labels",
      sure: names.length > 0,
      bars: order.slice(0, 12).map(({ value, place }) => ({
        name: card.class_names[place], share: value, words: percent(value),
      })),
      note: order.length > 12 ? `The 12 most probable of ${order.length} labels.` : "",
    };
  }

  function regression(values, card) {
    const width = card.number.half_width;
    const range = width === null ? "" : `90 % of new images: ${number(values[0] - width)} to ${number(values[0] + width)}`;
    return { headline: `${card.class_names[0]}: ${number(values[0])}`, sure: true, bars: [], note: range };
  }

  const tasks = { classification, "multi-label": multiLabel, regression };
  return { of: (values, card) => tasks[card.task](values, card) };
})();
