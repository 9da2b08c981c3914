### Interface words of editions: what a page says around an article.
### Russian (ru)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = На других языках

# en: Original
original = Оригинал

# en: Translated from English
translated-from-english = Перевод с английского

# en: Published
published = Опубликовано

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = Этот перевод — черновик: носитель языка его ещё не проверял.

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = Некоторые части этой статьи ещё не переведены и показаны на английском языке.

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = Некоторые части этой статьи ещё не переведены и показаны на другом языке.

# en: The English original of some passages has changed since they were translated.
outdated-notice = Английский оригинал некоторых фрагментов изменился после того, как был сделан перевод.

# en: The English original of this passage has changed since it was translated.
outdated-note = Английский оригинал этого фрагмента изменился после того, как был сделан перевод.

# en: Skip to the text
skip-to-text = Перейти к тексту

# en: Articles
articles = Статьи

# en: Languages
languages = Языки

# en: Footnotes
footnotes = Сноски

# en: Back to the text
back-to-text = Назад к тексту

# en: Note
alert-note = Примечание

# en: Tip
alert-tip = Совет

# en: Important
alert-important = Важно

# en: Warning
alert-warning = Предупреждение

# en: Caution
alert-caution = Осторожно

# en: Table
table = Таблица

# en: Done
task-done = Сделано

# en: To do
task-open = Не сделано

# en: Feed
feed = Лента новостей

# en: Translation
translator = Перевод
