### The lantern application

-brand = Lantern
    .short = L

## Letters

# $count (Number): how many letters there are
unread = { $count ->
    [0] No letters
    [one] One letter in { -brand }
   *[other] { NUMBER($count) } letters in { -brand }
}

search =
    .placeholder = Search letters
    .title = Search in { -brand }

seen = Last seen on { DATETIME($when, dateStyle: "long") }

bye = Goodbye
