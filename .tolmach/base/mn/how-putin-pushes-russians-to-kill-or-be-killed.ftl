### tolmach base 1. Written by tolmach; commit it, do not edit it.

# target: d20fceaa139e3a56
what-has-happened = What has happened?

# target: fda3d870ed3c54fb
what-does-mean-russians = What does it mean for Russians?

# target: f5e36c86eb723ed6
can-russians-refuse-participate-war = Can Russians refuse to participate in the war?

# target: e37b39de564b0165
how-have-russians-reacted-mobilisation = How have Russians reacted to the mobilisation?
