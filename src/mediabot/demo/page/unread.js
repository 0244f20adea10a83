// What nobody has looked at yet: badges on tabs and phones, marks on accounts, and a word for a screen reader.

import { make } from "./dom.js";
import { $, chats, languageOf, page, seen, t } from "./shared.js";

export const unreadIn = (chat) => [...(chats.get(chat)?.values() ?? [])].filter((message) => message.bot && message.id > (seen.get(chat) ?? 0)).length;

export function showUnread() {
  for (const phone of page.phones) {
    let elsewhere = 0;
    const options = phone.config.accounts.map((account) => {
      const count = phone.config.chat ? 0 : unreadIn(String(account.id));
      if (account.id !== phone.account) elsewhere += count;
      return make("option", { value: account.id, selected: account.id === phone.account, lang: languageOf(account.name) }, count ? `● ${account.name} (${count})` : account.name);
    });
    showAccounts(phone, options);
    showBadge(phone.others, elsewhere);
    showBadge(phone.tab.querySelector(".badge"), phone.isShown() ? elsewhere : elsewhere + unreadIn(phone.chat));
  }
}

function showAccounts(phone, options) {
  const wanted = options.map((option) => option.textContent).join("\n") + phone.account + page.language;
  phone.select.setAttribute("aria-label", `${phone.title}: ${t().account}`);
  if (phone.select.dataset.shown === wanted) return;
  phone.select.replaceChildren(...options);
  phone.select.value = String(phone.account);
  phone.select.lang = languageOf(phone.owner?.name ?? "") ?? page.language;
  phone.select.dataset.shown = wanted;
}

function showBadge(badge, count) {
  badge.hidden = !count;
  badge.replaceChildren(String(count), make("span", { class: "unseen" }, ` ${t().unread}`));
}

// What comes where nobody looks is told in a few words, since its own message is not on the screen.
export function announce(phone, chat) {
  const account = phone.config.accounts.find(({ id }) => String(id) === chat);
  $("news").textContent = `${t().newMessage}: ${phone.title}${account ? `, ${account.name}` : ""}`;
}
