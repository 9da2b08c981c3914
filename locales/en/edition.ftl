### Interface words of editions: what a page says around an article.

read-in = Read in
original = Original
translated-from-english = Translated from English
published = Published
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.
untranslated-notice = Parts of this article have not been translated yet and are shown in English.
fallback-notice = Parts of this article have not been translated yet and are shown in another language.
outdated-notice = The English original of some passages has changed since they were translated.
outdated-note = The English original of this passage has changed since it was translated.
skip-to-text = Skip to the text
articles = Articles
languages = Languages
footnotes = Footnotes
back-to-text = Back to the text
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
table = Table
task-done = Done
task-open = To do
feed = Feed
translator = Translation
