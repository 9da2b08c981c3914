### Interface words of editions: what a page says around an article.
### Arabic (ar)
### Draft: no native speaker has reviewed this file yet.
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: Read in
read-in = بلغات أخرى

# en: Original
original = الأصل

# en: Translated from English
translated-from-english = مترجم عن الإنجليزية

# en: Published
published = نُشر في

# en: This translation is a draft: a native speaker has not reviewed it yet.
unreviewed-notice = هذه الترجمة مسودة: لم يراجعها بعد ناطق أصلي بالعربية.

# en: Parts of this article have not been translated yet and are shown in English.
untranslated-notice = لم تُترجم بعض أجزاء هذا المقال بعد، وهي معروضة بالإنجليزية.

# en: Parts of this article have not been translated yet and are shown in another language.
fallback-notice = لم تُترجم بعض أجزاء هذا المقال بعد، وهي معروضة بلغة أخرى.

# en: The English original of some passages has changed since they were translated.
outdated-notice = تغيّر الأصل الإنجليزي لبعض المقاطع منذ ترجمتها.

# en: The English original of this passage has changed since it was translated.
outdated-note = تغيّر الأصل الإنجليزي لهذا المقطع منذ ترجمته.

# en: Skip to the text
skip-to-text = الانتقال إلى النص

# en: Articles
articles = المقالات

# en: Languages
languages = اللغات

# en: Footnotes
footnotes = الحواشي

# en: Back to the text
back-to-text = العودة إلى النص

# en: Note
alert-note = ملاحظة

# en: Tip
alert-tip = نصيحة

# en: Important
alert-important = مهم

# en: Warning
alert-warning = تحذير

# en: Caution
alert-caution = تنبيه

# en: Table
table = جدول

# en: Done
task-done = تم

# en: To do
task-open = لم يتم بعد

# en: Feed
feed = خلاصة الأخبار

# en: Translation
translator = الترجمة
