### The count
### Arabic (ar)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The count
count = العدد

# en: On { $day }, police detained { $detained } people in { $cities } cities.
day-police-detained-detained-people =
    في { DATETIME($day, dateStyle: "long") } احتجزت الشرطة { $detained ->
        [zero] لا أحد
        [one] شخصًا واحدًا
        [two] شخصين
        [few] { NUMBER($detained) } أشخاص
        [many] { NUMBER($detained) } شخصًا
       *[other] { NUMBER($detained) } شخص
    } في { $cities ->
        [zero] لا مدينة
        [one] مدينة واحدة
        [two] مدينتين
        [few] { NUMBER($cities) } مدن
        [many] { NUMBER($cities) } مدينة
       *[other] { NUMBER($cities) } مدينة
    }.

# en: That is { $share } of all.
share-all = هذا { NUMBER($share, style: "percent", minimumFractionDigits: 1) } من الجميع.
