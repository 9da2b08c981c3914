### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: b4db51b8cf58dca8
september = September

# target: 767966dbd0f59595
day = Day

# target: 395ffd9d0ba78f7a
what = What

# target: ecda3f9d8ac78414
mobilisation = Mobilisation

# target: ec58c5e0d848ce1a
rallies-32-cities = Rallies in `32` cities

# target: a85a3afaafcee43d
written-hurry = <p class="note">Written in a hurry.</p>
