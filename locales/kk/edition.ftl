### Interface words of editions: what a page says around an article.
### Kazakh (kk)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = Басқа тілдерде

# en: Original
original = Түпнұсқа

# en: Translated from English
translated-from-english = Ағылшын тілінен аударылған

# en: Published
published = Жарияланған күні

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = Бұл аударма — қаралама нұсқа: оны қазақ тілін ана тілі ретінде меңгерген адам әлі тексерген жоқ.

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = Бұл мақаланың кейбір бөліктері әлі аударылмаған, олар ағылшын тілінде көрсетілген.

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = Бұл мақаланың кейбір бөліктері әлі аударылмаған, олар басқа тілде көрсетілген.

# en: The English original of some passages has changed since they were translated.
outdated-notice = Кейбір үзінділердің ағылшынша түпнұсқасы аударма жасалғаннан кейін өзгерген.

# en: The English original of this passage has changed since it was translated.
outdated-note = Бұл үзіндінің ағылшынша түпнұсқасы аударма жасалғаннан кейін өзгерген.

# en: Skip to the text
skip-to-text = Мәтінге өту

# en: Articles
articles = Мақалалар

# en: Languages
languages = Тілдер

# en: Footnotes
footnotes = Бет соңындағы сілтемелер

# en: Back to the text
back-to-text = Мәтінге оралу

# en: Note
alert-note = Түсініктеме

# en: Tip
alert-tip = Кеңес

# en: Important
alert-important = Маңызды

# en: Warning
alert-warning = Ескерту

# en: Caution
alert-caution = Абайлаңыз

# en: Table
table = Кесте

# en: Done
task-done = Орындалды

# en: To do
task-open = Орындалмады

# en: Feed
feed = Жаңалықтар таспасы

# en: Translation
translator = Аударған
