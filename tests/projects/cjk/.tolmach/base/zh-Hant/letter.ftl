### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: 8528d9f5086bd0a2
letter = The letter
