### Interface words of editions: what a page says around an article.
### Armenian (hy)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = Կարդալ այլ լեզուներով

# en: Original
original = Բնագիր

# en: Translated from English
translated-from-english = Թարգմանված է անգլերենից

# en: Published
published = Հրապարակման ամսաթիվը

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = Այս թարգմանությունը սևագիր է՝ լեզվակիրը դեռ չի վերանայել այն։

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = Այս հոդվածի որոշ մասեր դեռ թարգմանված չեն և ներկայացված են անգլերեն։

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = Այս հոդվածի որոշ մասեր դեռ թարգմանված չեն և ներկայացված են այլ լեզվով։

# en: The English original of some passages has changed since they were translated.
outdated-notice = Որոշ հատվածների անգլերեն բնագիրը թարգմանությունից հետո փոփոխվել է։

# en: The English original of this passage has changed since it was translated.
outdated-note = Այս հատվածի անգլերեն բնագիրը թարգմանությունից հետո փոփոխվել է։

# en: Skip to the text
skip-to-text = Անցնել տեքստին

# en: Articles
articles = Հոդվածներ

# en: Languages
languages = Լեզուներ

# en: Footnotes
footnotes = Ծանոթագրություններ

# en: Back to the text
back-to-text = Վերադառնալ տեքստին

# en: Note
alert-note = Նշում

# en: Tip
alert-tip = Խորհուրդ

# en: Important
alert-important = Կարևոր է

# en: Warning
alert-warning = Զգուշացում

# en: Caution
alert-caution = Զգո՛ւյշ

# en: Table
table = Աղյուսակ

# en: Done
task-done = Կատարված է

# en: To do
task-open = Կատարված չէ

# en: Feed
feed = Նորությունների հոսք

# en: Translation
translator = Թարգմանություն
