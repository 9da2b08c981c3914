### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 4064df36298a465d
read-in = Read in

# target: e1fc74c2759d9798
original = Original

# target: e4fa4dbae976f15a
translated-from-english = Translated from English

# target: 07f1deab177b473d
published = Published

# target: 8705d6dda67ed129
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: ee552153ede037bf
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: 074c61a8c8be8657
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: 6d2c59fc376442ef
outdated-notice = The English original of some passages has changed since they were translated.

# target: dc333378d5db33db
outdated-note = The English original of this passage has changed since it was translated.

# target: ef28aa9731db513f
skip-to-text = Skip to the text

# target: fc29375e0104cc7c
articles = Articles

# target: 51539a852c966860
languages = Languages

# target: 67faeefd6154ab97
footnotes = Footnotes

# target: d263f31382ff49b1
back-to-text = Back to the text

# target: fa1fc9b540b35c39
alert-note = Note

# target: 4e6373f8ea8676e9
alert-tip = Tip

# target: d5123bbafb4a046d
alert-important = Important

# target: bebfaed5af3b512d
alert-warning = Warning

# target: dc824fefaac7aeac
alert-caution = Caution

# target: 83ac3a0e862eca37
table = Table

# target: 1f8c1a99716dc6b6
task-done = Done

# target: 9cedfb12871aff6f
task-open = To do

# target: 7d8fde6fb8ec52eb
feed = Feed

# target: 40c72d6be0a22554
translator = Translation
