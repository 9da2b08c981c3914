### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 3ebfda09d545388f
read-in = Read in

# target: b091c93045130eff
original = Original

# target: e34880c05ece8557
translated-from-english = Translated from English

# target: 0805fd833251633c
published = Published

# target: 2981943c1aebd3d3
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: a4e29eb582fc0026
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: d331c98be09f24ef
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: 3edae370b186316b
outdated-notice = The English original of some passages has changed since they were translated.

# target: 903cd09726baf02e
outdated-note = The English original of this passage has changed since it was translated.

# target: 1f90f4e1c6adf26c
skip-to-text = Skip to the text

# target: 2c9047eee37c8424
articles = Articles

# target: 56735437a8e5519c
languages = Languages

# target: 89e2ceec06270ed5
footnotes = Footnotes

# target: 2041c413bf207d0e
back-to-text = Back to the text

# target: 69c0c0fe6a28b734
alert-note = Note

# target: b2b973b600e001c9
alert-tip = Tip

# target: fe720c6ebcd78cd4
alert-important = Important

# target: 6b5250ffe4ff32ef
alert-warning = Warning

# target: f3147b7b552432e4
alert-caution = Caution

# target: 2722e79969127bbd
table = Table

# target: d5793904a3c18f54
task-done = Done

# target: af21c95b0f063eff
task-open = To do

# target: fa54430778694132
feed = Feed

# target: bd8030d32a10cd7d
translator = Translation
