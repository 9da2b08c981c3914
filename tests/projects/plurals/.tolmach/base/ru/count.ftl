### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 8bbf30610d269aba
count = The count

# target: 0a93dd3e5eb4b711
# $day = 2022-09-21
# $detained = 1310
# $cities = 38
day-police-detained-detained-people = On { $day }, police detained { $detained } people in { $cities } cities.

# target: de64f3effe2b1cec
# $share = 0.125
share-all = That is { $share } of all.
