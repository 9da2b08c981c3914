### Kazakh (kk)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: September
september = Қыркүйек

# en: Day
day = Күн

# en: What
what = Не болды

# en: Mobilisation
mobilisation = Жұмылдыру

# en: Rallies in `32` cities
rallies-32-cities = `32` қалада митингілер

# en: <p class="note">Written in a hurry.</p>
written-hurry = <p class="note">Асығыс жазылған.</p>
