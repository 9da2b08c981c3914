### Interface words of editions: what a page says around an article.
### Mongolian (mn)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = Бусад хэлээр

# en: Original
original = Эх бичвэр

# en: Translated from English
translated-from-english = Англи хэлнээс орчуулсан

# en: Published
published = Нийтэлсэн огноо

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = Энэ орчуулга нь ноорог: төрөлх монгол хэлтэй хүн хараахан хянаж үзээгүй байна.

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = Энэ нийтлэлийн зарим хэсгийг хараахан орчуулаагүй бөгөөд англи хэлээр харуулж байна.

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = Энэ нийтлэлийн зарим хэсгийг хараахан орчуулаагүй бөгөөд өөр хэлээр харуулж байна.

# en: The English original of some passages has changed since they were translated.
outdated-notice = Зарим хэсгийг орчуулснаас хойш англи эх бичвэр нь өөрчлөгдсөн.

# en: The English original of this passage has changed since it was translated.
outdated-note = Энэ хэсгийг орчуулснаас хойш англи эх бичвэр нь өөрчлөгдсөн.

# en: Skip to the text
skip-to-text = Бичвэр лүү шилжих

# en: Articles
articles = Нийтлэлүүд

# en: Languages
languages = Хэлүүд

# en: Footnotes
footnotes = Зүүлт тайлбар

# en: Back to the text
back-to-text = Бичвэр лүү буцах

# en: Note
alert-note = Тэмдэглэл

# en: Tip
alert-tip = Зөвлөмж

# en: Important
alert-important = Чухал

# en: Warning
alert-warning = Анхааруулга

# en: Caution
alert-caution = Сэрэмжлүүлэг

# en: Table
table = Хүснэгт

# en: Done
task-done = Хийсэн

# en: To do
task-open = Хийх

# en: Feed
feed = Мэдээний суваг

# en: Translation
translator = Орчуулга
