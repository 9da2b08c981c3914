### Made from source/news/2022/september.md by `tolmach segment`. Edit the article, not this file.

## September

# Heading
september = September

# Table cell
day = Day

# Table cell
what = What

# Table cell
mobilisation = Mobilisation

# Table cell
rallies-32-cities = Rallies in `32` cities

# HTML
written-hurry = <p class="note">Written in a hurry.</p>
