### Russian (ru)
### To translate a message, remove the `# ` before its id and write behind the `=`.

# en: September
# september =

# en: Day
# day =

# en: What
# what =

# en: Mobilisation
# mobilisation =

# en: Rallies in `32` cities
# rallies-32-cities =

# en: <p class="note">Written in a hurry.</p>
# written-hurry =
