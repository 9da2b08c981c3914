-brand = Фонарь
-vendor = Мастера Ламп

greeting = Добро пожаловать в { -brand }
farewell = До свидания, { $user }
title-one = Открыть письма
title-two = Закрыть письма
# 1: the message is there twice
title-two = Спрятать письма

# 2: the plural category of 0, 5, 6 is missing
letters = { $count ->
    [one] Пришло { $count } письмо
    [few] Пришло { $count } письма
   *[other] Пришло { $count } письма
}
# 3: a category that Russian does not have
pages = { $count ->
    [one] Осталась { $count } страница
    [two] Остались две страницы
    [few] Остались { $count } страницы
    [many] Осталось { $count } страниц
   *[other] Осталось { $count } страницы
}
# 4: the attribute is missing
button = Отправить
# 5: an attribute that the English does not have
field = Имя
    .placeholder = Введите имя
# 6: the attribute is there twice
toolbar = Инструменты
    .label = Показать инструменты
    .label = Скрыть инструменты
# 7: a slip in the name of a term
maker = Сделано: { -vendr }
# 8: a slip in the name of a message
see-also = Смотрите { greting }
# 9: a second paragraph that is not indented
paragraph = Письмо
уже в пути

# 10: the variable was lost
shared-by = Кто-то прислал снимок
# 11: a slip in the name of a variable
signed-by = Подписано: { $uzer }
# 12: a function that does not exist
size = В снимке { NUMMER($size) } байт
# 13: an option that does not exist
price = Сегодня это стоит { NUMBER($price, minimumFractionDigitz: 2) }
# 14: a tag that is opened twice and never closed
link = Сначала прочитайте <a href="https://example.org/help">справку<a>
# 15: another address
address = Спросите об этом <a href="https://example.com/ask">мастеров</a>
# 16: the mark of code was lost
command = Для начала наберите lantern --open
# 17: an empty translation
tooltip = { "" }
# 18: the variants are chosen by another variable
order = { $place ->
    [female] Она прислала это
   *[other] Они прислали это
} { $gender }
# 19: an argument that the term does not know
about = О приложении { -brand(case: "gen") }
# 20: two texts that refer to each other
circle-one = { circle-two }
circle-two = { circle-one }
# 21: another figure
trial = Пробный срок кончится через 3 дня
