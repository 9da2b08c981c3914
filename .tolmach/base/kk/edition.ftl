### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 8066369ccb9ecc9f
read-in = Read in

# target: 07d8648fc27efe62
original = Original

# target: 8390a954cdd87f9f
translated-from-english = Translated from English

# target: abe8b972d0c35592
published = Published

# target: dfec10f249fe6957
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: 6a33cb1849d06527
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: fd5645960e8382f1
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: bcd8f898ca9c7e21
outdated-notice = The English original of some passages has changed since they were translated.

# target: 4bbd39c073f78590
outdated-note = The English original of this passage has changed since it was translated.

# target: 9ce3c96accb35350
skip-to-text = Skip to the text

# target: 5697098c541226bd
articles = Articles

# target: 4045368127403f0f
languages = Languages

# target: f733d455533311dc
footnotes = Footnotes

# target: dfda7936dd28fcd8
back-to-text = Back to the text

# target: bec60aa7df7bc2bd
alert-note = Note

# target: 35e1487bebc4059c
alert-tip = Tip

# target: ce07519cf3dc6bf4
alert-important = Important

# target: db02abca6e544f52
alert-warning = Warning

# target: 95454c723a170037
alert-caution = Caution

# target: 783ce0a737e8d7ba
table = Table

# target: a02e188bf3f47803
task-done = Done

# target: a4088bbe698ce51d
task-open = To do

# target: 71a1cc35b35bc8e0
feed = Feed

# target: a0feff354ad91d08
translator = Translation
