// 名单的一行行，和存着还没交、或者交上去才知道别人先发了的。
function button(text, says, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = text;
  made.setAttribute("aria-label", says);
  made.addEventListener("click", deed);
  return made;
}

function line(title, under, deed) {
  const item = document.createElement("li");
  item.className = "row row--between row--wrap";
  const told = document.createElement("div");
  const name = document.createElement("strong");
  name.textContent = title;
  const more = document.createElement("p");
  more.className = "small muted";
  more.textContent = under;
  told.append(name, more);
  item.append(told, deed);
  return item;
}

export function people(place, rows, { words, give }) {
  place.replaceChildren(
    ...rows.map((row) => line(row.name, row.place, button(words.give, words.gives.replace("{name}", row.name), () => give(row)))),
  );
}

export function waiting(place, kept, { words, drop }) {
  place.hidden = !kept.length;
  place.querySelector("ul").replaceChildren(
    ...kept.map((one) => {
      const text = one.says ? words.seen : words.undo;
      const deed = button(text, `${one.name} ${text}`, () => drop(one));
      return line(one.name, one.says || words.waits, deed);
    }),
  );
}
