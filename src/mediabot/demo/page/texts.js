// What the page itself says, in both languages.

export const TEXTS = {
  bg: {
    plus15: "+15 мин", plus60: "+1 ч", plus1440: "+1 ден", plus10080: "+1 седмица",
    clock: "Часовник на демонстрацията", plus15Long: "Напред с 15 минути", plus60Long: "Напред с 1 час", plus1440Long: "Напред с 1 ден", plus10080Long: "Напред с 1 седмица",
    startOver: "Отначало", startOverAsk: "Да изтрием ли всички разговори и да започнем отначало?", language: "Език",
    offline: "Връзката прекъсна. Опитваме отново…", write: "Съобщение", send: "Изпращане", attach: "Прикачване", commands: "Команди",
    account: "Профил", start: "Старт", edited: "редактирано", copied: "Копирано", noCommands: "Няма команди за този чат.",
    typing: "пише…", showMore: "Показване на всичко", showLess: "Свиване", spoiler: "Скрит текст", failed: "Не се получи. Опитайте пак.",
    sticker: "Стикер", voice: "Гласово съобщение", photo: "Снимка", location: "Местоположение", contact: "Контакт", document: "Документ", video: "Видео",
    animation: "Анимация", audio: "Аудио", poll: "Анкета", quiz: "Викторина", closed: "приключила", protected: "защитено", forwarded: "Препратено от",
    own: { photo: "Снимка от устройството…", document: "Файл от устройството…" }, madeUp: "Примерни:",
    joined: "Добавен е:", download: "Изтегляне", phones: "Телефони", messages: "Съобщения", unread: "непрочетени", samples: "Примерни въпроси", ok: "Добре",
    hints: {
      journalist: ["Натиснете „Старт“ и попитайте за тема.", "Напишете тема или изберете някой от въпросите отдолу.", "Изберете бутон под съобщението."],
      expert: ["Запитванията пристигат тук сами. Експертът се сменя от списъка горе.", "Чакаме запитване.", "Отговорете с бутон под запитването."],
      staff: ["Тук екипът вижда всяко запитване.", "Картите се променят сами.", "Бутоните под картата действат от името на избрания колега."],
    },
  },
  en: {
    plus15: "+15 min", plus60: "+1 h", plus1440: "+1 day", plus10080: "+1 week",
    clock: "Clock of the demonstration", plus15Long: "15 minutes forward", plus60Long: "1 hour forward", plus1440Long: "1 day forward", plus10080Long: "1 week forward",
    startOver: "Start over", startOverAsk: "Delete all conversations and start over?", language: "Language",
    offline: "The connection was lost. Trying again…", write: "Message", send: "Send", attach: "Attach", commands: "Commands",
    account: "Account", start: "Start", edited: "edited", copied: "Copied", noCommands: "No commands in this chat.",
    typing: "is typing…", showMore: "Show all", showLess: "Show less", spoiler: "Hidden text", failed: "That didn't work. Please try again.",
    sticker: "Sticker", voice: "Voice message", photo: "Photo", location: "Location", contact: "Contact", document: "Document", video: "Video",
    animation: "Animation", audio: "Audio", poll: "Poll", quiz: "Quiz", closed: "closed", protected: "protected", forwarded: "Forwarded from",
    own: { photo: "Photo from this device…", document: "File from this device…" }, madeUp: "Samples:",
    joined: "Joined:", download: "Download", phones: "Phones", messages: "Messages", unread: "unread", samples: "Sample questions", ok: "OK",
    hints: {
      journalist: ["Press Start and ask about a topic.", "Type a topic, or take one of the questions below.", "Choose a button under the message."],
      expert: ["Requests arrive here by themselves. Change the expert in the list above.", "Waiting for a request.", "Answer with a button under the request."],
      staff: ["Staff see every request here.", "Cards change by themselves.", "Buttons under a card act for the colleague chosen above."],
    },
  },
};
