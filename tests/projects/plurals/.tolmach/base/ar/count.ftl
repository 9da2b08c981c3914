### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 4e6d1112ad312105
count = The count

# target: 48c40d15a4931948
# $day = 2022-09-21
# $detained = 1310
# $cities = 38
day-police-detained-detained-people = On { $day }, police detained { $detained } people in { $cities } cities.

# target: ba6661ed9d5837c1
# $share = 0.125
share-all = That is { $share } of all.
