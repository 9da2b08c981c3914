### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 613cf83d0911f035
read-in = Read in

# target: 2d42aec10be554ec
original = Original

# target: cf7c6e5db54289c5
translated-from-english = Translated from English

# target: 8b1ca658e0e5ea72
published = Published

# target: 8de0b9552effa86a
unreviewed-notice = This translation is a draft: a native speaker has not reviewed it yet.

# target: 9d93655bfc2c910e
untranslated-notice = Parts of this article have not been translated yet and are shown in English.

# target: 1467e68e70cb3b36
fallback-notice = Parts of this article have not been translated yet and are shown in another language.

# target: b1572b5b4c981088
outdated-notice = The English original of some passages has changed since they were translated.

# target: cb12accf20c8066f
outdated-note = The English original of this passage has changed since it was translated.

# target: b69ef7ccf055f472
skip-to-text = Skip to the text

# target: cb0eb761198eeef1
articles = Articles

# target: 41865ffea900e7a4
languages = Languages

# target: 968c6e7e322183ff
footnotes = Footnotes

# target: 038a3fbe0c1d643f
back-to-text = Back to the text

# target: 3b5f582dfb0e43b6
alert-note = Note

# target: 3b945eaa754e2c03
alert-tip = Tip

# target: b5040a8570f7a92c
alert-important = Important

# target: 8e7853cdd6399278
alert-warning = Warning

# target: 1edc13e56c97d237
alert-caution = Caution

# target: 7ffd9bea22bed480
table = Table

# target: 8357620f1a005acb
task-done = Done

# target: 10c4d23c4d16a893
task-open = To do

# target: 8b3c563cca72f06a
feed = Feed

# target: bbc45a09be0c3a28
translator = Translation
