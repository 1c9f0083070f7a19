// Sends one kept visit. The same key arrives twice as one visit, so sending again never doubles it.
export async function sendOne({ record, photo }, words) {
  try {
    return await attempt(record, photo, words);
  } catch {
    return { outcome: "later" };
  }
}

async function attempt(record, photo, words) {
  const address = words.address.replace(words.example, record.task);
  const asked = await fetch(address, { credentials: "same-origin" });
  if (asked.redirected) return { outcome: "sign-in" };
  if (asked.status === 404) return { outcome: "refused", says: words.absent };
  const shown = new DOMParser().parseFromString(await asked.text(), "text/html");
  const token = shown.querySelector("[name=csrfmiddlewaretoken]");
  const officer = shown.querySelector("[data-officer]")?.dataset.officer;
  if (!token || !officer) return { outcome: "later" };
  if (officer !== record.officer) return { outcome: "other" };
  const answer = await fetch(address, {
    method: "POST", body: body(record, photo, token.value), credentials: "same-origin",
    headers: { Accept: "application/json" },
  });
  if (answer.redirected) return { outcome: "sign-in" };
  if (answer.status === 201) return { outcome: "sent" };
  if (answer.status === 413) return { outcome: "refused", says: words.large };
  if (answer.status !== 422) return { outcome: "later" };
  return { outcome: "refused", says: (await answer.json()).says.join(" ") };
}

const OWN = ["task", "officer", "refused"];

function body(record, photo, token) {
  const parts = new FormData();
  for (const [name, value] of Object.entries(record)) if (!OWN.includes(name)) parts.append(name, value);
  parts.append("csrfmiddlewaretoken", token);
  if (photo) parts.append("paper", photo);
  return parts;
}
