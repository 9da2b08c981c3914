### The count
### Made from source/count.md by `tolmach segment`. Edit the article, not this file.

# Front matter `title`
count = The count

# Paragraph
# $day = 2022-09-21
# $detained = 1310
# $cities = 38
day-police-detained-detained-people = On { $day }, police detained { $detained } people in { $cities } cities.

# Paragraph
# $share = 0.125
share-all = That is { $share } of all.
