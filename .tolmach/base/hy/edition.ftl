### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 527d802f513f622d
read-in = Read in

# target: a8640de5b2b06d77
original = Original

# target: 6cb6ffdb9dedd7b6
translated-from-english = Translated from English

# target: c3f44d4dcf8c63fb
published = Published

# target: 05730949ee8a3bcd
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: 3804feb4038ffb7b
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: 573f6d7e5c3734d8
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: 75513a88bec24c5a
outdated-notice = The English original of some passages has changed since they were translated.

# target: d65a86008116feef
outdated-note = The English original of this passage has changed since it was translated.

# target: 9ccb50eed8e8412d
skip-to-text = Skip to the text

# target: cf1ad217c66f7f23
articles = Articles

# target: 6f6c45ff5b52c6e7
languages = Languages

# target: aa42f3664e7d013f
footnotes = Footnotes

# target: 8f1b2570212e1358
back-to-text = Back to the text

# target: 5fea32152bd81e89
alert-note = Note

# target: b4fccb5da3038b8c
alert-tip = Tip

# target: e6ea78fc6d2cbbe3
alert-important = Important

# target: ca0b8681f621a651
alert-warning = Warning

# target: 2ce363d6a57002d5
alert-caution = Caution

# target: fe29585254a8f0cd
table = Table

# target: 157bac0b94d9f480
task-done = Done

# target: ff8df8c6d0055d2a
task-open = To do

# target: df3b10f36c41f90d
feed = Feed

# target: b19e4b755c5cd284
translator = Translation
