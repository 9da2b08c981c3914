### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 78a23c9d711321a3
read-in = Read in

# target: 486dee2d81d97d0b
original = Original

# target: fa973c9744acd4c2
translated-from-english = Translated from English

# target: c201b7ea0c44a47d
published = Published

# target: 895490cbe00f2ee9
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: bcfd29e8c8f8fd22
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: f43b82d8e18f2a87
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: cab0d8e2123e97a4
outdated-notice = The English original of some passages has changed since they were translated.

# target: aaad4f3f831485fe
outdated-note = The English original of this passage has changed since it was translated.

# target: ed1124968937a880
skip-to-text = Skip to the text

# target: b128362f36f22a9f
articles = Articles

# target: 2a7f9d3f8a2a29a6
languages = Languages

# target: a5ac4f865218a3c9
footnotes = Footnotes

# target: 6d40ba364ba1d59a
back-to-text = Back to the text

# target: e66a2f9dbf8673fd
alert-note = Note

# target: c8c37fbc4c3f54f2
alert-tip = Tip

# target: aa202180de78913d
alert-important = Important

# target: 1467b7854e3b9d16
alert-warning = Warning

# target: e02a93fcc81a772b
alert-caution = Caution

# target: 22955d67198051a6
table = Table

# target: 2ab416f80489e871
task-done = Done

# target: effa2b29c369384b
task-open = To do

# target: 7828d59c34941239
feed = Feed

# target: ce5ebd4d603b35c0
translator = Translation
