### Interface words of editions: what a page says around an article.
### Ukrainian (uk)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = Іншими мовами

# en: Original
original = Оригінал

# en: Translated from English
translated-from-english = Перекладено з англійської

# en: Published
published = Опубліковано

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = Цей переклад — чернетка: носій мови його ще не перевірив.

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = Деякі частини цієї статті ще не перекладено, їх показано англійською.

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = Деякі частини цієї статті ще не перекладено, їх показано іншою мовою.

# en: The English original of some passages has changed since they were translated.
outdated-notice = Після перекладу англійський оригінал деяких уривків змінився.

# en: The English original of this passage has changed since it was translated.
outdated-note = Після перекладу цього уривка його англійський оригінал змінився.

# en: Skip to the text
skip-to-text = Перейти до тексту

# en: Articles
articles = Статті

# en: Languages
languages = Мови

# en: Footnotes
footnotes = Виноски

# en: Back to the text
back-to-text = Назад до тексту

# en: Note
alert-note = Примітка

# en: Tip
alert-tip = Порада

# en: Important
alert-important = Важливо

# en: Warning
alert-warning = Попередження

# en: Caution
alert-caution = Обережно

# en: Table
table = Таблиця

# en: Done
task-done = Зроблено

# en: To do
task-open = Не зроблено

# en: Feed
feed = Стрічка новин

# en: Translation
translator = Переклад
