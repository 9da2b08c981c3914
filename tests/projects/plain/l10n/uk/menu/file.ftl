open = Відкрити
close = Закрити
