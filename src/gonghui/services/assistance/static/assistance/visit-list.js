// What is still kept on this telephone, and what became of it.
function button(text, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = text;
  made.addEventListener("click", deed);
  return made;
}

function row(one, { known, words, edit, drop }) {
  const item = document.createElement("li");
  item.className = "stack";
  const task = known.find(({ visit }) => visit === one.record.task);
  const title = document.createElement("strong");
  title.textContent = `${task ? `${task.number} ${task.name}` : words.gone} · ${one.record.visited_on}`;
  const state = document.createElement("p");
  state.textContent = one.record.refused ? words.refused.replace("{says}", one.record.refused) : words.waits;
  const deeds = document.createElement("div");
  deeds.className = "row row--wrap";
  if (task) deeds.append(button(words.edit, () => edit(one)));
  if (one.record.refused) deeds.append(button(words.drop, () => drop(one)));
  item.append(title, state, deeds);
  return item;
}

export function list(place, kept, given) {
  place.hidden = !kept.length;
  place.querySelector("ul").replaceChildren(...kept.map((one) => row(one, given)));
}
