### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: bd0dd511590787ab
read-in = Read in

# target: a772b14926f1865a
original = Original

# target: 83b0a8a4373e2e4b
translated-from-english = Translated from English

# target: db7cf9c61a7f3e2a
published = Published

# target: bb043e231e148c86
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: e5a766fbb603dcc6
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: 175b82c1225b9397
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: 705e23fccfda2f1a
outdated-notice = The English original of some passages has changed since they were translated.

# target: d57513c79e66c262
outdated-note = The English original of this passage has changed since it was translated.

# target: 2b1981546832318b
skip-to-text = Skip to the text

# target: c081ef0dbb1b8f50
articles = Articles

# target: 18a5378588db38b2
languages = Languages

# target: 8618da635cdcf540
footnotes = Footnotes

# target: ecc96a0748dffe18
back-to-text = Back to the text

# target: b042ad10b6aa8a54
alert-note = Note

# target: 0e4bad8ac4f7d1b3
alert-tip = Tip

# target: e896feaa79bfabdd
alert-important = Important

# target: 62afc329b782e2e9
alert-warning = Warning

# target: e9be82af9f38fee2
alert-caution = Caution

# target: 599ca0e255c1d598
table = Table

# target: 7b3dd3409f0bd0e7
task-done = Done

# target: 08de75dddeba3dc6
task-open = To do

# target: 333a5ea8be793604
feed = Feed

# target: b756787ab4926644
translator = Translation
