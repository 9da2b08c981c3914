-brand = ფარანი

unread = { $cont } წერილი

search =
    .placeholder = მოძებნეთ წერილები

bye = ნახვამდის
bye = კარგად იყავით

gone = წავიდა
