### The count
### Russian (ru)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: The count
count = Счёт

# en: On { $day }, police detained { $detained } people in { $cities } cities.
day-police-detained-detained-people =
    { DATETIME($day, dateStyle: "long") } полиция задержала { $detained ->
        [one] { NUMBER($detained) } человека
        [few] { NUMBER($detained) } человека
       *[many] { NUMBER($detained) } человек
    } в { $cities ->
        [one] { $cities } городе
       *[other] { $cities } городах
    }.

# en: That is { $share } of all.
share-all = Это { NUMBER($share, style: "percent", minimumFractionDigits: 1) } от всех.
