// 把一条存着的发放交上去；同一个编号交两次，工会那边只算一条。
export async function sendOne(record, words) {
  try {
    return await attempt(record, words);
  } catch {
    return { outcome: "later" };
  }
}

async function attempt(record, words) {
  const asked = await fetch(words.address, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (asked.redirected || asked.status === 404) return { outcome: "sign-in" };
  if (!asked.ok) return { outcome: "later" };
  const { token, officer } = await asked.json();
  if (officer !== record.officer) return { outcome: "other" };
  const parts = new FormData();
  for (const name of ["entitlement", "key", "at"]) parts.append(name, record[name]);
  parts.append("csrfmiddlewaretoken", token);
  const answer = await fetch(words.address, { method: "POST", body: parts, credentials: "same-origin" });
  if (answer.redirected) return { outcome: "sign-in" };
  if (answer.status === 200 && (await answer.json()).taken) return { outcome: "sent" };
  if (answer.status === 409 || answer.status === 422) return { outcome: "told", says: (await answer.json()).says };
  return { outcome: "later" };
}
