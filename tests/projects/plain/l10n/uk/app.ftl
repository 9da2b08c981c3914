-brand = Ліхтар

unread = { $count ->
    [0] Листів немає
    [one] { $count } лист у програмі { -brand }
    [few] { $count } листи у програмі { -brand }
   *[many] { $count } листів у програмі { -brand }
}

search =
    .placeholder = Шукати листи
    .title = Шукати у програмі { -brand }

seen = Востаннє { DATETIME($when, dateStyle: "long") }

bye = До побачення
