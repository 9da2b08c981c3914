### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 37d355f0e1936c11
radio = The radio

# target: 37d355f0e1936c11
radio-2 = The radio

# target: 21fb71982632687f
we-listen-radio-liberty-10 = “We listen to *Radio Liberty* at 10,” says Anna.

# target: 4447a5c997823677
city = City

# target: cce7e5239414bdd4
letters = Letters
