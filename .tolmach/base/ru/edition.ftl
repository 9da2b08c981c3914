### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 8a5410f4f28bd835
read-in = Read in

# target: 2781d16b78c232a1
original = Original

# target: fd9c2044fae894be
translated-from-english = Translated from English

# target: 0842c1206e5ade0c
published = Published

# target: a64a35f26309ea60
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: d2498747750faa79
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: 68c190b1ee46ce29
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: 332fb6f7f201355f
outdated-notice = The English original of some passages has changed since they were translated.

# target: 69d4ea88c288738f
outdated-note = The English original of this passage has changed since it was translated.

# target: c5080681c04ed03d
skip-to-text = Skip to the text

# target: d6fa807be8888cf0
articles = Articles

# target: 5df16f0c811faa89
languages = Languages

# target: f7b34196c67e0e38
footnotes = Footnotes

# target: 44de8bb476972c31
back-to-text = Back to the text

# target: 570d64e869df4dea
alert-note = Note

# target: 1f22801e3a627676
alert-tip = Tip

# target: 469ddedcf060b689
alert-important = Important

# target: 4a2afddfe7f0b391
alert-warning = Warning

# target: a6aa0d045af69ed0
alert-caution = Caution

# target: d500ee9fb55db787
table = Table

# target: 4052298c16695e45
task-done = Done

# target: 9c2fb772aac669b2
task-open = To do

# target: 988f4288daffb15d
feed = Feed

# target: 92a21959ada2cf87
translator = Translation
